package io.evenkeel.policy;

import io.evenkeel.account.LotId;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A restriction of the account.
 *
 * @param type its name, such as {@code NEVER_BUY}
 * @param inForce whether it has not expired
 */
public record RestrictionFacts(
        RestrictionType type,
        @Nullable SecurityId security,
        @Nullable Quantity quantity,
        @Nullable LotId lot,
        @Nullable String sector,
        @Nullable Weight weight,
        String reason,
        boolean inForce) {}
