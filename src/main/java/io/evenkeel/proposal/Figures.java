package io.evenkeel.proposal;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import org.jspecify.annotations.Nullable;

/**
 * An account's headline figures.
 *
 * @param drift half the sum of absolute differences between weights and targets, cash included
 * @param trackingError yearly standard deviation of the active return; none without a risk model
 */
public record Figures(Money value, Money cash, Weight drift, @Nullable Weight trackingError) {}
