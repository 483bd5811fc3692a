package io.evenkeel.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a stored book without reading it.
 *
 * @param bookId {@code B-} and the first 16 hex digits of {@code sha256}
 * @param warnings what was odd about it but no fault
 */
public record BookHeading(
        String bookId,
        String sha256,
        String name,
        LocalDate asOf,
        int accounts,
        int households,
        int lots,
        Instant receivedAt,
        List<String> warnings) {

    public BookHeading {
        warnings = List.copyOf(warnings);
    }
}
