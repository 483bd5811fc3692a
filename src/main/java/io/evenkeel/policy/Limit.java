package io.evenkeel.policy;

import io.evenkeel.account.LotId;
import io.evenkeel.account.Schedule;
import io.evenkeel.account.StopAt;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A conclusion of the policy rules. Where several of one kind speak of the same thing the tightest one counts, so the
 * order in which rules fire cannot matter.
 */
public sealed interface Limit {

    /** A security may stray this far from its target before the account is traded. */
    record AbsoluteBand(Weight halfWidth) implements Limit {
        public AbsoluteBand {
            requirePartOfOne("absolute band", halfWidth);
        }

        public AbsoluteBand(@Written(as = Weight.class, like = "5%") String halfWidth) {
            this(Weight.fromText(halfWidth));
        }
    }

    /** The same, as a part of the target weight. */
    record RelativeBand(Weight partOfTarget) implements Limit {
        public RelativeBand {
            requireNotNegative("relative band", partOfTarget.percent(), partOfTarget.isNegative());
        }

        public RelativeBand(@Written(as = Weight.class, like = "50%") String partOfTarget) {
            this(Weight.fromText(partOfTarget));
        }
    }

    /** Nothing in the account is traded today. */
    record NoTrading(String why) implements Limit {}

    /** Trades even if every security is within its band, and to the target itself. */
    record Mandate(String why) implements Limit {}

    /** Trades even if every security is within its band, because cash has to be raised. */
    record CashMandate(String why) implements Limit {}

    /** Cash that has come is invested, and cash that has to go is raised, before anything else is traded. */
    record FlowsFirst() implements Limit {}

    /**
     * An account that nothing else makes trade is traded where a year's drift saved exceeds what trading costs, tax
     * included, by the larger of the two.
     */
    record WorthTrading(Money margin, Weight marginOfValue) implements Limit {
        public WorthTrading(
                @Written(as = Money.class, like = "$500") String margin,
                @Written(as = Weight.class, like = "1%") String marginOfValue) {
            this(Money.fromText(margin), Weight.fromText(marginOfValue));
        }
    }

    /**
     * An account that neither a mandate nor cash makes trade, but a loss or a weight outside its band, is traded where
     * that is worth more than it costs by the smaller of the two: otherwise what a lock or tax keeps outside its band
     * would ask for the smallest trades every day.
     *
     * @param partOfDrift of what the drift costs in a year
     * @param partOfValue of the account's value
     */
    record WorthCorrecting(Weight partOfDrift, Weight partOfValue) implements Limit {
        public WorthCorrecting {
            requirePartOfOne("part of the drift", partOfDrift);
            requirePartOfOne("part of the value", partOfValue);
        }

        public WorthCorrecting(
                @Written(as = Weight.class, like = "5%") String partOfDrift,
                @Written(as = Weight.class, like = "0.05%") String partOfValue) {
            this(Weight.fromText(partOfDrift), Weight.fromText(partOfValue));
        }
    }

    /** Where trading ends once a security has left its band. */
    record StopsAt(StopAt where) implements Limit {}

    /** What a trade costs whatever its size: a few trades that get nearly as close as many are then the better ones. */
    record TicketCost(Money amount) implements Limit {
        public TicketCost {
            requireNotNegative("cost of a ticket", amount.dollars(), amount.isNegative());
        }

        public TicketCost(@Written(as = Money.class, like = "$10") String amount) {
            this(Money.fromText(amount));
        }
    }

    /** Securities that are traded on one day at most. */
    record TradeLimit(int most) implements Limit {}

    record NoBuy(SecurityId security, String why) implements Limit {}

    record NoSell(SecurityId security, String why) implements Limit {}

    /** The account must not hold it: its target becomes zero and what is there is sold as far as other limits let it. */
    record NeverOwn(SecurityId security, String why) implements Limit {}

    /** At least this many shares stay. */
    record KeepQuantity(SecurityId security, Quantity quantity, String why) implements Limit {}

    record KeepLot(SecurityId security, LotId lot, String why) implements Limit {}

    /**
     * A security is not bought back beyond what the firm lets be washed: a loss of the tax unit would be.
     *
     * @param group the identity group, whose members share what may be washed
     * @param quantity so many of the first shares bought would wash
     * @param loss that would be washed, positive
     * @param atMost shares that may be bought all the same; empty where any number may
     * @param until first trading day on which it may be bought
     */
    record NoBuyback(
            SecurityId security,
            String group,
            Quantity quantity,
            Money loss,
            Optional<Quantity> atMost,
            LocalDate until,
            String why)
            implements Limit {

        /** @param washed the dollars of loss that a purchase may wash, such as "$0.00" */
        public NoBuyback(
                LossSoldFacts sold,
                @Written(as = Money.class, like = "$0.00", from = "$0.00") String washed,
                String why) {
            this(
                    sold.security(),
                    sold.losses().isEmpty()
                            ? sold.security().value()
                            : sold.losses().get(0).group(),
                    sold.quantity(),
                    sold.loss(),
                    sold.sharesWashingAtMost(Money.fromText(washed)),
                    sold.firstTradingDay(),
                    why);
        }
    }

    /**
     * A lot below cost is not sold where more of its loss would be washed than the firm lets be.
     *
     * @param quantity so many of its shares have no usable loss
     * @param loss of these, positive
     * @param part {@code loss} as a part of the lot's
     * @param atMost the part of the loss of what is sold that may be washed
     * @param until first trading day on which all of its loss is usable
     * @param unlessSold lots of this account: once all of these are sold, the lot may be
     */
    record NoLossSale(
            SecurityId security,
            LotId lot,
            Quantity quantity,
            Money loss,
            Weight part,
            Weight atMost,
            LocalDate until,
            List<LotId> unlessSold,
            String why)
            implements Limit {
        public NoLossSale {
            requirePartOfOne("part of a loss that may be washed", atMost);
            unlessSold = List.copyOf(unlessSold);
        }

        /** @param washed the part of a loss that may be washed, such as "0%" */
        public NoLossSale(
                WashedLossFacts facts,
                @Written(as = Weight.class, like = "0%", from = "0%", to = "100%") String washed,
                String why) {
            this(
                    facts.security(),
                    facts.lot(),
                    facts.washedQuantity(),
                    facts.washedLoss(),
                    facts.washedPart(),
                    Weight.fromText(washed),
                    facts.firstTradingDay(),
                    facts.unlessSold(),
                    why);
        }

        /** Whether the lot stays; otherwise it may be sold as far as no more than {@code atMost} is washed. */
        boolean keepsTheLot() {
            return part.compareTo(atMost) > 0;
        }
    }

    record LowestWeight(SecurityId security, Weight weight, String why) implements Limit {}

    record HighestWeight(SecurityId security, Weight weight, String why) implements Limit {}

    /** No purchase takes a security of the model further above its target than that; what is above it already may stay. */
    record MostAboveTarget(Weight distance) implements Limit {
        public MostAboveTarget {
            requirePartOfOne("most above a target", distance);
        }

        public MostAboveTarget(@Written(as = Weight.class, like = "5%") String distance) {
            this(Weight.fromText(distance));
        }
    }

    /** The weight of a sector stays within this distance of its weight in the model. */
    record SectorBand(Weight halfWidth) implements Limit {
        public SectorBand {
            requirePartOfOne("sector band", halfWidth);
        }

        public SectorBand(@Written(as = Weight.class, like = "5%") String halfWidth) {
            this(Weight.fromText(halfWidth));
        }
    }

    record MinimumTrade(Money amount) implements Limit {
        public MinimumTrade {
            requireNotNegative("smallest trade", amount.dollars(), amount.isNegative());
        }

        public MinimumTrade(@Written(as = Money.class, like = "$250") String amount) {
            this(Money.fromText(amount));
        }
    }

    /** Cash that stays, beside the model's own cash target. */
    record CashReserve(Money amount) implements Limit {
        public CashReserve {
            requireNotNegative("cash reserve", amount.dollars(), amount.isNegative());
        }

        public CashReserve(@Written(as = Money.class, like = "$100") String amount) {
            this(Money.fromText(amount));
        }
    }

    /** Cash above its target by more than this part of the account is invested. */
    record CashBand(Weight halfWidth) implements Limit {
        public CashBand {
            requirePartOfOne("cash band", halfWidth);
        }

        public CashBand(@Written(as = Weight.class, like = "2%") String halfWidth) {
            this(Weight.fromText(halfWidth));
        }
    }

    /**
     * Net gains that the account may realise in a calendar year.
     *
     * @param proRata whether only the part of the year that has passed is open
     */
    record GainBudget(Money amount, boolean proRata) implements Limit {
        public GainBudget(@Written(as = Money.class, like = "$10,000") String amount) {
            this(Money.fromText(amount), false);
        }
    }

    /** Net gains that all accounts of the household together may realise in a calendar year. */
    record HouseholdGainBudget(Money amount, boolean proRata) implements Limit {
        public HouseholdGainBudget(@Written(as = Money.class, like = "$10,000") String amount) {
            this(Money.fromText(amount), false);
        }
    }

    /** Tax on gains that the account may bring upon its owner in a calendar year. */
    record TaxBudget(Money amount, boolean proRata) implements Limit {
        public TaxBudget(@Written(as = Money.class, like = "$5,000") String amount) {
            this(Money.fromText(amount), false);
        }
    }

    /** Tax on gains that all accounts of the household together may bring in a calendar year. */
    record HouseholdTaxBudget(Money amount, boolean proRata) implements Limit {
        public HouseholdTaxBudget(@Written(as = Money.class, like = "$5,000") String amount) {
            this(Money.fromText(amount), false);
        }
    }

    /** Purchases, as a part of the account's value, above which the optimizer does not go. */
    record TurnoverLimit(Weight part) implements Limit {
        public TurnoverLimit {
            requireNotNegative("turnover limit", part.percent(), part.isNegative());
        }

        public TurnoverLimit(@Written(as = Weight.class, like = "20%") String part) {
            this(Weight.fromText(part));
        }
    }

    /**
     * Taxable income before capital gains that is assumed where the account gives no rates: it decides, with the filing
     * status, which rates of the dated table count.
     */
    record TaxableIncome(Money amount) implements Limit {
        public TaxableIncome {
            requireNotNegative("taxable income", amount.dollars(), amount.isNegative());
        }

        public TaxableIncome(@Written(as = Money.class, like = "$1,000,000") String amount) {
            this(Money.fromText(amount));
        }
    }

    /** What a dollar of loss that this year cannot use is worth today, as a later year may use it. */
    record CarriedLossValue(Rate rate) implements Limit {
        public CarriedLossValue(@Written(as = Rate.class, like = "10%") String rate) {
            this(Rate.fromText(rate));
        }
    }

    record ShortTermRate(Rate rate) implements Limit {
        public ShortTermRate(@Written(as = Rate.class, like = "40.8%") String rate) {
            this(Rate.fromText(rate));
        }
    }

    record LongTermRate(Rate rate) implements Limit {
        public LongTermRate(@Written(as = Rate.class, like = "23.8%") String rate) {
            this(Rate.fromText(rate));
        }
    }

    /**
     * From when a lot's loss is worth a trade of its own.
     *
     * @param loss smallest loss of a lot
     * @param lossOfBasis smallest loss as a part of the lot's basis
     * @param benefitOverCost the tax saved must exceed the cost of selling and replacing by this much
     * @param urgentLoss smallest loss where time runs out; not above {@code loss}
     * @param daysToYearEnd time runs out when so many days are left of the year
     * @param daysToLongTerm time runs out when a short-term loss turns long-term within so many days
     */
    record HarvestThreshold(
            Money loss,
            Weight lossOfBasis,
            Money benefitOverCost,
            Money urgentLoss,
            int daysToYearEnd,
            int daysToLongTerm)
            implements Limit {
        public HarvestThreshold(
                @Written(as = Money.class, like = "$1,000") String loss,
                @Written(as = Weight.class, like = "5%") String lossOfBasis,
                @Written(as = Money.class, like = "$100") String benefitOverCost,
                @Written(as = Money.class, like = "$500") String urgentLoss,
                int daysToYearEnd,
                int daysToLongTerm) {
            this(
                    Money.fromText(loss),
                    Weight.fromText(lossOfBasis),
                    Money.fromText(benefitOverCost),
                    Money.fromText(urgentLoss),
                    daysToYearEnd,
                    daysToLongTerm);
        }
    }

    /** No loss is taken before this day. */
    record PreserveLosses(LocalDate until) implements Limit {}

    /** Losses of this much are taken now, whatever they are worth. */
    record DemandedLoss(Money amount) implements Limit {
        public DemandedLoss(@Written(as = Money.class, like = "$1,000") String amount) {
            this(Money.fromText(amount));
        }
    }

    /**
     * A gain that turns long-term soon is waited for, unless the drift until then costs more than waiting saves.
     *
     * @param days within which it turns long-term
     * @param saving smallest saving of a lot that is worth the wait
     */
    record WaitForLongTerm(int days, Money saving) implements Limit {
        public WaitForLongTerm(int days, @Written(as = Money.class, like = "$100") String saving) {
            this(days, Money.fromText(saving));
        }
    }

    /**
     * A substitute may be bought in place of a security that may not be, or that is sold at a loss.
     *
     * @param hurdle what a dollar bought of it has to be worth beyond its trading cost
     */
    record SubstituteHurdle(Weight hurdle) implements Limit {
        public SubstituteHurdle(@Written(as = Weight.class, like = "0.10%") String hurdle) {
            this(Weight.fromText(hurdle));
        }
    }

    /**
     * What one unit of tracking variance costs: the account's value times this times the yearly active variance is set
     * against dollars of tax and spread. On weights alone the variance of a security counts as 0.04 a year.
     */
    record RiskAversion(Weight perUnitOfVariance) implements Limit {
        public RiskAversion(@Written(as = Weight.class, like = "30") String perUnitOfVariance) {
            this(Weight.of(perUnitOfVariance));
        }
    }

    /** Only whole shares are traded. */
    record WholeShares() implements Limit {}

    /** Drift is looked at on these days only. */
    record LookedAt(Schedule schedule) implements Limit {}

    private static void requirePartOfOne(String noun, Weight part) {
        if (part.isNegative() || part.compareTo(Weight.ONE) > 0) {
            throw new IllegalArgumentException(
                    "The %s (%s) must lie between 0%% and 100%%. Maybe the percent sign is missing."
                            .formatted(noun, part.percent()));
        }
    }

    private static void requireNotNegative(String noun, String shown, boolean negative) {
        if (negative) {
            throw new IllegalArgumentException("The %s (%s) must not be negative.".formatted(noun, shown));
        }
    }
}
