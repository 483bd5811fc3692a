package io.evenkeel.proposal;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.tax.Netting;
import io.evenkeel.tax.TaxRegime;
import io.evenkeel.tax.WashWindows;
import io.evenkeel.tax.YearRates;

/**
 * Where the tax unit stands before an account trades: what this run already proposes for its other accounts counts as
 * done.
 *
 * @param year what the year holds, losses carried into it included
 * @param rates of the account's owner
 * @param windows what of a loss would be washed, in both directions
 */
public record TaxStanding(RealisedYear year, YearRates rates, WashWindows windows) {

    /** What these results add to this year's tax; negative where they save. What a carried loss may save later is none. */
    public Money taxAdded(Money shortGain, Money longGain) {
        return Netting.taxAdded(year, shortGain, longGain, rates.thisYearOnly());
    }

    /** The same, with what a loss that waits for a later year is worth: what a decision looks at. */
    public Money costOf(Money shortGain, Money longGain) {
        return Netting.taxAdded(year, shortGain, longGain, rates);
    }

    /** By how much these results raise the losses that wait for a later year; negative where they use some of them up. */
    Money addedToCarry(Money shortGain, Money longGain) {
        return carriedOf(Netting.after(year, shortGain, longGain)).minus(carriedOf(year));
    }

    private Money carriedOf(RealisedYear of) {
        return Netting.net(of, rates.lossLimit()).carried();
    }

    /** What the next dollar of gain costs as the year stands, and where losses carried in meet it, less. */
    public YearRates marginalRates() {
        return marginalRatesAfter(Money.ZERO, Money.ZERO);
    }

    /** The same once these results are in the year. */
    public YearRates marginalRatesAfter(Money shortGain, Money longGain) {
        TaxRegime regime = Netting.regimeOf(Netting.after(year, shortGain, longGain), rates);
        return new YearRates(
                regime.onShort(), regime.onLong(), rates.ordinary(), rates.carriedLoss(), rates.lossLimit());
    }
}
