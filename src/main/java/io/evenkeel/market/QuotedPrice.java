package io.evenkeel.market;

import io.evenkeel.money.Price;
import java.time.LocalDate;

/** A closing price and the day it was quoted. */
public record QuotedPrice(Price price, LocalDate date) {

    public QuotedPrice {
        if (!price.isPositive()) {
            throw new IllegalArgumentException(
                    "The price (%s) must be positive. Maybe the security was delisted.".formatted(price));
        }
    }
}
