package io.evenkeel.tax;

import java.math.BigInteger;

/** Divides cents and shares so that the part and the rest always add up to the whole. */
final class Division {

    private Division() {}

    /** {@code total * numerator / denominator}, half away from zero; numerator not negative, denominator positive. */
    static long part(long total, long numerator, long denominator) {
        if (numerator == denominator) {
            return total;
        }
        long magnitude = Math.abs(total);
        if (Math.multiplyHigh(magnitude, numerator) == 0 && magnitude * numerator >= 0) {
            long product = magnitude * numerator;
            long quotient = product / denominator;
            long remainder = product - quotient * denominator;
            long rounded = remainder >= denominator - remainder ? quotient + 1 : quotient;
            return total < 0 ? -rounded : rounded;
        }
        return wide(total, numerator, denominator);
    }

    private static long wide(long total, long numerator, long denominator) {
        BigInteger divisor = BigInteger.valueOf(denominator);
        BigInteger[] parts = BigInteger.valueOf(total)
                .abs()
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(divisor);
        BigInteger rounded = parts[1].shiftLeft(1).compareTo(divisor) >= 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return (total < 0 ? rounded.negate() : rounded).longValueExact();
    }
}
