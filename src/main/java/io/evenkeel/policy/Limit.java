package io.evenkeel.policy;

import io.evenkeel.account.LotId;
import io.evenkeel.account.Schedule;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.util.List;

/**
 * A conclusion of the policy rules. Where several of one kind speak of the same thing the tightest one counts, so the
 * order in which rules fire cannot matter.
 */
public sealed interface Limit {

    /** A security may stray this far from its target before the account is traded. */
    record AbsoluteBand(Weight halfWidth) implements Limit {
        public AbsoluteBand(String halfWidth) {
            this(Weight.fromText(halfWidth));
        }
    }

    /** The same, as a part of the target weight. */
    record RelativeBand(Weight partOfTarget) implements Limit {
        public RelativeBand(String partOfTarget) {
            this(Weight.fromText(partOfTarget));
        }
    }

    /** Nothing in the account is traded today. */
    record NoTrading(String why) implements Limit {}

    /** Trades even if every security is within its band: cash to invest or to raise. */
    record Mandate(String why) implements Limit {}

    record NoBuy(SecurityId security, String why) implements Limit {}

    record NoSell(SecurityId security, String why) implements Limit {}

    /** The account must not hold it: its target becomes zero and what is there is sold as far as other limits let it. */
    record NeverOwn(SecurityId security, String why) implements Limit {}

    /** At least this many shares stay. */
    record KeepQuantity(SecurityId security, Quantity quantity, String why) implements Limit {}

    record KeepLot(SecurityId security, LotId lot, String why) implements Limit {}

    /**
     * Nothing is bought back: a loss of the tax unit would be washed.
     *
     * @param quantity so many of the first shares bought would wash
     * @param loss that would be washed, positive
     * @param until first trading day on which it may be bought
     */
    record NoBuyback(SecurityId security, Quantity quantity, Money loss, LocalDate until, String why) implements Limit {
        public NoBuyback(LossSoldFacts sold, String why) {
            this(sold.security(), sold.quantity(), sold.loss(), sold.firstTradingDay(), why);
        }
    }

    /**
     * A lot below cost is not sold: its loss would be washed.
     *
     * @param quantity so many of its shares have no usable loss
     * @param loss of these, positive
     * @param until first trading day on which all of its loss is usable
     * @param unlessSold lots of this account: once all of these are sold, the lot may be
     */
    record NoLossSale(
            SecurityId security,
            LotId lot,
            Quantity quantity,
            Money loss,
            LocalDate until,
            List<LotId> unlessSold,
            String why)
            implements Limit {
        public NoLossSale {
            unlessSold = List.copyOf(unlessSold);
        }

        public NoLossSale(WashedLossFacts washed, String why) {
            this(
                    washed.security(),
                    washed.lot(),
                    washed.washedQuantity(),
                    washed.washedLoss(),
                    washed.firstTradingDay(),
                    washed.unlessSold(),
                    why);
        }
    }

    record LowestWeight(SecurityId security, Weight weight, String why) implements Limit {}

    record HighestWeight(SecurityId security, Weight weight, String why) implements Limit {}

    /** The weight of a sector stays within this distance of its weight in the model. */
    record SectorBand(Weight halfWidth) implements Limit {
        public SectorBand(String halfWidth) {
            this(Weight.fromText(halfWidth));
        }
    }

    record MinimumTrade(Money amount) implements Limit {
        public MinimumTrade(String amount) {
            this(Money.fromText(amount));
        }
    }

    /** Cash that stays, beside the model's own cash target. */
    record CashReserve(Money amount) implements Limit {
        public CashReserve(String amount) {
            this(Money.fromText(amount));
        }
    }

    /** Cash above its target by more than this part of the account is invested. */
    record CashBand(Weight halfWidth) implements Limit {
        public CashBand(String halfWidth) {
            this(Weight.fromText(halfWidth));
        }
    }

    /** Net gains that these trades may realise. */
    record GainBudget(Money amount) implements Limit {
        public GainBudget(String amount) {
            this(Money.fromText(amount));
        }
    }

    /** Purchases, as a part of the account's value, above which the optimizer does not go. */
    record TurnoverLimit(Weight part) implements Limit {
        public TurnoverLimit(String part) {
            this(Weight.fromText(part));
        }
    }

    /**
     * Taxable income before capital gains that is assumed where the account gives no rates: it decides, with the filing
     * status, which rates of the dated table count.
     */
    record TaxableIncome(Money amount) implements Limit {
        public TaxableIncome(String amount) {
            this(Money.fromText(amount));
        }
    }

    /** What a dollar of loss that this year cannot use is worth today, as a later year may use it. */
    record CarriedLossValue(Rate rate) implements Limit {
        public CarriedLossValue(String rate) {
            this(Rate.fromText(rate));
        }
    }

    record ShortTermRate(Rate rate) implements Limit {
        public ShortTermRate(String rate) {
            this(Rate.fromText(rate));
        }
    }

    record LongTermRate(Rate rate) implements Limit {
        public LongTermRate(String rate) {
            this(Rate.fromText(rate));
        }
    }

    /** Losses of at least this much in one security are worth a trade of their own. */
    record HarvestThreshold(Money loss) implements Limit {
        public HarvestThreshold(String loss) {
            this(Money.fromText(loss));
        }
    }

    /**
     * What one unit of tracking variance costs: the account's value times this times the yearly active variance is set
     * against dollars of tax and spread. On weights alone the variance of a security counts as 0.04 a year.
     */
    record RiskAversion(Weight perUnitOfVariance) implements Limit {
        public RiskAversion(String perUnitOfVariance) {
            this(Weight.of(perUnitOfVariance));
        }
    }

    /** Only whole shares are traded. */
    record WholeShares() implements Limit {}

    /** Drift is looked at on these days only. */
    record LookedAt(Schedule schedule) implements Limit {}
}
