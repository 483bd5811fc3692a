package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.util.List;

/**
 * How an account gets to its target over time, at today's prices. The steps' shares and what is left make up the whole.
 *
 * @param sentence all of it in one sentence
 * @param steps in the order of their dates; empty where there is nothing to do
 * @param left share of the way that no step goes
 * @param tax of all steps
 * @param waitingSaves tax that short-term gains save by waiting; zero where none waits
 */
public record TransitionPlan(String sentence, List<TransitionStep> steps, Weight left, Money tax, Money waitingSaves) {

    public TransitionPlan {
        steps = List.copyOf(steps);
        Weight whole = steps.stream().map(TransitionStep::share).reduce(left, Weight::plus);
        if (!whole.equals(Weight.ONE)) {
            throw new IllegalArgumentException("The shares of a plan add up to %s, not to the whole.".formatted(whole));
        }
    }
}
