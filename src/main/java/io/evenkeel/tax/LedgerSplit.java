package io.evenkeel.tax;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;

/**
 * A split in every account of the tax unit, before the effective day's first trade; lots keep their basis and date.
 *
 * @param newShares received per {@code oldShares} held
 */
public record LedgerSplit(String id, SecurityId security, Quantity newShares, Quantity oldShares, LocalDate effective) {

    public LedgerSplit {
        if (!newShares.isPositive() || !oldShares.isPositive()) {
            throw new IllegalArgumentException("The ratio (%s:%s) of split (%s) must be positive on both sides."
                    .formatted(newShares, oldShares, id));
        }
    }
}
