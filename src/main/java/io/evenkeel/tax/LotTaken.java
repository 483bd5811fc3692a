package io.evenkeel.tax;

import io.evenkeel.account.LotId;
import io.evenkeel.money.Quantity;

/** What a sale takes from one lot of its account. */
public record LotTaken(LotId lot, Quantity quantity) {

    public LotTaken {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "The quantity (%s) taken from lot (%s) must be positive.".formatted(quantity, lot));
        }
    }
}
