package io.evenkeel.api;

import io.evenkeel.account.AccountId;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.rebalance.Transition;
import io.evenkeel.rebalance.TransitionFrontier;
import io.evenkeel.rebalance.TransitionPlan;
import io.evenkeel.rebalance.TransitionPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household's ways to its targets, one per account, and the rulebook that they were made under. */
record FrontierAnswer(RulebookName rulebook, List<AccountWay> accounts) {

    /**
     * @param doingNothing null, and no points and no plan, where the account is held or its limits contradict each other
     * @param points from the cheapest to all the way: tax rises, what is left falls
     */
    record AccountWay(
            AccountId account,
            Outcome outcome,
            @Nullable TransitionPoint doingNothing,
            List<TransitionPoint> points,
            @Nullable TransitionPlan plan,
            List<ExceptionNote> exceptions) {

        static AccountWay of(Transition transition) {
            TransitionFrontier frontier = transition.frontier();
            return new AccountWay(
                    transition.account(),
                    transition.outcome(),
                    frontier == null ? null : frontier.doingNothing(),
                    frontier == null ? List.of() : frontier.points(),
                    transition.plan(),
                    transition.exceptions());
        }
    }
}
