package io.evenkeel.store;

import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import org.jspecify.annotations.Nullable;

/**
 * Which headlines are asked for; what is not given does not narrow.
 *
 * @param rule the whole sentence of a rule that spoke
 * @param account the account's whole id
 * @param page from 0
 */
public record ProposalFilter(
        @Nullable Outcome outcome,
        @Nullable Route route,
        @Nullable String rule,
        @Nullable String account,
        int page,
        int size) {

    public ProposalFilter {
        if (page < 0 || size < 1) {
            throw new IllegalArgumentException(
                    "The page (%d) must not be negative and its size (%d) must be positive.".formatted(page, size));
        }
    }
}
