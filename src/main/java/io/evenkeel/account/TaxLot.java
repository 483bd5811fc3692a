package io.evenkeel.account;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Shares that came together.
 *
 * @param basis adjusted cost of the whole lot; none where the custodian has none: an exception, never zero
 * @param acquired trade date; after wash-sale tacking the deemed date; of a gift the donor's
 * @param inherited always long-term (IRC 1223(9))
 * @param gift what a gift was worth when it was given; none for shares that were no gift
 */
public record TaxLot(
        LotId id,
        SecurityId security,
        Quantity quantity,
        @Nullable Money basis,
        LocalDate acquired,
        boolean inherited,
        @Nullable Gift gift) {

    public TaxLot {
        if (inherited && gift != null) {
            throw new IllegalArgumentException("Lot (%s) cannot be both inherited and a gift.".formatted(id));
        }
        if (gift != null && gift.given().isBefore(acquired)) {
            throw new IllegalArgumentException(
                    "Lot (%s) was given on %s, before its donor acquired it (%s). Maybe the two dates were exchanged."
                            .formatted(id, gift.given(), acquired));
        }
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "The quantity (%s) of lot (%s) must be positive. Maybe the lot was closed and should not be in the book."
                            .formatted(quantity, id));
        }
        if (basis != null && basis.isNegative()) {
            throw new IllegalArgumentException("The basis (%s) of lot (%s) must not be negative.".formatted(basis, id));
        }
    }

    /** A lot that was bought. */
    public TaxLot(LotId id, SecurityId security, Quantity quantity, @Nullable Money basis, LocalDate acquired) {
        this(id, security, quantity, basis, acquired, false, null);
    }
}
