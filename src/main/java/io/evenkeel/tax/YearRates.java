package io.evenkeel.tax;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;

/**
 * Marginal rates of one taxpayer in one year, the surcharge on investment income (NIIT) included where it applies.
 *
 * @param shortTerm on net short-term gains
 * @param longTerm on net long-term gains
 * @param ordinary what a dollar of net loss saves on other income, up to {@code lossLimit}
 * @param carriedLoss what a dollar of loss beyond that limit is worth today: the firm's choice, zero where it makes none
 * @param lossLimit net loss that other income absorbs in a year (IRC 1211(b))
 */
public record YearRates(Rate shortTerm, Rate longTerm, Rate ordinary, Rate carriedLoss, Money lossLimit) {

    public YearRates {
        if (shortTerm.isNegative() || longTerm.isNegative() || ordinary.isNegative() || carriedLoss.isNegative()) {
            throw new IllegalArgumentException("A tax rate (%s short, %s long, %s ordinary, %s carried) is negative."
                    .formatted(shortTerm, longTerm, ordinary, carriedLoss));
        }
        if (lossLimit.isNegative()) {
            throw new IllegalArgumentException("The limit on losses (%s) must not be negative.".formatted(lossLimit));
        }
    }

    /** For a taxpayer of whom only the two marginal rates are known: other income is taxed as short-term gains are. */
    public static YearRates of(Rate shortTerm, Rate longTerm, Money lossLimit) {
        return new YearRates(shortTerm, longTerm, shortTerm, Rate.ZERO, lossLimit);
    }

    /** The same without what a loss may be worth in a later year: the tax of this one. */
    public YearRates thisYearOnly() {
        return new YearRates(shortTerm, longTerm, ordinary, Rate.ZERO, lossLimit);
    }

    public Rate on(Term term) {
        return term == Term.SHORT ? shortTerm : longTerm;
    }
}
