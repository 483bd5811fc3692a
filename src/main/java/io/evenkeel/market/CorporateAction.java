package io.evenkeel.market;

import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A corporate action as announced.
 *
 * @param effective the first day the security trades on the new terms
 * @param newShares shares received ...
 * @param oldShares ... per this many held; both 1 where no shares change
 * @param received the security received in a spin-off, merger or symbol change
 * @param basisToReceived the part of the old basis that goes to the received security
 * @param cashPerShare per old share
 */
public record CorporateAction(
        String id,
        CorporateActionKind kind,
        SecurityId security,
        LocalDate effective,
        Quantity newShares,
        Quantity oldShares,
        @Nullable SecurityId received,
        @Nullable Weight basisToReceived,
        @Nullable Price cashPerShare) {

    public CorporateAction {
        if (!newShares.isPositive() || !oldShares.isPositive()) {
            throw new IllegalArgumentException(
                    "The ratio (%s:%s) of corporate action (%s) must be positive on both sides."
                            .formatted(newShares, oldShares, id));
        }
    }
}
