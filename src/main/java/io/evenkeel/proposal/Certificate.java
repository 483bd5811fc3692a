package io.evenkeel.proposal;

import io.evenkeel.money.Money;

/**
 * How good the trades are, in dollars a year.
 *
 * @param objective drift, tax and trading cost of the proposal
 * @param bound no admissible trades cost less than this
 * @param gap objective less bound
 */
public record Certificate(Money objective, Money bound, Money gap) {}
