package io.evenkeel.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a whole book under one rulebook.
 *
 * @param runId {@code R-}, the book's day and a sequence number of that day
 * @param buildId digest of the program that evaluates
 * @param requestedBy the signed-in user, or the name of the schedule
 */
public record Run(
        String runId,
        String bookId,
        LocalDate asOf,
        String rulebookVersion,
        String rulebookSha256,
        String buildId,
        RunStatus status,
        String requestedBy,
        RunCounts counts,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Accounts looked at over all accounts, between 0 and 1. */
    public double progress() {
        return counts.accounts() == 0 ? 1 : (double) (counts.evaluated() + counts.held()) / counts.accounts();
    }
}
