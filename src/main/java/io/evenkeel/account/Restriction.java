package io.evenkeel.account;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A restriction on one account; in force up to and including {@code expires}, or for good where that is not given.
 *
 * @param security what it is about; none for a sector
 * @param quantity for LOCK_QUANTITY the shares that stay
 * @param lot for LOCK_LOT
 * @param sector for EXCLUDE_SECTOR
 * @param weight for MIN_WEIGHT and MAX_WEIGHT
 * @param entered from when it is: corporate actions since then are followed; none where it reads as of today
 */
public record Restriction(
        RestrictionType type,
        @Nullable SecurityId security,
        @Nullable Quantity quantity,
        @Nullable LotId lot,
        @Nullable String sector,
        @Nullable Weight weight,
        String reason,
        @Nullable LocalDate expires,
        @Nullable LocalDate entered) {

    /** As it reads today. */
    public Restriction(
            RestrictionType type,
            @Nullable SecurityId security,
            @Nullable Quantity quantity,
            @Nullable LotId lot,
            @Nullable String sector,
            @Nullable Weight weight,
            String reason,
            @Nullable LocalDate expires) {
        this(type, security, quantity, lot, sector, weight, reason, expires, null);
    }

    public boolean isInForce(LocalDate day) {
        return expires == null || !day.isAfter(expires);
    }
}
