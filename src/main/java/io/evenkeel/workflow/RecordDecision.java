package io.evenkeel.workflow;

import io.evenkeel.access.Role;
import io.evenkeel.money.Money;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.review.Decision;
import io.evenkeel.review.DecisionKind;
import io.evenkeel.store.AuditTrail;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.Run;
import io.evenkeel.store.Runs;
import io.evenkeel.store.StoredResult;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Listens to every completion of a review, from Tasklist and over HTTP alike: the one place where a decision is checked
 * and kept. Who decided, and on what, is whoever is signed in and the instance's own key, never what a variable says:
 * variables come with the completion, from outside.
 */
@Component("recordDecision")
class RecordDecision implements TaskListener {

    private final Proposals proposals;
    private final Runs runs;
    private final IdentityService identity;
    private final AuditTrail audit;
    private final Clock clock;
    private final Money fourEyesAbove;

    RecordDecision(
            Proposals proposals,
            Runs runs,
            IdentityService identity,
            AuditTrail audit,
            Clock clock,
            WorkflowSettings settings) {
        this.proposals = proposals;
        this.runs = runs;
        this.identity = identity;
        this.audit = audit;
        this.clock = clock;
        this.fourEyesAbove = settings.fourEyesLimit();
    }

    @Override
    public void notify(DelegateTask task) {
        String by = signedIn(identity, Role.REVIEWERS);
        String proposalId = task.getExecution().getProcessBusinessKey();
        DecisionKind kind = kind(task.getVariable(Variables.DECISION));
        Object note = task.getVariable(Variables.NOTE);
        StoredResult stored = proposals.find(proposalId).orElseThrow();
        if (kind == DecisionKind.APPROVE) {
            requireOtherEyes(stored, by);
        }
        Decision decision = new Decision(kind, by, note == null ? "" : note.toString(), clock.instant());
        proposals.decide(proposalId, decision);
        audit.append(
                "DECIDED",
                proposalId,
                Map.of("decision", kind.name(), "note", decision.note(), "document", stored.sha256()),
                by,
                decision.at());
    }

    /** The signed-in person, who must have the role: that the engine lets them see a task does not make it theirs. */
    static String signedIn(IdentityService identity, Role role) {
        Authentication authentication = identity.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new IllegalStateException("A task can be completed by a signed-in person only.");
        }
        if (authentication.getGroupIds() == null
                || !authentication.getGroupIds().contains(role.group())) {
            throw new WrongRoleException("%s is not one of the %s and cannot decide this. Maybe somebody of them can."
                    .formatted(authentication.getUserId(), role.group()));
        }
        return authentication.getUserId();
    }

    private static DecisionKind kind(Object given) {
        for (DecisionKind kind : DecisionKind.values()) {
            if (kind.name().equals(given)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The decision (%s) must be APPROVE, REJECT or RERUN.".formatted(given));
    }

    private void requireOtherEyes(StoredResult stored, String by) {
        TradeProposal proposal = stored.result().proposal();
        Run run = runs.find(stored.runId()).orElseThrow();
        boolean large = proposal != null && proposal.before().value().compareTo(fourEyesAbove) > 0;
        if (large && by.equals(run.requestedBy())) {
            throw new FourEyesException(
                    "%s asked for run %s and cannot approve account %s, which is worth more than %s. Maybe another reviewer can."
                            .formatted(by, run.runId(), stored.result().account(), fourEyesAbove.dollars()));
        }
    }
}
