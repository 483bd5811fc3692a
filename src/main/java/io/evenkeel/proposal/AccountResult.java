package io.evenkeel.proposal;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation of one account came to.
 *
 * @param route for {@link Outcome#TRADE}; none otherwise
 * @param proposal for {@link Outcome#TRADE} and, with no trades, {@link Outcome#WITHIN_BANDS}; none otherwise
 */
public record AccountResult(
        AccountId account,
        HouseholdId household,
        Outcome outcome,
        @Nullable Route route,
        @Nullable TradeProposal proposal,
        List<ExceptionNote> exceptions) {

    public AccountResult {
        exceptions = List.copyOf(exceptions);
        if ((outcome == Outcome.TRADE) != (route != null)) {
            throw new IllegalArgumentException(
                    "The outcome (%s) of account (%s) does not go with route (%s).".formatted(outcome, account, route));
        }
    }
}
