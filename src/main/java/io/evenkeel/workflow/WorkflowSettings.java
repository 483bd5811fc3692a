package io.evenkeel.workflow;

import io.evenkeel.money.Money;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param node this node's name: what it had locked when it died, the node of the same name takes up again at once
 * @param householdsPerChunk households per job
 * @param fourEyesAbove whoever asked for a run cannot approve its proposals of accounts worth more than this
 * @param lookAtRulesEvery how often the rules folder is looked at
 */
@ConfigurationProperties("evenkeel.workflow")
public record WorkflowSettings(String node, int householdsPerChunk, String fourEyesAbove, Duration lookAtRulesEvery) {

    public WorkflowSettings {
        if (householdsPerChunk < 1 || householdsPerChunk > 5_000) {
            throw new IllegalArgumentException(
                    "evenkeel.workflow.households-per-chunk (%d) must lie between 1 and 5000."
                            .formatted(householdsPerChunk));
        }
        Money.fromText(fourEyesAbove);
    }

    Money fourEyesLimit() {
        return Money.fromText(fourEyesAbove);
    }
}
