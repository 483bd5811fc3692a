package io.evenkeel.proposal;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import org.jspecify.annotations.Nullable;

/**
 * An account's headline figures.
 *
 * @param drift half the sum of absolute differences between weights and targets, cash included
 * @param trackingError yearly standard deviation of the active return; none without a risk model
 * @param netDrift the same drift without what is set aside: what trades are steered by
 * @param netTrackingError likewise
 */
public record Figures(
        Money value,
        Money cash,
        Weight drift,
        @Nullable Weight trackingError,
        Weight netDrift,
        @Nullable Weight netTrackingError) {

    public Figures {
        if (netDrift == null) {
            // Kept before there were any.
            netDrift = drift;
            netTrackingError = trackingError;
        }
    }

    /** Of an account that sets nothing aside. */
    public Figures(Money value, Money cash, Weight drift, @Nullable Weight trackingError) {
        this(value, cash, drift, trackingError, drift, trackingError);
    }
}
