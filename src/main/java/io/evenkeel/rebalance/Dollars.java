package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Between the core's exact numbers and the optimizer's: the only place where one becomes the other. */
final class Dollars {

    /** A part of a share below this is the arithmetic's own. */
    private static final double DUST = 1e-9;

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

    /** What whole shares come to: as many as {@code dollars} pay for, or as many as are worth {@code dollars}. */
    static double wholeShares(double dollars, double price, boolean enough) {
        double shares = Math.max(0, dollars) / price;
        return (enough ? Math.ceil(shares - DUST) : Math.floor(shares + DUST)) * price;
    }
}
