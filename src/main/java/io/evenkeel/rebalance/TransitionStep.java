package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.Trade;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transition does on one day.
 *
 * @param reason why on that day
 * @param share of the way that it goes
 * @param tax that it adds to its year
 * @param drift left after it
 * @param trackingError left after it; none without a risk model
 */
public record TransitionStep(
        LocalDate date,
        String reason,
        Weight share,
        Money tax,
        Weight turnover,
        Weight drift,
        @Nullable Weight trackingError,
        List<Trade> trades) {

    public TransitionStep {
        trades = List.copyOf(trades);
    }
}
