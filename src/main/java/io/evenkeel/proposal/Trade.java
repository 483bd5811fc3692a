package io.evenkeel.proposal;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * One order to be.
 *
 * @param price the book's
 * @param amount quantity at price
 * @param lots of a sale, in the order in which they are to be relieved; empty for a purchase
 * @param reasons why, as people read it; never empty
 */
public record Trade(
        SecurityId security,
        Side side,
        Quantity quantity,
        Price price,
        Money amount,
        List<LotSale> lots,
        List<String> reasons) {

    public Trade {
        lots = List.copyOf(lots);
        reasons = List.copyOf(reasons);
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException(
                    "The quantity (%s) of a trade in (%s) must be positive.".formatted(quantity, security));
        }
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("The trade in (%s) has no reason.".formatted(security));
        }
    }

    /** The same with one more reason. */
    Trade with(String reason) {
        List<String> more = new ArrayList<>(reasons);
        more.add(reason);
        return new Trade(security, side, quantity, price, amount, lots, more);
    }
}
