package io.evenkeel.sample;

import java.time.LocalDate;

/** One row of {@code transactions.csv}, its account aside. Amounts in cents, quantities in millionths of a share. */
record Entry(
        String id,
        LocalDate date,
        String side,
        String kind,
        String security,
        long quantity,
        long amount,
        String lot,
        String gain) {

    /** Entries from this day on are in the book. */
    static final LocalDate SINCE = LocalDate.of(2017, 10, 1);

    static Entry bought(Lot lot, LocalDate date, String kind, long amount) {
        return new Entry(lot.id, date, "BUY", kind, lot.security, lot.quantity, amount, "", "");
    }

    static Entry received(String id, LocalDate date, String kind, String security, long quantity) {
        return new Entry(id, date, "RECEIVE", kind, security, quantity, 0, "", "");
    }

    static Entry sold(String id, LocalDate date, Lot lot, long quantity, long proceeds, long gain) {
        return new Entry(id, date, "SELL", "", lot.security, quantity, proceeds, lot.id, Units.dollars(gain));
    }
}
