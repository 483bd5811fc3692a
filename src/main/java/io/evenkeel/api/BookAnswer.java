package io.evenkeel.api;

import io.evenkeel.store.BookHeading;
import java.time.LocalDate;
import java.util.List;

/**
 * A book as it was taken in.
 *
 * @param bookId names it in later calls; from its content, so the same content has the same one
 * @param warnings what is odd but no fault
 */
record BookAnswer(
        String bookId,
        LocalDate asOf,
        String sha256,
        String name,
        int accounts,
        int households,
        int lots,
        List<String> warnings) {

    static BookAnswer of(BookHeading heading) {
        return new BookAnswer(
                heading.bookId(),
                heading.asOf(),
                heading.sha256(),
                heading.name(),
                heading.accounts(),
                heading.households(),
                heading.lots(),
                heading.warnings());
    }
}
