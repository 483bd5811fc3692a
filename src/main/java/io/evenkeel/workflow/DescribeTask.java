package io.evenkeel.workflow;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Names a task by what it is about, such as <i>A-1275-1, $11,779,248: Turnover is 36.3% of the account
 * (R-2026-03-31-1)</i>: Tasklist shows and searches names, and a list of ninety tasks of one name helps nobody. The run
 * stands in it because a book that is run again has the same account waiting once for each run.
 */
@Component("describeTask")
class DescribeTask implements TaskListener {

    private static final int LONGEST_NAME = 160;

    @Override
    public void notify(DelegateTask task) {
        String reason = String.valueOf(task.getVariable(Variables.REASON));
        String run = " (" + task.getVariable(Variables.RUN) + ")";
        task.setName(shortened(subject(task) + ": " + reason, LONGEST_NAME - run.length()) + run);
        task.setDescription(reason);
    }

    private static String subject(DelegateTask task) {
        String account = String.valueOf(task.getVariable(Variables.ACCOUNT));
        boolean valued = task.getVariable(Variables.VALUE) instanceof Long dollars && dollars > 0;
        return valued
                ? "%s, $%s"
                        .formatted(account, String.format(Locale.ROOT, "%,d", (Long) task.getVariable(Variables.VALUE)))
                : account;
    }

    private static String shortened(String name, int longest) {
        return name.length() <= longest ? name : name.substring(0, longest - 1) + "\u2026";
    }
}
