package io.evenkeel.tax;

import io.evenkeel.account.LotId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a sale takes from one lot of its account.
 *
 * @param gain as the custodian reported it, before any disallowance; none to compute it from proceeds and basis
 */
public record LotTaken(LotId lot, Quantity quantity, @Nullable Money gain) {

    public LotTaken {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "The quantity (%s) taken from lot (%s) must be positive.".formatted(quantity, lot));
        }
    }

    public LotTaken(LotId lot, Quantity quantity) {
        this(lot, quantity, null);
    }
}
