package io.evenkeel.market;

import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What can be traded.
 *
 * @param sector GICS sector; none for funds that span sectors
 * @param identityGroup securities of one group are substantially identical for wash sales; by default its own id
 * @param spread full quoted spread, of which a trade costs half
 * @param averageDailyVolume shares a day; none where unknown
 */
public record Security(
        SecurityId id,
        String name,
        SecurityKind kind,
        AssetClass assetClass,
        @Nullable String sector,
        String identityGroup,
        BasisPoints spread,
        @Nullable Quantity averageDailyVolume,
        boolean fractional) {

    public Security {
        if (spread.isNegative()) {
            throw new IllegalArgumentException(
                    "The spread (%s bps) of security (%s) must not be negative.".formatted(spread, id));
        }
    }
}
