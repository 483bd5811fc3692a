package io.evenkeel.tax;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;

/**
 * A part of the plane of results in which one more dollar of gain or loss always costs or saves the same.
 *
 * @param onShort what a dollar more of short-term gain costs here
 * @param onLong what a dollar more of long-term gain costs here
 * @param shortBefore the year's short-term result without the trades, carried losses taken off
 * @param longBefore the year's long-term result without the trades, carried losses taken off
 * @param lossLimit net loss that other income absorbs
 */
public record TaxRegime(Kind kind, Rate onShort, Rate onLong, Money shortBefore, Money longBefore, Money lossLimit) {

    /** Where the year stands after netting, S being its short-term and L its long-term result with the trades. */
    public enum Kind {
        /** S and L at or above 0. */
        BOTH_GAINS,
        /** S at or below 0, S + L at or above 0. */
        SHORT_LOSS_MEETS_LONG_GAIN,
        /** L at or below 0, S + L at or above 0. */
        LONG_LOSS_MEETS_SHORT_GAIN,
        /** S + L from minus the limit to 0. */
        LOSS_DEDUCTED,
        /** S + L at or below minus the limit. */
        LOSS_CARRIED
    }

    /** Whether trades with these results end here, the border included. */
    public boolean covers(Money shortGain, Money longGain) {
        Money shortNet = shortBefore.plus(shortGain);
        Money longNet = longBefore.plus(longGain);
        Money total = shortNet.plus(longNet);
        return switch (kind) {
            case BOTH_GAINS -> !shortNet.isNegative() && !longNet.isNegative();
            case SHORT_LOSS_MEETS_LONG_GAIN -> !shortNet.isPositive() && !total.isNegative();
            case LONG_LOSS_MEETS_SHORT_GAIN -> !longNet.isPositive() && !total.isNegative();
            case LOSS_DEDUCTED -> !total.isPositive() && total.compareTo(lossLimit.negated()) >= 0;
            case LOSS_CARRIED -> total.compareTo(lossLimit.negated()) <= 0;
        };
    }
}
