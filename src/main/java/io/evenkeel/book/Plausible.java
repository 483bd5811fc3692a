package io.evenkeel.book;

import io.evenkeel.money.Money;
import java.time.LocalDate;

/** What is beyond these is a slip, in a book and in a request alike. */
public final class Plausible {

    /** More than any account has: with a few thousand times as much, sums of amounts would end. */
    public static final Money MOST_DOLLARS = Money.ofDollars(1_000_000_000_000L);

    /** Whoever writes an earlier year has left out a digit, and a short-term lot would pass for a long-term one. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** The last four are their full-width forms, which spreadsheets of some languages take for the same. */
    private static final String FORMULA_SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Plausible() {}

    /** Whether a spreadsheet takes a cell of this text for a formula and runs it: the signs that OWASP names for CSV. */
    public static boolean readsAsFormula(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0;
    }
}
