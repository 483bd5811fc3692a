package io.evenkeel.workflow;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.review.DecisionKind;
import io.evenkeel.store.DecidedAlready;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions that come in over HTTP: the same user task, completed as the caller. */
@Component
public class Reviews {

    private final TaskService tasks;
    private final IdentityService identity;
    private final ProposalsUnderReview.Overrides overrides;

    Reviews(TaskService tasks, IdentityService identity, ProposalsUnderReview.Overrides overrides) {
        this.tasks = tasks;
        this.identity = identity;
        this.overrides = overrides;
    }

    /**
     * Completes the proposal's user task as {@code by}.
     *
     * @throws DecidedAlready where no task waits for a decision on it
     * @throws FourEyesException where {@code by} asked for the run and the account is above the limit
     */
    @Transactional
    public void decide(String proposalId, DecisionKind kind, String note, AccountSettings asked, String by) {
        Task task = tasks.createTaskQuery()
                .processDefinitionKey(HumanTasks.REVIEW_PROPOSAL)
                .processInstanceBusinessKey(proposalId)
                .singleResult();
        if (task == null) {
            throw new DecidedAlready(proposalId, "no task of it is open");
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put(Variables.DECISION, kind.name());
        variables.put(Variables.NOTE, note);
        if (!asked.equals(AccountSettings.DEFAULTS)) {
            variables.put(Variables.OVERRIDES, overrides.write(asked));
        }
        identity.setAuthentication(by, List.of("reviewers"));
        try {
            tasks.complete(task.getId(), variables);
        } finally {
            identity.clearAuthentication();
        }
    }
}
