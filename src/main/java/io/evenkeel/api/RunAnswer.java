package io.evenkeel.api;

import io.evenkeel.money.Weight;
import io.evenkeel.store.Run;
import io.evenkeel.store.RunCounts;
import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param counts in accounts, but for {@code orders}; evaluated and held add up to accounts when the run has finished
 * @param progress evaluated and held over accounts, rounded down
 * @param build that evaluates it
 */
record RunAnswer(
        String runId,
        RunStatus status,
        LocalDate asOf,
        String bookId,
        RulebookName rulebook,
        String build,
        String requestedBy,
        RunCounts counts,
        Weight progress,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(
                        description =
                                "Earlier runs of the same book that have released orders, newest first; empty where"
                                        + " there is none. Each run releases orders of its own for the same day: where the order"
                                        + " files of two of them are sent, the same trades are placed twice.")
                List<String> earlierRunsWithOrders,
        @Schema(
                        description =
                                "Later runs of the same book that have released orders, newest first; empty where there"
                                        + " is none. Whoever sends this run's order files beside one of theirs has the same"
                                        + " trades placed twice.")
                List<String> laterRunsWithOrders) {

    private static final int PROGRESS_DECIMALS = 4;

    static RunAnswer of(Run run, List<String> earlierRunsWithOrders, List<String> laterRunsWithOrders) {
        return new RunAnswer(
                run.runId(),
                run.status(),
                run.asOf(),
                run.bookId(),
                new RulebookName(run.rulebookVersion(), run.rulebookSha256()),
                run.buildId(),
                run.requestedBy(),
                run.counts(),
                progress(run.counts()),
                run.startedAt(),
                run.finishedAt(),
                earlierRunsWithOrders,
                laterRunsWithOrders);
    }

    static RunAnswer of(Run run, Runs runs) {
        return of(run, runs.earlierWithOrders(run.runId()), runs.laterWithOrders(run.runId()));
    }

    private static Weight progress(RunCounts counts) {
        return counts.accounts() == 0
                ? Weight.ZERO
                : Weight.of(BigDecimal.valueOf(counts.evaluated() + counts.held())
                        .divide(BigDecimal.valueOf(counts.accounts()), PROGRESS_DECIMALS, RoundingMode.DOWN));
    }
}
