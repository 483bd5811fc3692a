package io.evenkeel.workflow;

import io.evenkeel.order.OrderBatch;
import io.evenkeel.proposal.Route;
import io.evenkeel.review.ApprovedProposal;
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
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tasks of the processes do: one bean per task, named as the task's id without its prefix. */
@Configuration
class Delegates {

    /** The automatic release of a run; approvals by hand make batches of their own. */
    static final String AUTOMATIC_BATCH = "1";

    static final String SERVICE = "evenkeel";

    @Bean
    JavaDelegate planChunks(Runs runs, Chunks chunks) {
        return execution -> execution.setVariable(
                Variables.CHUNKS, chunks.count(run(runs, execution).bookId()));
    }

    @Bean
    JavaDelegate rebalanceChunk(ChunkOfHouseholds chunk) {
        return chunk::rebalance;
    }

    @Bean
    JavaDelegate releaseClearedOrders(Proposals proposals, Orders orders) {
        return execution -> {
            String runId = (String) execution.getVariable(Variables.RUN);
            List<StoredResult> cleared = proposals.cleared(runId);
            OrderBatch batch = OrderBatch.from(
                    AUTOMATIC_BATCH,
                    cleared.stream()
                            .map(StoredResult::result)
                            .map(ApprovedProposal::cleared)
                            .toList());
            if (orders.release(runId, batch)) {
                cleared.forEach(result -> proposals.mark(result.proposalId(), ReviewState.RELEASED));
            }
        };
    }

    @Bean
    JavaDelegate finishRun(Runs runs, AuditTrail audit, Clock clock) {
        return execution -> {
            Run run = run(runs, execution);
            runs.finished(run.runId());
            audit.append(
                    "RUN_FINISHED",
                    run.runId(),
                    Map.of("book", run.bookId(), "rulebook", run.rulebookSha256(), "build", run.buildId()),
                    SERVICE,
                    clock.instant());
        };
    }

    @Bean
    JavaDelegate releaseApprovedOrders(ProposalsUnderReview underReview) {
        return execution -> underReview.release(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate evaluateAgain(ProposalsUnderReview underReview) {
        return execution -> {
            StoredResult fresh = underReview.evaluateAgain(
                    execution.getProcessBusinessKey(), (String) execution.getVariable(Variables.OVERRIDES));
            execution.removeVariable(Variables.OVERRIDES);
            execution.setVariables(HumanTasks.variables(fresh));
            execution.setVariable(Variables.STILL_TO_BE_REVIEWED, fresh.result().route() == Route.REVIEW);
            execution.setProcessBusinessKey(fresh.proposalId());
        };
    }

    @Bean
    JavaDelegate escalateReview(AuditTrail audit, Clock clock) {
        return execution -> {
            execution
                    .getProcessEngineServices()
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceId(execution.getProcessInstanceId())
                    .list()
                    .forEach(task -> execution
                            .getProcessEngineServices()
                            .getTaskService()
                            .addCandidateGroup(task.getId(), "operations"));
            audit.append("REVIEW_OVERDUE", execution.getProcessBusinessKey(), Map.of(), SERVICE, clock.instant());
        };
    }

    @Bean
    JavaDelegate evaluateReleasedAccount(ProposalsUnderReview underReview) {
        return execution -> underReview.evaluateReleased(execution.getProcessBusinessKey());
    }

    private static Run run(Runs runs, org.camunda.bpm.engine.delegate.DelegateExecution execution) {
        String runId = (String) execution.getVariable(Variables.RUN);
        return runs.find(runId).orElseThrow(() -> new IllegalStateException("The run (%s) is gone.".formatted(runId)));
    }
}
