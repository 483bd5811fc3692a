package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.util.Optional;

/**
 * How fast and how far a household's accounts are to go to their targets. Without any, as far as today's limits let them.
 *
 * @param taxBudget tax that the trades may add to a calendar year, for the household together
 * @param turnover part of an account's value that may be bought in a calendar year
 * @param trackingError yearly tracking error that is near enough to the target
 */
public record TransitionLimits(Optional<Money> taxBudget, Optional<Weight> turnover, Optional<Weight> trackingError) {

    public static final TransitionLimits NONE =
            new TransitionLimits(Optional.empty(), Optional.empty(), Optional.empty());

    public TransitionLimits {
        if (taxBudget.filter(Money::isNegative).isPresent()) {
            throw new IllegalArgumentException(
                    "The tax budget (%s) of a transition must not be negative.".formatted(taxBudget.get()));
        }
        if (turnover.filter(Weight::isNegative).isPresent()) {
            throw new IllegalArgumentException(
                    "The turnover (%s) of a transition must not be negative.".formatted(turnover.get()));
        }
        if (trackingError.filter(Weight::isNegative).isPresent()) {
            throw new IllegalArgumentException(
                    "The tracking error (%s) of a transition must not be negative.".formatted(trackingError.get()));
        }
    }

    boolean opensEveryYear() {
        return taxBudget.isPresent() || turnover.isPresent();
    }
}
