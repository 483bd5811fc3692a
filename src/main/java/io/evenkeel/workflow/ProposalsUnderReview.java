package io.evenkeel.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.order.OrderBatch;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Route;
import io.evenkeel.review.ApprovedProposal;
import io.evenkeel.review.Decision;
import io.evenkeel.store.AuditTrail;
import io.evenkeel.store.Orders;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.ReviewState;
import io.evenkeel.store.Run;
import io.evenkeel.store.Runs;
import io.evenkeel.store.StoredResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows a decision: orders for what was approved, a new revision for what is run again. */
@Component
class ProposalsUnderReview {

    private final Runs runs;
    private final Proposals proposals;
    private final Orders orders;
    private final Evaluation evaluation;
    private final HumanTasks tasks;
    private final AuditTrail audit;
    private final Clock clock;
    private final Overrides overrides;

    ProposalsUnderReview(
            Runs runs,
            Proposals proposals,
            Orders orders,
            Evaluation evaluation,
            HumanTasks tasks,
            AuditTrail audit,
            Clock clock,
            Overrides overrides) {
        this.runs = runs;
        this.proposals = proposals;
        this.orders = orders;
        this.evaluation = evaluation;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
        this.overrides = overrides;
    }

    /** The orders of one approved proposal, as a batch of their own. */
    void release(String proposalId) {
        StoredResult stored = find(proposalId);
        Decision decision = proposals
                .decisionOn(proposalId)
                .orElseThrow(() -> new IllegalStateException(
                        "The proposal (%s) has no decision to release it by.".formatted(proposalId)));
        release(stored, ApprovedProposal.approved(stored.result(), decision), decision.by());
    }

    private void release(StoredResult stored, ApprovedProposal approved, String by) {
        String batch = "A-" + stored.result().account() + "-" + stored.revision();
        if (orders.release(stored.runId(), OrderBatch.from(batch, List.of(approved)))) {
            audit.append("ORDERS_RELEASED", stored.proposalId(), Map.of("batch", batch), by, clock.instant());
        }
    }

    /** A new revision that refers to the old one; what the rules clear in it leaves at once. */
    StoredResult evaluateAgain(String proposalId, @Nullable String asked) {
        Optional<AccountSettings> settings = asked == null ? Optional.empty() : Optional.of(overrides.read(asked));
        return replace(find(proposalId), settings, false);
    }

    /** The account of a released data hold, evaluated in spite of it; the review rules make a person see it. */
    StoredResult evaluateReleased(String proposalId) {
        StoredResult fresh = replace(find(proposalId), Optional.empty(), true);
        tasks.openFor(fresh);
        return fresh;
    }

    private StoredResult replace(StoredResult old, Optional<AccountSettings> settings, boolean releasedByHand) {
        Run run = runs.find(old.runId()).orElseThrow();
        AccountResult result = evaluation.again(run, old, settings, releasedByHand);
        StoredResult fresh = proposals.replace(old, result);
        audit.append(
                "EVALUATED_AGAIN",
                fresh.proposalId(),
                Map.of("replaces", old.proposalId(), "outcome", result.outcome().name()),
                Delegates.SERVICE,
                clock.instant());
        if (result.route() == Route.CLEARED) {
            release(fresh, ApprovedProposal.cleared(result), Delegates.SERVICE);
            proposals.mark(fresh.proposalId(), ReviewState.RELEASED);
        }
        return fresh;
    }

    private StoredResult find(String proposalId) {
        return proposals
                .find(proposalId)
                .orElseThrow(() -> new IllegalArgumentException("There is no proposal (%s).".formatted(proposalId)));
    }

    /** Settings that a reviewer changed, as one scalar the engine can carry. */
    @Component
    static class Overrides {
        private final ObjectMapper json = new ObjectMapper();

        String write(AccountSettings settings) {
            java.util.TreeMap<String, String> given = new java.util.TreeMap<>();
            for (java.lang.reflect.RecordComponent component : AccountSettings.class.getRecordComponents()) {
                try {
                    Object value = component.getAccessor().invoke(settings);
                    if (value != null) {
                        given.put(component.getName(), value.toString());
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("a record's own accessor", e);
                }
            }
            try {
                return json.writeValueAsString(given);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a map of strings can be written", e);
            }
        }

        AccountSettings read(String text) {
            try {
                @SuppressWarnings("unchecked")
                Map<String, String> given = json.readValue(text, Map.class);
                return AccountSettings.fromTexts(given);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("The overrides (%s) cannot be read.".formatted(text), e);
            }
        }
    }
}
