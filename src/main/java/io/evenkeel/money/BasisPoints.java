package io.evenkeel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Hundredths of a percent: 1 is 0.01%. */
public record BasisPoints(long hundredths) implements Comparable<BasisPoints> {

    private static final int SCALE = 2;
    public static final BasisPoints ZERO = new BasisPoints(0);

    /** The number written in {@code text}, such as {@code 12.5}; refuses exponents, separators and excess digits. */
    public static BasisPoints of(String text) {
        return new BasisPoints(Decimals.parse(text, SCALE, "basis points"));
    }

    /** Refuses more than {@value #SCALE} decimals. */
    public static BasisPoints of(BigDecimal number) {
        return new BasisPoints(Decimals.scaled(number, SCALE, "basis points"));
    }

    public static BasisPoints rounded(BigDecimal number, RoundingMode rounding) {
        return new BasisPoints(Decimals.rounded(number, SCALE, rounding));
    }

    public BigDecimal decimal() {
        return Decimals.decimal(hundredths, SCALE);
    }

    public BasisPoints plus(BasisPoints other) {
        return new BasisPoints(Math.addExact(hundredths, other.hundredths));
    }

    public BasisPoints minus(BasisPoints other) {
        return new BasisPoints(Math.subtractExact(hundredths, other.hundredths));
    }

    public BasisPoints negated() {
        return new BasisPoints(Math.negateExact(hundredths));
    }

    public BasisPoints abs() {
        return hundredths < 0 ? negated() : this;
    }

    public BasisPoints min(BasisPoints other) {
        return hundredths <= other.hundredths ? this : other;
    }

    public BasisPoints max(BasisPoints other) {
        return hundredths >= other.hundredths ? this : other;
    }

    public boolean isZero() {
        return hundredths == 0;
    }

    public boolean isPositive() {
        return hundredths > 0;
    }

    public boolean isNegative() {
        return hundredths < 0;
    }

    public Weight asWeight() {
        return new Weight(Math.multiplyExact(hundredths, 100L));
    }

    @Override
    public int compareTo(BasisPoints other) {
        return Long.compare(hundredths, other.hundredths);
    }

    /** Plain decimal text with at least 0 decimals: what travels in files and over HTTP. */
    @Override
    public String toString() {
        return Decimals.text(hundredths, SCALE, 0);
    }
}
