package io.evenkeel.rebalance;

import io.evenkeel.account.AccountId;
import io.evenkeel.proposal.AccountResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a household is evaluated when it is not the daily look at all of it.
 *
 * @param releasedByHand accounts whose data hold a person released: evaluated in spite of it, and reviewed
 * @param pending results of this run that stand: their trades count for wash sales and budgets
 * @param only the one account to evaluate; all of them where empty
 */
public record EvaluationRequest(Set<AccountId> releasedByHand, List<AccountResult> pending, Optional<AccountId> only) {

    public static final EvaluationRequest DAILY = new EvaluationRequest(Set.of(), List.of(), Optional.empty());

    public EvaluationRequest {
        releasedByHand = Set.copyOf(releasedByHand);
        pending = List.copyOf(pending);
    }
}
