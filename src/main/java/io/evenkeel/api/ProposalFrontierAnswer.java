package io.evenkeel.api;

import io.evenkeel.account.AccountId;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.rebalance.TransitionFrontier;
import io.evenkeel.rebalance.TransitionPoint;
import io.evenkeel.store.StoredResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What else a proposal's account could have done that day, tax against distance from its target.
 *
 * @param proposed where the proposal itself stands; null where there is none
 * @param doingNothing null, and no points, where the account is held, its limits contradict each other, or it is steered
 *     with others of its household
 * @param points from the cheapest to all the way: tax rises, what is left falls
 */
record ProposalFrontierAnswer(
        String proposalId,
        AccountId account,
        @Nullable TransitionPoint proposed,
        @Nullable TransitionPoint doingNothing,
        List<TransitionPoint> points) {

    static ProposalFrontierAnswer of(StoredResult stored, Optional<TransitionFrontier> frontier) {
        TradeProposal proposal = stored.result().proposal();
        return new ProposalFrontierAnswer(
                stored.proposalId(),
                stored.result().account(),
                proposal == null
                        ? null
                        : frontier.map(way -> way.placeOf(proposal)).orElse(null),
                frontier.map(TransitionFrontier::doingNothing).orElse(null),
                frontier.map(TransitionFrontier::points).orElse(List.of()));
    }
}
