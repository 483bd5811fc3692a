package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Between the core's exact numbers and the optimizer's: the only place where one becomes the other. */
final class Dollars {

    private Dollars() {}

    static double of(Money money) {
        return money.cents() / 100.0;
    }

    static double shares(Quantity quantity) {
        return quantity.millionths() / 1e6;
    }

    static double fraction(Weight weight) {
        return weight.hundredMillionths() / 1e8;
    }

    static double rate(Rate rate) {
        return rate.millionths() / 1e6;
    }

    static Money money(double dollars) {
        return Money.rounded(BigDecimal.valueOf(dollars), RoundingMode.HALF_UP);
    }

    static Quantity quantity(double shares) {
        return Quantity.rounded(BigDecimal.valueOf(shares), RoundingMode.HALF_UP);
    }
}
