package io.evenkeel.store;

import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.book.Book;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The books received, one document per household; a book is its content, so the same content is one book. */
@Component
public class Books {

    /** The same content again gives the heading that is there. */
    public BookHeading add(Book book, String name) {
        throw new UnsupportedOperationException();
    }

    public Optional<BookHeading> find(String bookId) {
        throw new UnsupportedOperationException();
    }

    public boolean contains(String sha256) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<BookHeading> all() {
        throw new UnsupportedOperationException();
    }

    public BookShelf shelf(String bookId) {
        throw new UnsupportedOperationException();
    }

    /** Sorted. */
    public List<HouseholdId> householdIds(String bookId) {
        throw new UnsupportedOperationException();
    }

    /** From {@code first} to {@code last}, both included, sorted. */
    public List<Household> households(String bookId, HouseholdId first, HouseholdId last) {
        throw new UnsupportedOperationException();
    }

    public Household household(String bookId, HouseholdId id) {
        throw new UnsupportedOperationException();
    }
}
