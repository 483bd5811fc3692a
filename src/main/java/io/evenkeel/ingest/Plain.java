package io.evenkeel.ingest;

import java.time.LocalDate;

/** The plain forms of the book's cells; anything cleverer is refused, for two programs read clever things in two ways. */
final class Plain {

    private static final int DATE_LENGTH = 10;

    private Plain() {}

    /** Minus, digits, a point between digits: nothing else, and in ASCII. */
    static String decimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        boolean hasDigits = text.length() > start && point != start && point != text.length() - 1;
        if (!hasDigits || text.indexOf('.', point + 1) >= 0 && point >= 0) {
            throw new IllegalArgumentException("not a plain decimal");
        }
        for (int i = start; i < text.length(); i++) {
            if (i != point && !isDigit(text.charAt(i))) {
                throw new IllegalArgumentException("not a plain decimal");
            }
        }
        return text;
    }

    static LocalDate date(String text) {
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new IllegalArgumentException("not a date");
        }
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE_LENGTH));
    }

    static int whole(String text) {
        if (text.isEmpty() || text.length() > 9) {
            throw new IllegalArgumentException("not a whole number");
        }
        return number(text, 0, text.length());
    }

    static boolean trueOrFalse(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                throw new IllegalArgumentException("not a digit");
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
