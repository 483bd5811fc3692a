package io.evenkeel.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is known of a stored book without reading it.
 *
 * @param bookId {@code B-} and the first 16 hex digits of {@code sha256}
 */
public record BookHeading(
        String bookId,
        String sha256,
        String name,
        LocalDate asOf,
        int accounts,
        int households,
        int lots,
        Instant receivedAt) {}
