package io.evenkeel.proposal;

import io.evenkeel.money.Rate;

/**
 * A limit that keeps the account from something better.
 *
 * @param price dollars a year that one dollar more of it would save
 */
public record BindingLimit(String limit, Rate price) {}
