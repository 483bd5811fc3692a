package io.evenkeel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole: 1 is all of it. */
public record Weight(long hundredMillionths) implements Comparable<Weight> {

    private static final int SCALE = 8;
    public static final Weight ZERO = new Weight(0);

    /** The number written in {@code text}, such as {@code 12.5}; refuses exponents, separators and excess digits. */
    public static Weight of(String text) {
        return new Weight(Decimals.parse(text, SCALE, "weight"));
    }

    /** Refuses more than {@value #SCALE} decimals. */
    public static Weight of(BigDecimal number) {
        return new Weight(Decimals.scaled(number, SCALE, "weight"));
    }

    public static Weight rounded(BigDecimal number, RoundingMode rounding) {
        return new Weight(Decimals.rounded(number, SCALE, rounding));
    }

    public BigDecimal decimal() {
        return Decimals.decimal(hundredMillionths, SCALE);
    }

    public Weight plus(Weight other) {
        return new Weight(Math.addExact(hundredMillionths, other.hundredMillionths));
    }

    public Weight minus(Weight other) {
        return new Weight(Math.subtractExact(hundredMillionths, other.hundredMillionths));
    }

    public Weight negated() {
        return new Weight(Math.negateExact(hundredMillionths));
    }

    public Weight abs() {
        return hundredMillionths < 0 ? negated() : this;
    }

    public Weight min(Weight other) {
        return hundredMillionths <= other.hundredMillionths ? this : other;
    }

    public Weight max(Weight other) {
        return hundredMillionths >= other.hundredMillionths ? this : other;
    }

    public boolean isZero() {
        return hundredMillionths == 0;
    }

    public boolean isPositive() {
        return hundredMillionths > 0;
    }

    public boolean isNegative() {
        return hundredMillionths < 0;
    }

    static final int DECIMALS = SCALE;
    public static final Weight ONE = new Weight(100_000_000);

    /** For rule files: {@code isAbove("20%")}. */
    public boolean isAbove(String limit) {
        return compareTo(fromText(limit)) > 0;
    }

    /** For rule files: {@code isBelow("20%")}. */
    public boolean isBelow(String limit) {
        return compareTo(fromText(limit)) < 0;
    }

    /** A number ({@code 0.2}) or a percentage ({@code 20%}). */
    public static Weight fromText(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith("%")
                ? of(new BigDecimal(trimmed.substring(0, trimmed.length() - 1).strip()).movePointLeft(2))
                : of(trimmed);
    }

    /** As people read it: {@code 7.1%}, rounded half up to one decimal. */
    public String percent() {
        return decimal().movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    @Override
    public int compareTo(Weight other) {
        return Long.compare(hundredMillionths, other.hundredMillionths);
    }

    /** Plain decimal text with at least 0 decimals: what travels in files and over HTTP. */
    @Override
    public String toString() {
        return Decimals.text(hundredMillionths, SCALE, 0);
    }
}
