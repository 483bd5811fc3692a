package io.evenkeel.workflow;

import io.evenkeel.money.Money;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.store.StoredResult;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts a process instance for each result that needs a person. */
@Component
class HumanTasks {

    static final String REVIEW_PROPOSAL = "reviewProposal";
    static final String RESOLVE_DATA_HOLD = "resolveDataHold";

    private static final int LONGEST_REASON = 200;

    private final RuntimeService runtime;

    HumanTasks(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Nothing for a result that is cleared, within its bands, infeasible or blocked: those are seen in the run's lists. */
    void openFor(StoredResult stored) {
        AccountResult result = stored.result();
        if (result.route() == Route.REVIEW) {
            runtime.startProcessInstanceByKey(REVIEW_PROPOSAL, stored.proposalId(), variables(stored));
        } else if (result.outcome() == Outcome.HELD) {
            runtime.startProcessInstanceByKey(RESOLVE_DATA_HOLD, stored.proposalId(), variables(stored));
        }
    }

    static Map<String, Object> variables(StoredResult stored) {
        AccountResult result = stored.result();
        TradeProposal proposal = result.proposal();
        long dollars = proposal == null
                ? 0
                : proposal.before().value().minus(Money.ZERO).cents() / 100;
        Map<String, Object> variables = new HashMap<>();
        variables.put(Variables.RUN, stored.runId());
        variables.put(Variables.PROPOSAL, stored.proposalId());
        variables.put(Variables.ACCOUNT, result.account().value());
        variables.put(Variables.HOUSEHOLD, result.household().value());
        variables.put(Variables.VALUE, dollars);
        variables.put(Variables.PRIORITY, dollars > 10_000_000 ? 80 : 50);
        variables.put(Variables.REASON, reason(result));
        return variables;
    }

    private static String reason(AccountResult result) {
        String reason = result.exceptions().stream()
                .map(ExceptionNote::message)
                .findFirst()
                .orElse("");
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
