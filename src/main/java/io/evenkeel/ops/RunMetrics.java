package io.evenkeel.ops;

import io.evenkeel.store.Run;
import io.evenkeel.store.RunCounts;
import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/**
 * Runs by status and accounts by outcome. Read from the store rather than counted as they happen: several nodes work on a
 * run, and none of them forgets at a restart.
 */
@Component
class RunMetrics implements MeterBinder {

    private final Supplier<List<Run>> runs;

    RunMetrics(Runs runs, OpsLimits limits) {
        this.runs = new Remembered<>(runs::newestFirst, limits.metricsAge(), System::nanoTime);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RunStatus status : RunStatus.values()) {
            Gauge.builder("evenkeel.runs", runs, all -> count(all.get(), status))
                    .description("Runs by status")
                    .tag("status", status.name())
                    .register(registry);
        }
        outcome(registry, "within_bands", RunCounts::withinBands);
        outcome(registry, "cleared", RunCounts::cleared);
        outcome(registry, "in_review", RunCounts::inReview);
        outcome(registry, "blocked", RunCounts::blocked);
        outcome(registry, "held", RunCounts::held);
        outcome(registry, "infeasible", RunCounts::infeasible);
    }

    private void outcome(MeterRegistry registry, String name, ToIntFunction<RunCounts> count) {
        FunctionCounter.builder("evenkeel.accounts", runs, all -> all.get().stream()
                        .map(Run::counts)
                        .mapToInt(count)
                        .asLongStream()
                        .sum())
                .description("Accounts by what a run came to")
                .tag("outcome", name)
                .register(registry);
    }

    private static double count(List<Run> runs, RunStatus status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }
}
