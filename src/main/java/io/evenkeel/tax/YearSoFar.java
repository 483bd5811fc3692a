package io.evenkeel.tax;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;

/**
 * What a tax unit's year holds, and what more gains or losses would add to its tax.
 *
 * @param lossLimit net loss that reduces other income this year (IRC 1211(b))
 */
public record YearSoFar(RealisedYear realised, Money lossLimit) {

    /** Tax of the year with these results less tax of the year without; negative where they save. */
    public Money taxAdded(Money shortTermGain, Money longTermGain, Rate shortTermRate, Rate longTermRate) {
        return Netting.taxAdded(realised, shortTermGain, longTermGain, rates(shortTermRate, longTermRate));
    }

    public YearSoFar plus(Money shortTermGain, Money longTermGain) {
        return new YearSoFar(Netting.after(realised, shortTermGain, longTermGain), lossLimit);
    }

    /** A loss deducted from other income saves the short-term rate; one carried forward counts nothing this year. */
    private YearRates rates(Rate shortTermRate, Rate longTermRate) {
        return new YearRates(shortTermRate, longTermRate, shortTermRate, Rate.ZERO, lossLimit);
    }
}
