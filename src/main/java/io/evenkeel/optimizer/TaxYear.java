package io.evenkeel.optimizer;

/**
 * What the tax year of the taxpayer holds before the trades, and what more gains or losses cost; amounts in dollars.
 *
 * <p>With S and L the year's short and long result, trades included and carried losses taken off, the tax is that of IRC
 * 1222 and 1211(b): two gains at their own rates, a loss of one kind against the gain of the other, a net loss at the
 * ordinary rate up to the limit and at the rate of a carried loss beyond it.
 *
 * @param shortBefore the year's short-term result without the trades, carried losses taken off
 * @param longBefore the year's long-term result without the trades, carried losses taken off
 * @param shortRate on net short-term gain; not below {@code longRate} where results are netted
 * @param longRate on net long-term gain
 * @param ordinaryRate what a dollar of net loss saves, up to {@code lossLimit}
 * @param carriedRate what a dollar of net loss beyond that is worth today
 * @param lossLimit positive or zero; infinite for none
 * @param netted false where each gain and each loss simply counts at its own rate
 */
public record TaxYear(
        double shortBefore,
        double longBefore,
        double shortRate,
        double longRate,
        double ordinaryRate,
        double carriedRate,
        double lossLimit,
        boolean netted) {

    /** No tax at all. */
    public static final TaxYear NONE = flat(0, 0);

    public TaxYear {
        if (!(longRate >= 0) || !(shortRate >= 0) || !(longRate < 1) || !(shortRate < 1)) {
            throw new IllegalArgumentException(
                    "The rates (short %s, long %s) must be from 0 to below 1.".formatted(shortRate, longRate));
        }
        if (netted && shortRate < longRate) {
            throw new IllegalArgumentException(
                    "A year with a short rate (%s) below its long rate (%s) cannot be netted. Maybe it should be flat."
                            .formatted(shortRate, longRate));
        }
        if (!(ordinaryRate >= carriedRate) || !(carriedRate >= 0) || !(lossLimit >= 0)) {
            throw new IllegalArgumentException(
                    "A loss (ordinary %s, carried %s, limit %s) must not be worth more when it is carried."
                            .formatted(ordinaryRate, carriedRate, lossLimit));
        }
    }

    /** Every gain and every loss counts at the rate of its term, whatever else the year holds. */
    public static TaxYear flat(double shortRate, double longRate) {
        return new TaxYear(0, 0, shortRate, longRate, shortRate, 0, Double.POSITIVE_INFINITY, false);
    }

    public double rate(boolean longTerm) {
        return longTerm ? longRate : shortRate;
    }

    /** Tax of the year with these results of the trades less tax without them; dollars. */
    public double taxAdded(double shortGain, double longGain) {
        return taxWith(shortGain, longGain) - taxWith(0, 0);
    }

    /** Tax of the year with these results of the trades, up to a constant; dollars. */
    double taxWith(double shortGain, double longGain) {
        return netted
                ? tax(shortBefore + shortGain, longBefore + longGain)
                : shortRate * shortGain + longRate * longGain;
    }

    /** Tax of a year with these results after carried losses. */
    double tax(double shortNet, double longNet) {
        double total = shortNet + longNet;
        if (total <= 0) {
            return -ordinaryRate * Math.min(-total, lossLimit) - carriedRate * Math.max(0, -total - lossLimit);
        }
        return shortRate * Math.min(total, Math.max(0, shortNet)) + longRate * Math.min(total, Math.max(0, longNet));
    }
}
