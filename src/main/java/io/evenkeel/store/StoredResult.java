package io.evenkeel.store;

import io.evenkeel.proposal.AccountResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result as stored; it never changes, but for its state.
 *
 * @param proposalId run, account and revision
 * @param sha256 of the canonical document of {@code result} alone: the same book, rulebook and build give the same
 * @param replaces the proposal this one was made in place of
 */
public record StoredResult(
        String proposalId,
        String runId,
        String bookId,
        int revision,
        AccountResult result,
        String sha256,
        ReviewState state,
        @Nullable String replaces,
        Instant createdAt) {}
