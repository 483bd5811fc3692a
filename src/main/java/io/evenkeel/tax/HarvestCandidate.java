package io.evenkeel.tax;

import io.evenkeel.money.Money;

/**
 * A lot below cost that could be sold for its loss.
 *
 * @param washed what of the loss would have no use today, positive
 * @param cost of selling it and buying what takes its place
 */
public record HarvestCandidate(LotTax tax, Money washed, Money cost) {

    /** The loss that would count. */
    public Money usableLoss() {
        return tax.gain().min(Money.ZERO).negated().minus(washed).max(Money.ZERO);
    }
}
