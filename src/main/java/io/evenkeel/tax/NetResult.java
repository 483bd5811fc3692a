package io.evenkeel.tax;

import io.evenkeel.money.Money;

/**
 * A tax year after netting (IRC 1222, 1211(b), 1212(b)). At most one of the gains and the loss side is above zero.
 *
 * @param shortTermGain net short-term gain that is taxed
 * @param longTermGain net long-term gain that is taxed
 * @param deductedLoss net loss that reduces other income
 * @param carryShort short-term loss for next year
 * @param carryLong long-term loss for next year
 */
public record NetResult(
        Money shortTermGain, Money longTermGain, Money deductedLoss, Money carryShort, Money carryLong) {

    /** All loss for next year. */
    public Money carried() {
        return carryShort.plus(carryLong);
    }
}
