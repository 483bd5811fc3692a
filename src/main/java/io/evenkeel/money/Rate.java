package io.evenkeel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A tax rate: 0.238 is 23.8%. */
public record Rate(long millionths) implements Comparable<Rate> {

    private static final int SCALE = 6;
    public static final Rate ZERO = new Rate(0);

    /** The number written in {@code text}, such as {@code 12.5}; refuses exponents, separators and excess digits. */
    public static Rate of(String text) {
        return new Rate(Decimals.parse(text, SCALE, "rate"));
    }

    /** Refuses more than {@value #SCALE} decimals. */
    public static Rate of(BigDecimal number) {
        return new Rate(Decimals.scaled(number, SCALE, "rate"));
    }

    public static Rate rounded(BigDecimal number, RoundingMode rounding) {
        return new Rate(Decimals.rounded(number, SCALE, rounding));
    }

    public BigDecimal decimal() {
        return Decimals.decimal(millionths, SCALE);
    }

    public Rate plus(Rate other) {
        return new Rate(Math.addExact(millionths, other.millionths));
    }

    public Rate minus(Rate other) {
        return new Rate(Math.subtractExact(millionths, other.millionths));
    }

    public Rate negated() {
        return new Rate(Math.negateExact(millionths));
    }

    public Rate abs() {
        return millionths < 0 ? negated() : this;
    }

    public Rate min(Rate other) {
        return millionths <= other.millionths ? this : other;
    }

    public Rate max(Rate other) {
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

    /** For rule files: {@code isAbove("20%")}. */
    public boolean isAbove(String limit) {
        return compareTo(fromText(limit)) > 0;
    }

    /** For rule files: {@code isBelow("20%")}. */
    public boolean isBelow(String limit) {
        return compareTo(fromText(limit)) < 0;
    }

    /** A number ({@code 0.2}) or a percentage ({@code 20%}). */
    public static Rate fromText(String text) {
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
    public int compareTo(Rate other) {
        return Long.compare(millionths, other.millionths);
    }

    /** Plain decimal text with at least 0 decimals: what travels in files and over HTTP. */
    @Override
    public String toString() {
        return Decimals.text(millionths, SCALE, 0);
    }
}
