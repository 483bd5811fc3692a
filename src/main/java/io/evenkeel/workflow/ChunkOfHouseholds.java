package io.evenkeel.workflow;

import io.evenkeel.account.Household;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.store.Books;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.Run;
import io.evenkeel.store.Runs;
import io.evenkeel.store.StoredResult;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** One job: some households evaluated, their results kept, and a process instance started where a person is needed. */
@Component
class ChunkOfHouseholds {

    private final Runs runs;
    private final Books books;
    private final Chunks chunks;
    private final Evaluation evaluation;
    private final Proposals proposals;
    private final HumanTasks tasks;

    ChunkOfHouseholds(
            Runs runs, Books books, Chunks chunks, Evaluation evaluation, Proposals proposals, HumanTasks tasks) {
        this.runs = runs;
        this.books = books;
        this.chunks = chunks;
        this.evaluation = evaluation;
        this.proposals = proposals;
        this.tasks = tasks;
    }

    /** Everything in the job's own transaction: either all of it has happened or nothing has. */
    void rebalance(DelegateExecution execution) {
        String runId = (String) execution.getVariable(Variables.RUN);
        int index = (Integer) execution.getVariable(Variables.LOOP_COUNTER);
        Run run = runs.find(runId).orElseThrow();
        Chunks.Range range = chunks.range(run.bookId(), index);
        if (runs.chunkDone(runId, range.first())) {
            return;
        }
        List<AccountResult> results = new ArrayList<>();
        for (Household household : books.households(run.bookId(), range.first(), range.last())) {
            results.addAll(evaluation.daily(run, household));
        }
        for (StoredResult stored : proposals.save(runId, results)) {
            tasks.openFor(stored);
        }
    }
}
