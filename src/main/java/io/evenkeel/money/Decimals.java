package io.evenkeel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reading and writing scaled longs; the one place that knows how text becomes a number. */
final class Decimals {

    /** Longer texts are refused before they are parsed: a number of a million digits is an attack, not an amount. */
    private static final int LONGEST_TEXT = 40;

    private Decimals() {}

    static long parse(String text, int scale, String noun) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw notANumber(text, noun, null);
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw notANumber(text, noun, e);
        }
        return scaled(number, scale, noun);
    }

    static long scaled(BigDecimal number, int scale, String noun) {
        try {
            return number.setScale(scale, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The %s (%s) must have at most %d decimals and at most %d digits before the point. Maybe it should be rounded first."
                            .formatted(noun, number.toPlainString(), scale, 18 - scale),
                    e);
        }
    }

    static long rounded(BigDecimal number, int scale, RoundingMode rounding) {
        return number.setScale(scale, rounding).unscaledValue().longValueExact();
    }

    static BigDecimal decimal(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** Plain text with at least {@code fewest} decimals and no zeros beyond them. */
    static String text(long unscaled, int scale, int fewest) {
        BigDecimal number = BigDecimal.valueOf(unscaled, scale);
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < fewest ? stripped.setScale(fewest) : stripped).toPlainString();
    }

    private static IllegalArgumentException notANumber(
            String text, String noun, @org.jspecify.annotations.Nullable Exception cause) {
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return new IllegalArgumentException(
                "The %s (%s) is not a decimal number. Maybe it has a thousands separator, a currency sign or an exponent."
                        .formatted(noun, shown),
                cause);
    }
}
