package io.evenkeel.proposal;

import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.util.SortedMap;

/**
 * What was decided, before it is written out: shares bought per security, and shares sold per security and lot. No
 * security stands in both.
 *
 * @param bought positive
 * @param sold positive, lots in the order in which they are relieved
 */
public record ShareChanges(
        SortedMap<SecurityId, Quantity> bought,
        SortedMap<SecurityId, SortedMap<LotId, Quantity>> sold,
        Certificate certificate) {

    public boolean isEmpty() {
        return bought.isEmpty() && sold.isEmpty();
    }
}
