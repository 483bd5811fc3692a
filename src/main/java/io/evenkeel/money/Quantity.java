package io.evenkeel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares, to a millionth; negative only as a change. */
public record Quantity(long millionths) implements Comparable<Quantity> {

    private static final int SCALE = 6;
    public static final Quantity ZERO = new Quantity(0);

    /** The number written in {@code text}, such as {@code 12.5}; refuses exponents, separators and excess digits. */
    public static Quantity of(String text) {
        return new Quantity(Decimals.parse(text, SCALE, "quantity"));
    }

    /** Refuses more than {@value #SCALE} decimals. */
    public static Quantity of(BigDecimal number) {
        return new Quantity(Decimals.scaled(number, SCALE, "quantity"));
    }

    public static Quantity rounded(BigDecimal number, RoundingMode rounding) {
        return new Quantity(Decimals.rounded(number, SCALE, rounding));
    }

    public BigDecimal decimal() {
        return Decimals.decimal(millionths, SCALE);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(millionths, other.millionths));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(Math.subtractExact(millionths, other.millionths));
    }

    public Quantity negated() {
        return new Quantity(Math.negateExact(millionths));
    }

    public Quantity abs() {
        return millionths < 0 ? negated() : this;
    }

    public Quantity min(Quantity other) {
        return millionths <= other.millionths ? this : other;
    }

    public Quantity max(Quantity other) {
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

    public static final Quantity ONE = new Quantity(1_000_000);

    public static Quantity ofShares(long shares) {
        return new Quantity(Math.multiplyExact(shares, 1_000_000L));
    }

    /** What this many shares cost at {@code price}. */
    public Money at(Price price, RoundingMode rounding) {
        return Money.rounded(decimal().multiply(price.decimal()), rounding);
    }

    public boolean isWhole() {
        return millionths % 1_000_000 == 0;
    }

    /** Without the fraction of a share, towards zero. */
    public Quantity wholeShares() {
        return new Quantity(millionths / 1_000_000 * 1_000_000);
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(millionths, other.millionths);
    }

    /** Plain decimal text with at least 0 decimals: what travels in files and over HTTP. */
    @Override
    public String toString() {
        return Decimals.text(millionths, SCALE, 0);
    }
}
