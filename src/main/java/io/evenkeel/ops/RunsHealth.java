package io.evenkeel.ops;

import io.evenkeel.store.Run;
import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says which runs do not get on: failed, or going on for longer than they should. */
@Component("runsHealthIndicator")
class RunsHealth implements HealthIndicator {

    private final Runs runs;
    private final OpsLimits limits;
    private final Clock clock;

    @Autowired
    RunsHealth(Runs runs, OpsLimits limits) {
        this(runs, limits, Clock.systemUTC());
    }

    RunsHealth(Runs runs, OpsLimits limits, Clock clock) {
        this.runs = runs;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant latest = clock.instant().minus(limits.runOverdue());
        List<Run> all = runs.newestFirst();
        List<String> overdue = all.stream()
                .filter(run ->
                        run.status() == RunStatus.RUNNING && run.startedAt().isBefore(latest))
                .map(Run::runId)
                .toList();
        boolean lastFailed = !all.isEmpty() && all.get(0).status() == RunStatus.FAILED;
        Health.Builder health = overdue.isEmpty() && !lastFailed ? Health.up() : Health.status(Degraded.STATUS);
        return health.withDetail("overdue", overdue)
                .withDetail(
                        "lastRun", all.isEmpty() ? "none" : all.get(0).status().name())
                .build();
    }
}
