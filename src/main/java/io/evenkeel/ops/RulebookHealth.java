package io.evenkeel.ops;

import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.RuleProblem;
import io.evenkeel.rulebook.Rulebook;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whether the rules' folder is in force. A refused edit degrades and does not stop: the last good rulebook works on. */
@Component("rulebookHealthIndicator")
class RulebookHealth implements HealthIndicator {

    private final ActiveRulebook rulebooks;

    RulebookHealth(ActiveRulebook rulebooks) {
        this.rulebooks = rulebooks;
    }

    @Override
    public Health health() {
        Rulebook rulebook = rulebooks.current();
        List<RuleProblem> problems = rulebooks.problems();
        Health.Builder health = problems.isEmpty() ? Health.up() : Health.status(Degraded.STATUS);
        return health.withDetail("version", rulebooks.version())
                .withDetail("sha256", rulebook.sha256())
                .withDetail("problems", problems)
                .build();
    }
}
