package io.evenkeel.rebalance;

import io.evenkeel.account.AccountId;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's frontier and its plan; neither where the account is held or its limits contradict each other.
 *
 * @param outcome of evaluating it today
 * @param exceptions why there is neither
 */
public record Transition(
        AccountId account,
        Outcome outcome,
        @Nullable TransitionFrontier frontier,
        @Nullable TransitionPlan plan,
        List<ExceptionNote> exceptions) {

    public Transition {
        exceptions = List.copyOf(exceptions);
        if ((frontier == null) != (plan == null)) {
            throw new IllegalArgumentException(
                    "Account (%s) has a frontier without a plan, or a plan without a frontier.".formatted(account));
        }
    }
}
