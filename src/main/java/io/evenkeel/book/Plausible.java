package io.evenkeel.book;

import io.evenkeel.money.Money;
import java.time.LocalDate;

/** What is beyond these is a slip, in a book and in a request alike. */
public final class Plausible {

    /** More than any account has: with a few thousand times as much, sums of amounts would end. */
    public static final Money MOST_DOLLARS = Money.ofDollars(1_000_000_000_000L);

    /** Whoever writes an earlier year has left out a digit, and a short-term lot would pass for a long-term one. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private Plausible() {}
}
