package io.evenkeel.account;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a sale took from one lot.
 *
 * @param gain proceeds less basis as the custodian reported it; none where it reported none
 */
public record SoldLot(LotId lot, Quantity quantity, @Nullable Money gain) {}
