package io.evenkeel.rulebook;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.AccountFacts;
import io.evenkeel.policy.CorporateActionFacts;
import io.evenkeel.policy.HoldingFacts;
import io.evenkeel.policy.PriceMoveFacts;
import io.evenkeel.policy.RestrictionFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts about which no rule has anything to say; a case changes one of them. */
final class Facts {

    private Facts() {}

    static Account account() {
        return new Account();
    }

    static final class Account {
        AccountId account = new AccountId("A-1");
        HouseholdId household = new HouseholdId("H-1");
        Registration registration = Registration.TAXABLE;
        LocalDate asOf = LocalDate.of(2018, 2, 7);
        Money value = Money.of("500000.00");
        Money cash = Money.of("5000.00");
        Weight cashWeight = Weight.of("0.01");
        Weight targetCashWeight = Weight.of("0.01");
        Weight drift = Weight.of("0.02");
        Weight largestDrift = Weight.of("0.01");
        Money withdrawalsDue = Money.ZERO;
        Money depositsDue = Money.ZERO;
        boolean firstTradingDayOfQuarter = false;
        AccountSettings settings = AccountSettings.DEFAULTS;
        YearlyBudgets householdBudgets = YearlyBudgets.NONE;
        boolean releasedByHand = false;

        @Nullable
        Quantity custodianCash = null;

        AccountFacts build() {
            return new AccountFacts(
                    account,
                    household,
                    registration,
                    asOf,
                    value,
                    cash,
                    cashWeight,
                    targetCashWeight,
                    drift,
                    largestDrift,
                    withdrawalsDue,
                    depositsDue,
                    firstTradingDayOfQuarter,
                    settings,
                    householdBudgets,
                    custodianCash,
                    releasedByHand);
        }

        Account released() {
            this.releasedByHand = true;
            return this;
        }

        Account account(AccountId account) {
            this.account = account;
            return this;
        }

        Account household(HouseholdId household) {
            this.household = household;
            return this;
        }

        Account registration(Registration registration) {
            this.registration = registration;
            return this;
        }

        Account asOf(LocalDate asOf) {
            this.asOf = asOf;
            return this;
        }

        Account value(Money value) {
            this.value = value;
            return this;
        }

        Account cash(Money cash) {
            this.cash = cash;
            return this;
        }

        Account cashWeight(Weight cashWeight) {
            this.cashWeight = cashWeight;
            return this;
        }

        Account targetCashWeight(Weight targetCashWeight) {
            this.targetCashWeight = targetCashWeight;
            return this;
        }

        Account drift(Weight drift) {
            this.drift = drift;
            return this;
        }

        Account largestDrift(Weight largestDrift) {
            this.largestDrift = largestDrift;
            return this;
        }

        Account withdrawalsDue(Money withdrawalsDue) {
            this.withdrawalsDue = withdrawalsDue;
            return this;
        }

        Account depositsDue(Money depositsDue) {
            this.depositsDue = depositsDue;
            return this;
        }

        Account firstTradingDayOfQuarter(boolean firstTradingDayOfQuarter) {
            this.firstTradingDayOfQuarter = firstTradingDayOfQuarter;
            return this;
        }

        Account settings(AccountSettings settings) {
            this.settings = settings;
            return this;
        }

        Account householdBudgets(YearlyBudgets householdBudgets) {
            this.householdBudgets = householdBudgets;
            return this;
        }

        Account custodianCash(@Nullable Quantity custodianCash) {
            this.custodianCash = custodianCash;
            return this;
        }
    }

    static Holding holding() {
        return new Holding();
    }

    static final class Holding {
        SecurityId security = new SecurityId("XYZ");
        AssetClass assetClass = AssetClass.US_EQUITY;

        @Nullable
        String sector = "Energy";

        Quantity quantity = Quantity.ofShares(100);
        Money value = Money.of("10000.00");
        Weight weight = Weight.of("0.02");
        Weight targetWeight = Weight.of("0.02");
        Weight drift = Weight.ZERO;

        @Nullable
        Money unrealisedGain = Money.of("1000.00");

        int lotsWithoutBasis = 0;
        LocalDate priceDate = LocalDate.of(2018, 2, 7);
        int priceAgeDays = 0;

        @Nullable
        Quantity custodianQuantity = Quantity.ofShares(100);

        HoldingFacts build() {
            return new HoldingFacts(
                    security,
                    assetClass,
                    sector,
                    quantity,
                    value,
                    weight,
                    targetWeight,
                    drift,
                    unrealisedGain,
                    lotsWithoutBasis,
                    priceDate,
                    priceAgeDays,
                    custodianQuantity);
        }

        Holding security(SecurityId security) {
            this.security = security;
            return this;
        }

        Holding assetClass(AssetClass assetClass) {
            this.assetClass = assetClass;
            return this;
        }

        Holding sector(@Nullable String sector) {
            this.sector = sector;
            return this;
        }

        Holding quantity(Quantity quantity) {
            this.quantity = quantity;
            return this;
        }

        Holding value(Money value) {
            this.value = value;
            return this;
        }

        Holding weight(Weight weight) {
            this.weight = weight;
            return this;
        }

        Holding targetWeight(Weight targetWeight) {
            this.targetWeight = targetWeight;
            return this;
        }

        Holding drift(Weight drift) {
            this.drift = drift;
            return this;
        }

        Holding unrealisedGain(@Nullable Money unrealisedGain) {
            this.unrealisedGain = unrealisedGain;
            return this;
        }

        Holding lotsWithoutBasis(int lotsWithoutBasis) {
            this.lotsWithoutBasis = lotsWithoutBasis;
            return this;
        }

        Holding priceDate(LocalDate priceDate) {
            this.priceDate = priceDate;
            return this;
        }

        Holding priceAgeDays(int priceAgeDays) {
            this.priceAgeDays = priceAgeDays;
            return this;
        }

        Holding custodianQuantity(@Nullable Quantity custodianQuantity) {
            this.custodianQuantity = custodianQuantity;
            return this;
        }
    }

    static OneRestriction restriction() {
        return new OneRestriction();
    }

    static final class OneRestriction {
        RestrictionType type = RestrictionType.NEVER_BUY;

        @Nullable
        SecurityId security = new SecurityId("XYZ");

        @Nullable
        Quantity quantity = null;

        @Nullable
        LotId lot = null;

        @Nullable
        String sector = null;

        @Nullable
        Weight weight = null;

        String reason = "Asked by the client";
        boolean inForce = true;

        RestrictionFacts build() {
            return new RestrictionFacts(type, security, quantity, lot, sector, weight, reason, inForce);
        }

        OneRestriction type(RestrictionType type) {
            this.type = type;
            return this;
        }

        OneRestriction security(@Nullable SecurityId security) {
            this.security = security;
            return this;
        }

        OneRestriction quantity(@Nullable Quantity quantity) {
            this.quantity = quantity;
            return this;
        }

        OneRestriction lot(@Nullable LotId lot) {
            this.lot = lot;
            return this;
        }

        OneRestriction sector(@Nullable String sector) {
            this.sector = sector;
            return this;
        }

        OneRestriction weight(@Nullable Weight weight) {
            this.weight = weight;
            return this;
        }

        OneRestriction reason(String reason) {
            this.reason = reason;
            return this;
        }

        OneRestriction inForce(boolean inForce) {
            this.inForce = inForce;
            return this;
        }
    }

    static Action action() {
        return new Action();
    }

    static final class Action {
        String action = "CA-1";
        CorporateActionKind kind = CorporateActionKind.SPLIT;
        SecurityId security = new SecurityId("XYZ");
        LocalDate effective = LocalDate.of(2018, 2, 6);
        int daysSinceEffective = 1;
        boolean booked = false;
        Weight priceGap = Weight.ZERO;

        @Nullable
        LocalDate movedOn = null;

        CorporateActionFacts build() {
            return new CorporateActionFacts(
                    action,
                    kind,
                    security,
                    effective,
                    daysSinceEffective,
                    booked,
                    Weight.of("-0.5"),
                    Weight.of("-0.01"),
                    priceGap,
                    movedOn);
        }

        Action priceGap(String gap) {
            this.priceGap = Weight.of(gap);
            return this;
        }

        Action movedOn(LocalDate day) {
            this.movedOn = day;
            return this;
        }

        Action action(String action) {
            this.action = action;
            return this;
        }

        Action kind(CorporateActionKind kind) {
            this.kind = kind;
            return this;
        }

        Action security(SecurityId security) {
            this.security = security;
            return this;
        }

        Action effective(LocalDate effective) {
            this.effective = effective;
            return this;
        }

        Action daysSinceEffective(int daysSinceEffective) {
            this.daysSinceEffective = daysSinceEffective;
            return this;
        }

        Action booked(boolean booked) {
            this.booked = booked;
            return this;
        }
    }

    static Move move() {
        return new Move();
    }

    static final class Move {
        SecurityId security = new SecurityId("XYZ");
        LocalDate date = LocalDate.of(2018, 2, 6);
        int daysAgo = 1;
        Weight change = Weight.of("-0.4");
        Weight size = Weight.of("0.4");
        boolean explained = false;

        PriceMoveFacts build() {
            return new PriceMoveFacts(security, date, daysAgo, change, size, explained);
        }

        Move security(SecurityId security) {
            this.security = security;
            return this;
        }

        Move date(LocalDate date) {
            this.date = date;
            return this;
        }

        Move daysAgo(int daysAgo) {
            this.daysAgo = daysAgo;
            return this;
        }

        Move change(Weight change) {
            this.change = change;
            return this;
        }

        Move size(Weight size) {
            this.size = size;
            return this;
        }

        Move explained(boolean explained) {
            this.explained = explained;
            return this;
        }
    }
}
