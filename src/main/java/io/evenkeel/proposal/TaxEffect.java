package io.evenkeel.proposal;

import io.evenkeel.money.Money;

/**
 * What a proposal's sales do to the tax year.
 *
 * @param estimatedTax what the trades add to the year, netted with what it already holds; negative where they save
 * @param shortTermGain net, of what counts: washed losses left out
 * @param longTermGain the same
 * @param lossesHarvested sum of usable losses, positive
 * @param disallowed losses that these trades wash, their own and earlier ones of the tax unit; positive
 */
public record TaxEffect(
        Money shortTermGain, Money longTermGain, Money estimatedTax, Money lossesHarvested, Money disallowed) {

    public static final TaxEffect NOTHING = new TaxEffect(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
