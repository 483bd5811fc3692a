package io.evenkeel.store;

import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of proposals. Figures are decimal text; none where the account was held or infeasible, and
 * no tracking error without a risk model.
 *
 * @param rules sentences of the rules that spoke
 */
public record ProposalHeadline(
        String proposalId,
        String account,
        String household,
        Outcome outcome,
        @Nullable Route route,
        ReviewState state,
        @Nullable String value,
        @Nullable String turnover,
        @Nullable String estimatedTax,
        @Nullable String driftBefore,
        @Nullable String driftAfter,
        @Nullable String trackingErrorBefore,
        @Nullable String trackingErrorAfter,
        int trades,
        List<String> rules) {

    public ProposalHeadline {
        rules = List.copyOf(rules);
    }
}
