package io.evenkeel.account;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed for one account; what is left out takes the rulebook's default.
 *
 * @param shortTermRate combined marginal rate on short-term gains
 * @param longTermRate combined marginal rate on long-term gains
 * @param driftBand absolute band: how far a security's weight may stray from its target
 * @param gainBudget net gains that may still be realised this year
 * @param cashReserve cash that stays
 * @param minimumTrade smaller trades are left out
 */
public record AccountSettings(
        @Nullable Rate shortTermRate,
        @Nullable Rate longTermRate,
        @Nullable Weight driftBand,
        @Nullable Money gainBudget,
        @Nullable Money cashReserve,
        @Nullable Money minimumTrade,
        @Nullable Boolean wholeShares,
        @Nullable Schedule schedule,
        @Nullable LotMethod lotMethod) {

    public static final AccountSettings DEFAULTS =
            new AccountSettings(null, null, null, null, null, null, null, null, null);
}
