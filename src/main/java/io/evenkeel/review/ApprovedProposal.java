package io.evenkeel.review;

import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.TradeProposal;
import java.util.Objects;

/** The only thing that becomes an order: a proposal that the rules cleared, or that a reviewer approved. */
public final class ApprovedProposal {

    private final TradeProposal proposal;

    private ApprovedProposal(AccountResult result) {
        this.proposal = Objects.requireNonNull(result.proposal(), "a routed result has a proposal");
    }

    /** Refuses a result that the review rules did not clear. */
    public static ApprovedProposal cleared(AccountResult result) {
        require(result, Route.CLEARED);
        return new ApprovedProposal(result);
    }

    /** Refuses a result that was not sent to review, and a decision that does not approve. */
    public static ApprovedProposal approved(AccountResult result, Decision decision) {
        require(result, Route.REVIEW);
        if (decision.kind() != DecisionKind.APPROVE) {
            throw new IllegalArgumentException("The decision (%s) of %s on account (%s) does not approve it."
                    .formatted(decision.kind(), decision.by(), result.account()));
        }
        return new ApprovedProposal(result);
    }

    private static void require(AccountResult result, Route route) {
        if (result.route() != route) {
            throw new IllegalArgumentException("The proposal of account (%s) has route (%s), not (%s)."
                    .formatted(result.account(), result.route(), route));
        }
    }

    public TradeProposal proposal() {
        return proposal;
    }
}
