package io.evenkeel.rulebook;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.review.ProposalFacts;
import io.evenkeel.review.TradeFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Proposals and trades about which no rule of the review has anything to say; a case changes one of them. */
final class ReviewFacts {

    private ReviewFacts() {}

    static Proposal proposal() {
        return new Proposal();
    }

    static final class Proposal {
        AccountId account = new AccountId("A-1");
        Registration registration = Registration.TAXABLE;
        LocalDate asOf = LocalDate.of(2018, 2, 7);
        Money value = Money.of("500000.00");
        Weight turnover = Weight.of("0.05");
        Money estimatedTax = Money.ZERO;
        Money netGain = Money.ZERO;
        Money disallowed = Money.ZERO;

        @Nullable
        Money gainBudget = null;

        Money largestTrade = Money.of("5000.00");
        Weight largestTradeWeight = Weight.of("0.01");
        Money cashAfter = Money.of("500.00");
        Weight driftBefore = Weight.of("0.1");
        Weight driftAfter = Weight.of("0.01");

        @Nullable
        Weight trackingErrorAfter = null;

        Weight largestResidualDrift = Weight.of("0.01");
        int trades = 3;
        boolean releasedByHand = false;
        boolean partlyMet = false;

        ProposalFacts build() {
            return new ProposalFacts(
                    account,
                    registration,
                    asOf,
                    value,
                    turnover,
                    estimatedTax,
                    netGain,
                    disallowed,
                    gainBudget,
                    largestTrade,
                    largestTradeWeight,
                    cashAfter,
                    driftBefore,
                    driftAfter,
                    trackingErrorAfter,
                    largestResidualDrift,
                    trades,
                    releasedByHand,
                    partlyMet);
        }

        Proposal account(AccountId account) {
            this.account = account;
            return this;
        }

        Proposal registration(Registration registration) {
            this.registration = registration;
            return this;
        }

        Proposal asOf(LocalDate asOf) {
            this.asOf = asOf;
            return this;
        }

        Proposal value(Money value) {
            this.value = value;
            return this;
        }

        Proposal turnover(Weight turnover) {
            this.turnover = turnover;
            return this;
        }

        Proposal estimatedTax(Money estimatedTax) {
            this.estimatedTax = estimatedTax;
            return this;
        }

        Proposal netGain(Money netGain) {
            this.netGain = netGain;
            return this;
        }

        Proposal disallowed(Money disallowed) {
            this.disallowed = disallowed;
            return this;
        }

        Proposal gainBudget(@Nullable Money gainBudget) {
            this.gainBudget = gainBudget;
            return this;
        }

        Proposal largestTrade(Money largestTrade) {
            this.largestTrade = largestTrade;
            return this;
        }

        Proposal largestTradeWeight(Weight largestTradeWeight) {
            this.largestTradeWeight = largestTradeWeight;
            return this;
        }

        Proposal cashAfter(Money cashAfter) {
            this.cashAfter = cashAfter;
            return this;
        }

        Proposal driftBefore(Weight driftBefore) {
            this.driftBefore = driftBefore;
            return this;
        }

        Proposal driftAfter(Weight driftAfter) {
            this.driftAfter = driftAfter;
            return this;
        }

        Proposal trackingErrorAfter(@Nullable Weight trackingErrorAfter) {
            this.trackingErrorAfter = trackingErrorAfter;
            return this;
        }

        Proposal largestResidualDrift(Weight largestResidualDrift) {
            this.largestResidualDrift = largestResidualDrift;
            return this;
        }

        Proposal trades(int trades) {
            this.trades = trades;
            return this;
        }

        Proposal partlyMet(boolean partlyMet) {
            this.partlyMet = partlyMet;
            return this;
        }

        Proposal releasedByHand(boolean releasedByHand) {
            this.releasedByHand = releasedByHand;
            return this;
        }
    }

    static OneTrade trade() {
        return new OneTrade();
    }

    static final class OneTrade {
        SecurityId security = new SecurityId("XYZ");
        String side = "BUY";
        Money amount = Money.of("5000.00");
        Weight accountWeight = Weight.of("0.01");

        @Nullable
        Weight shareOfDailyVolume = null;

        Weight priceMove = Weight.ZERO;

        TradeFacts build() {
            return new TradeFacts(security, side, amount, accountWeight, shareOfDailyVolume, priceMove);
        }

        OneTrade security(SecurityId security) {
            this.security = security;
            return this;
        }

        OneTrade side(String side) {
            this.side = side;
            return this;
        }

        OneTrade amount(Money amount) {
            this.amount = amount;
            return this;
        }

        OneTrade accountWeight(Weight accountWeight) {
            this.accountWeight = accountWeight;
            return this;
        }

        OneTrade shareOfDailyVolume(@Nullable Weight shareOfDailyVolume) {
            this.shareOfDailyVolume = shareOfDailyVolume;
            return this;
        }

        OneTrade priceMove(Weight priceMove) {
            this.priceMove = priceMove;
            return this;
        }
    }
}
