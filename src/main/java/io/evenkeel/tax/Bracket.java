package io.evenkeel.tax;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;

/** The rate on income above an amount. */
public record Bracket(Money above, Rate rate) {}
