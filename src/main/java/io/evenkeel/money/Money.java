package io.evenkeel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** US dollars, to the cent; negative where somebody owes. */
public record Money(long cents) implements Comparable<Money> {

    private static final int SCALE = 2;
    public static final Money ZERO = new Money(0);

    /** The number written in {@code text}, such as {@code 12.5}; refuses exponents, separators and excess digits. */
    public static Money of(String text) {
        return new Money(Decimals.parse(text, SCALE, "amount"));
    }

    /** Refuses more than {@value #SCALE} decimals. */
    public static Money of(BigDecimal number) {
        return new Money(Decimals.scaled(number, SCALE, "amount"));
    }

    public static Money rounded(BigDecimal number, RoundingMode rounding) {
        return new Money(Decimals.rounded(number, SCALE, rounding));
    }

    public BigDecimal decimal() {
        return Decimals.decimal(cents, SCALE);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public Money negated() {
        return new Money(Math.negateExact(cents));
    }

    public Money abs() {
        return cents < 0 ? negated() : this;
    }

    public Money min(Money other) {
        return cents <= other.cents ? this : other;
    }

    public Money max(Money other) {
        return cents >= other.cents ? this : other;
    }

    public boolean isZero() {
        return cents == 0;
    }

    public boolean isPositive() {
        return cents > 0;
    }

    public boolean isNegative() {
        return cents < 0;
    }

    public static Money ofDollars(long dollars) {
        return new Money(Math.multiplyExact(dollars, 100L));
    }

    public Money times(Rate rate, RoundingMode rounding) {
        return rounded(decimal().multiply(rate.decimal()), rounding);
    }

    public Money times(Weight part, RoundingMode rounding) {
        return rounded(decimal().multiply(part.decimal()), rounding);
    }

    /** This amount's part {@code numerator / denominator}; the denominator must not be zero. */
    public Money portion(Quantity numerator, Quantity denominator, RoundingMode rounding) {
        return new Money(decimal()
                .multiply(numerator.decimal())
                .divide(denominator.decimal(), SCALE, rounding)
                .unscaledValue()
                .longValueExact());
    }

    /** This amount as a part of {@code whole}; zero where the whole is zero. */
    public Weight partOf(Money whole, RoundingMode rounding) {
        return whole.isZero()
                ? Weight.ZERO
                : new Weight(decimal()
                        .divide(whole.decimal(), Weight.DECIMALS, rounding)
                        .unscaledValue()
                        .longValueExact());
    }

    /** For rule files: {@code isAbove("$10,000,000")}. */
    public boolean isAbove(String limit) {
        return compareTo(fromText(limit)) > 0;
    }

    /** For rule files: {@code isBelow("$10,000,000")}. */
    public boolean isBelow(String limit) {
        return compareTo(fromText(limit)) < 0;
    }

    /** An amount as compliance writes it: {@code $10,000,000} or {@code 10000000.00}. */
    public static Money fromText(String text) {
        return of(text.strip().replace("$", "").replace(",", ""));
    }

    /** As people read it: {@code $10,000,000.00}. */
    public String dollars() {
        return (cents < 0 ? "-$" : "$")
                + String.format(java.util.Locale.ROOT, "%,.2f", decimal().abs());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** Plain decimal text with at least 2 decimals: what travels in files and over HTTP. */
    @Override
    public String toString() {
        return Decimals.text(cents, SCALE, 2);
    }
}
