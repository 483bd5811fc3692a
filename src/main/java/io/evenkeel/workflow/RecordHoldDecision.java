package io.evenkeel.workflow;

import io.evenkeel.access.Role;
import io.evenkeel.store.AuditTrail;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Listens to every completion of a data hold: who released or kept it, and why, goes on record. */
@Component("recordHoldDecision")
class RecordHoldDecision implements TaskListener {

    private static final Set<String> DECISIONS = Set.of("RELEASE", "KEEP");

    private final IdentityService identity;
    private final AuditTrail audit;
    private final Clock clock;

    RecordHoldDecision(IdentityService identity, AuditTrail audit, Clock clock) {
        this.identity = identity;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        Object decision = task.getVariable(Variables.DECISION);
        if (!(decision instanceof String text) || !DECISIONS.contains(text)) {
            throw new IllegalArgumentException("The decision (%s) must be RELEASE or KEEP.".formatted(decision));
        }
        Object note = task.getVariable(Variables.NOTE);
        audit.append(
                "DATA_HOLD_" + text,
                task.getExecution().getProcessBusinessKey(),
                Map.of("note", note == null ? "" : note.toString()),
                RecordDecision.signedIn(identity, Role.OPERATIONS),
                clock.instant());
    }
}
