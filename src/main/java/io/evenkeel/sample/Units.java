package io.evenkeel.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Cents, millionths of a dollar, millionths of a share, millionths of a whole: what they make of each other. */
final class Units {

    static final long DOLLAR = 100;
    static final long SHARE = 1_000_000;
    static final int WHOLE = 1_000_000;

    /** Cents to millionths of a dollar. */
    private static final long CENT = 10_000;

    private Units() {}

    /** Cents, half up as custodians round. */
    static long amount(long quantity, long price) {
        return BigDecimal.valueOf(quantity)
                .multiply(BigDecimal.valueOf(price))
                .movePointLeft(10)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The most whole shares that {@code cents} buy. */
    static long wholeShares(long cents, long price) {
        return price <= 0 ? 0 : cents * CENT / price * SHARE;
    }

    /** {@code value} times {@code numerator} over {@code denominator}, rounded down. */
    static long share(long value, long numerator, long denominator) {
        return BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.DOWN)
                .longValueExact();
    }

    static long part(long value, int millionths) {
        return share(value, millionths, WHOLE);
    }

    static String dollars(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    static String shares(long millionths) {
        BigDecimal shares = BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
        return shares.scale() < 0 ? shares.setScale(0).toPlainString() : shares.toPlainString();
    }

    /** Two decimals at least. */
    static String price(long millionths) {
        BigDecimal price = BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
        return price.scale() < 2 ? price.setScale(2).toPlainString() : price.toPlainString();
    }

    static String weight(int millionths) {
        return BigDecimal.valueOf(millionths, 6).toPlainString();
    }
}
