package io.evenkeel.policy;

import io.evenkeel.market.AssetClass;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What rules may know of one security in an account: one per security that is held or targeted.
 *
 * @param quantity shares over all lots; zero where it is only targeted
 * @param drift weight less target weight
 * @param unrealisedGain over all lots; none where a lot has no basis
 * @param lotsWithoutBasis how many
 * @param priceAgeDays calendar days from the quote to {@code asOf}
 * @param custodianQuantity none where the custodian gave no totals for the account; zero where it gave totals but not
 *     this security
 */
public record HoldingFacts(
        SecurityId security,
        AssetClass assetClass,
        @Nullable String sector,
        Quantity quantity,
        Money value,
        Weight weight,
        Weight targetWeight,
        Weight drift,
        @Nullable Money unrealisedGain,
        int lotsWithoutBasis,
        LocalDate priceDate,
        int priceAgeDays,
        @Nullable Quantity custodianQuantity) {

    public boolean isHeld() {
        return quantity.isPositive();
    }

    public boolean isTargeted() {
        return targetWeight.isPositive();
    }

    /** Whether the custodian's total is known and another one. */
    public boolean isUnreconciled() {
        return custodianQuantity != null && !custodianQuantity.equals(quantity);
    }
}
