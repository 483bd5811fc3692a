package io.evenkeel.workflow;

import io.evenkeel.account.HouseholdId;
import io.evenkeel.store.Books;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a book divides into jobs: consecutive households, so that a chunk is one range read. */
@Component
class Chunks {

    record Range(HouseholdId first, HouseholdId last) {}

    private final Books books;
    private final int size;

    Chunks(Books books, WorkflowSettings settings) {
        this.books = books;
        this.size = settings.householdsPerChunk();
    }

    int count(String bookId) {
        int households = books.householdIds(bookId).size();
        return (households + size - 1) / size;
    }

    /** @param index from 0 */
    Range range(String bookId, int index) {
        List<HouseholdId> ids = books.householdIds(bookId);
        int last = Math.min(ids.size(), (index + 1) * size) - 1;
        return new Range(ids.get(index * size), ids.get(last));
    }
}
