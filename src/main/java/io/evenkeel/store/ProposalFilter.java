package io.evenkeel.store;

import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import org.jspecify.annotations.Nullable;

/**
 * Which headlines are asked for, and in which order; what is not given does not narrow.
 *
 * @param rule a part of the sentence of a rule that spoke, in any case of letters
 * @param account the account's whole id
 * @param search a part of the account's or the household's id, in any case of letters
 * @param page from 0
 */
public record ProposalFilter(
        @Nullable Outcome outcome,
        @Nullable Route route,
        @Nullable ReviewState state,
        @Nullable String rule,
        @Nullable String account,
        @Nullable String search,
        ProposalOrder sort,
        boolean descending,
        int page,
        int size) {

    public ProposalFilter {
        if (page < 0 || size < 1) {
            throw new IllegalArgumentException(
                    "The page (%d) must not be negative and its size (%d) must be positive.".formatted(page, size));
        }
    }

    /** The first page of everything, by account. */
    public static ProposalFilter firstPage(int size) {
        return new ProposalFilter(null, null, null, null, null, null, ProposalOrder.ACCOUNT, false, 0, size);
    }
}
