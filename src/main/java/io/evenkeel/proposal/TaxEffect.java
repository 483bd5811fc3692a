package io.evenkeel.proposal;

import io.evenkeel.money.Money;

/**
 * What a proposal's sales do to the tax year.
 *
 * @param estimatedTax what the trades add to the year, netted with what it already holds; negative where they save
 * @param lossesHarvested sum of usable losses, positive
 */
public record TaxEffect(Money shortTermGain, Money longTermGain, Money estimatedTax, Money lossesHarvested) {

    public static final TaxEffect NOTHING = new TaxEffect(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
