package io.evenkeel.tax;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * From a year's gains and losses to its tax. Short-term results are netted with each other, long-term ones too, and then
 * the two (IRC 1222(5) to (10)); a net loss reduces other income up to a limit (IRC 1211(b)) and the rest is carried into
 * the next year, short-term losses being used first (IRC 1212(b)).
 */
public final class Netting {

    private Netting() {}

    public static NetResult net(RealisedYear year, Money lossLimit) {
        Money shortNet = year.shortTermGain().minus(year.carryShort());
        Money longNet = year.longTermGain().minus(year.carryLong());
        Money total = shortNet.plus(longNet);
        if (!total.isNegative()) {
            return new NetResult(
                    atLeastZero(shortNet).min(total),
                    atLeastZero(longNet).min(total),
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO);
        }
        Money deducted = total.negated().min(lossLimit);
        // IRC 1212(b)(2): the deduction counts as a short-term gain, so it uses up the short-term loss first.
        Money shortAfter = shortNet.plus(deducted);
        Money longAfter = longNet;
        Money carryLong = atLeastZero(longAfter.plus(atLeastZero(shortAfter)).negated());
        Money carryShort = atLeastZero(shortAfter.plus(atLeastZero(longAfter)).negated());
        return new NetResult(Money.ZERO, Money.ZERO, deducted, carryShort, carryLong);
    }

    private static Money atLeastZero(Money amount) {
        return amount.max(Money.ZERO);
    }

    /** The year's tax on its capital gains at marginal rates; negative where losses save tax on other income. */
    public static Money tax(RealisedYear year, YearRates rates) {
        NetResult net = net(year, rates.lossLimit());
        BigDecimal tax = product(net.shortTermGain(), rates.shortTerm())
                .add(product(net.longTermGain(), rates.longTerm()))
                .subtract(product(net.deductedLoss(), rates.ordinary()))
                .subtract(product(net.carried(), rates.carriedLoss()));
        return Money.rounded(tax, RoundingMode.HALF_UP);
    }

    private static BigDecimal product(Money amount, Rate rate) {
        return amount.decimal().multiply(rate.decimal());
    }

    /** What these gains add to the tax of a year that already holds {@code before}: with less without. */
    public static Money taxAdded(RealisedYear before, Money shortGain, Money longGain, YearRates rates) {
        return tax(after(before, shortGain, longGain), rates).minus(tax(before, rates));
    }

    public static RealisedYear after(RealisedYear before, Money shortGain, Money longGain) {
        return new RealisedYear(
                before.shortTermGain().plus(shortGain),
                before.longTermGain().plus(longGain),
                before.carryShort(),
                before.carryLong());
    }

    /** The year that follows: it begins with the losses that this one could not use. */
    public static RealisedYear nextYear(RealisedYear year, Money lossLimit) {
        NetResult net = net(year, lossLimit);
        return new RealisedYear(Money.ZERO, Money.ZERO, net.carryShort(), net.carryLong());
    }

    /**
     * The pieces of {@link #taxAdded} as a function of the trades' short and long result: within each the tax is linear.
     * Together they cover everything, and neighbours agree where they meet. In a fixed order.
     */
    public static List<TaxRegime> regimes(RealisedYear before, YearRates rates) {
        Money shortBefore = before.shortTermGain().minus(before.carryShort());
        Money longBefore = before.longTermGain().minus(before.carryLong());
        Money limit = rates.lossLimit();
        Rate shortTerm = rates.shortTerm();
        Rate longTerm = rates.longTerm();
        List<TaxRegime> regimes = new ArrayList<>();
        for (TaxRegime.Kind kind : TaxRegime.Kind.values()) {
            regimes.add(
                    switch (kind) {
                        case BOTH_GAINS -> new TaxRegime(kind, shortTerm, longTerm, shortBefore, longBefore, limit);
                        case SHORT_LOSS_MEETS_LONG_GAIN ->
                            new TaxRegime(kind, longTerm, longTerm, shortBefore, longBefore, limit);
                        case LONG_LOSS_MEETS_SHORT_GAIN ->
                            new TaxRegime(kind, shortTerm, shortTerm, shortBefore, longBefore, limit);
                        case LOSS_DEDUCTED ->
                            new TaxRegime(kind, rates.ordinary(), rates.ordinary(), shortBefore, longBefore, limit);
                        case LOSS_CARRIED ->
                            new TaxRegime(
                                    kind, rates.carriedLoss(), rates.carriedLoss(), shortBefore, longBefore, limit);
                    });
        }
        return regimes;
    }

    /** The regime of a year that holds {@code year} and nothing more; where two meet, the one of gains. */
    public static TaxRegime regimeOf(RealisedYear year, YearRates rates) {
        return regimes(year, rates).stream()
                .filter(regime -> regime.covers(Money.ZERO, Money.ZERO))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The tax regimes leave a gap at " + year));
    }
}
