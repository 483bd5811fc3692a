package io.evenkeel.market;

import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import java.math.RoundingMode;
import java.time.LocalDate;

/** A closing price and the day it was quoted. */
public record QuotedPrice(Price price, LocalDate date) {

    public QuotedPrice {
        if (!price.isPositive()) {
            throw new IllegalArgumentException(
                    "The price (%s) must be positive. Maybe the security was delisted.".formatted(price));
        }
    }

    /** What so many shares are worth at this price, to the nearest cent. */
    public Money worth(Quantity quantity) {
        return quantity.at(price, RoundingMode.HALF_UP);
    }
}
