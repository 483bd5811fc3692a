package io.evenkeel.ops;

import io.evenkeel.store.Run;
import io.evenkeel.store.RunCounts;
import java.time.Duration;

/** What a newcomer is told when the sample firm has been rebalanced. */
final class SampleSummary {

    private SampleSummary() {}

    /** @param orders released so far */
    static String of(Run run, int orders, Duration sinceStart, String address) {
        RunCounts counts = run.counts();
        return """

                ------------------------------------------------------------------------------
                 Evenkeel: run %s of the sample firm as of %s, rulebook %s: %s

                   accounts      %,8d
                   evaluated     %,8d      held for their data  %,8d
                   within bands  %,8d      infeasible           %,8d
                   proposed      %,8d      blocked              %,8d
                     cleared     %,8d      orders released      %,8d
                     in review   %,8d      seconds since start  %,8.1f

                   Desk       %s/                                 everybody: runs, accounts, rulebook, orders
                   Tasklist   %s/camunda/app/tasklist/default/   reviewer1: proposals to approve
                   Cockpit    %s/camunda/app/cockpit/default/    operations1: runs and data holds
                   HTTP       %s/swagger-ui.html
                   Run        %s/api/runs/%s

                   Users: reviewer1, reviewer2, operations1, compliance1, compliance2, admin1; each name is its password.
                   They exist with the profile "sample" only.
                ------------------------------------------------------------------------------"""
                .formatted(
                        run.runId(),
                        run.asOf(),
                        run.rulebookVersion(),
                        run.status(),
                        counts.accounts(),
                        counts.evaluated(),
                        counts.held(),
                        counts.withinBands(),
                        counts.infeasible(),
                        counts.proposed(),
                        counts.blocked(),
                        counts.cleared(),
                        orders,
                        counts.inReview(),
                        sinceStart.toMillis() / 1000.0,
                        address,
                        address,
                        address,
                        address,
                        address,
                        run.runId());
    }
}
