package io.evenkeel.market;

import io.evenkeel.money.Price;
import io.evenkeel.money.Weight;
import java.time.LocalDate;

/**
 * A close-to-close move of the price history.
 *
 * @param change close / before - 1
 */
public record PriceMove(SecurityId security, LocalDate date, Price before, Price close, Weight change) {}
