package io.evenkeel.account;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Shares bought together.
 *
 * @param basis adjusted cost of the whole lot; none where the custodian has none: an exception, never zero
 * @param acquired trade date; after wash-sale tacking the deemed date
 */
public record TaxLot(LotId id, SecurityId security, Quantity quantity, @Nullable Money basis, LocalDate acquired) {

    public TaxLot {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "The quantity (%s) of lot (%s) must be positive. Maybe the lot was closed and should not be in the book."
                            .formatted(quantity, id));
        }
        if (basis != null && basis.isNegative()) {
            throw new IllegalArgumentException("The basis (%s) of lot (%s) must not be negative.".formatted(basis, id));
        }
    }
}
