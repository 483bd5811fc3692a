package io.evenkeel.workflow;

import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.store.AuditTrail;
import io.evenkeel.store.Run;
import io.evenkeel.store.Runs;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts runs. */
@Component
public class Rebalancing {

    static final String REBALANCE_BOOK = "rebalanceBook";

    private final Runs runs;
    private final ActiveRulebook rulebooks;
    private final RuntimeService runtime;
    private final AuditTrail audit;
    private final Clock clock;

    Rebalancing(Runs runs, ActiveRulebook rulebooks, RuntimeService runtime, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.rulebooks = rulebooks;
        this.runtime = runtime;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A run of the book under the rulebook in force, and its process instance: both or neither. The same idempotency key
     * again gives the same run.
     */
    @Transactional
    public Run start(String bookId, String by, @Nullable String idempotencyKey) {
        Optional<Run> before = idempotencyKey == null ? Optional.empty() : runs.byKey(idempotencyKey);
        if (before.isPresent()) {
            return before.get();
        }
        Run run = runs.start(bookId, rulebooks.current().sha256(), rulebooks.version(), by, idempotencyKey);
        runtime.startProcessInstanceByKey(REBALANCE_BOOK, run.runId(), Map.of(Variables.RUN, run.runId()));
        audit.append(
                "RUN_STARTED",
                run.runId(),
                Map.of("book", bookId, "rulebook", run.rulebookSha256(), "build", run.buildId()),
                by,
                clock.instant());
        return run;
    }
}
