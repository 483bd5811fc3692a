package io.evenkeel.rebalance;

import io.evenkeel.money.Weight;
import java.math.RoundingMode;

/**
 * From where an account stands to where its limits let it go; both as drift.
 *
 * @param start drift before the first trade
 * @param end drift after all trades that can be made today
 */
record Way(Weight start, Weight end) {

    private static final int DIGITS = 10;

    /** From 0 to 1; 1 wherever there is no way to go. */
    Weight shareAt(Weight drift) {
        Weight whole = start.minus(end);
        if (!whole.isPositive()) {
            return Weight.ONE;
        }
        Weight share = Weight.rounded(
                start.minus(drift).decimal().divide(whole.decimal(), DIGITS, RoundingMode.HALF_UP),
                RoundingMode.HALF_UP);
        return share.max(Weight.ZERO).min(Weight.ONE);
    }
}
