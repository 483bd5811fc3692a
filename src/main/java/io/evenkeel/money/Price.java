package io.evenkeel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** US dollars per share, six decimals. */
public record Price(long millionths) implements Comparable<Price> {

    private static final int SCALE = 6;
    public static final Price ZERO = new Price(0);

    /** The number written in {@code text}, such as {@code 12.5}; refuses exponents, separators and excess digits. */
    public static Price of(String text) {
        return new Price(Decimals.parse(text, SCALE, "price"));
    }

    /** Refuses more than {@value #SCALE} decimals. */
    public static Price of(BigDecimal number) {
        return new Price(Decimals.scaled(number, SCALE, "price"));
    }

    public static Price rounded(BigDecimal number, RoundingMode rounding) {
        return new Price(Decimals.rounded(number, SCALE, rounding));
    }

    public BigDecimal decimal() {
        return Decimals.decimal(millionths, SCALE);
    }

    public Price plus(Price other) {
        return new Price(Math.addExact(millionths, other.millionths));
    }

    public Price minus(Price other) {
        return new Price(Math.subtractExact(millionths, other.millionths));
    }

    public Price negated() {
        return new Price(Math.negateExact(millionths));
    }

    public Price abs() {
        return millionths < 0 ? negated() : this;
    }

    public Price min(Price other) {
        return millionths <= other.millionths ? this : other;
    }

    public Price max(Price other) {
        return millionths >= other.millionths ? this : other;
    }

    public boolean isZero() {
        return millionths == 0;
    }

    public boolean isPositive() {
        return millionths > 0;
    }

    public boolean isNegative() {
        return millionths < 0;
    }

    /** The price at which {@code quantity} shares cost {@code amount}; the quantity must not be zero. */
    public static Price of(Money amount, Quantity quantity, RoundingMode rounding) {
        return new Price(amount.decimal()
                .divide(quantity.decimal(), SCALE, rounding)
                .unscaledValue()
                .longValueExact());
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(millionths, other.millionths);
    }

    /** Plain decimal text with at least 2 decimals: what travels in files and over HTTP. */
    @Override
    public String toString() {
        return Decimals.text(millionths, SCALE, 2);
    }
}
