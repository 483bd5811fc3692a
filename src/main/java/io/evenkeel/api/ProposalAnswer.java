package io.evenkeel.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.review.Decision;
import io.evenkeel.store.BookHeading;
import io.evenkeel.store.ReviewState;
import io.evenkeel.store.Run;
import io.evenkeel.store.StoredResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One proposal whole: what the account came to, and what it was made from.
 *
 * @param replaces the proposal that this one was made instead of
 * @param replacedBy the proposal that was made instead of this one, once the account was run again
 * @param sha256 of the proposal's own document
 * @param decision none until somebody decided
 */
record ProposalAnswer(
        String proposalId,
        String runId,
        int revision,
        @Nullable String replaces,
        @Nullable String replacedBy,
        HouseholdId household,
        LocalDate asOf,
        RulebookName rulebook,
        BookName book,
        String build,
        String sha256,
        ReviewState state,
        @Nullable Decision decision,
        Instant createdAt,
        @JsonUnwrapped AccountAnswer result) {

    record BookName(String bookId, String sha256) {}

    static ProposalAnswer of(
            StoredResult stored, Run run, BookHeading book, Optional<Decision> decision, Optional<String> replacedBy) {
        return new ProposalAnswer(
                stored.proposalId(),
                stored.runId(),
                stored.revision(),
                stored.replaces(),
                replacedBy.orElse(null),
                stored.result().household(),
                run.asOf(),
                new RulebookName(run.rulebookVersion(), run.rulebookSha256()),
                new BookName(book.bookId(), book.sha256()),
                run.buildId(),
                stored.sha256(),
                stored.state(),
                decision.orElse(null),
                stored.createdAt(),
                AccountAnswer.of(stored.result(), List.of()));
    }
}
