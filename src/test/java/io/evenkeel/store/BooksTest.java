package io.evenkeel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.book.Book;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BooksTest {

    private final Database store = new Database();

    @Test
    void a_book_comes_back_household_by_household() {
        Book book = Firm.book();
        BookHeading heading = store.inTransaction(() -> store.books.add(book, "", List.of()));

        assertThat(heading)
                .isEqualTo(new BookHeading(
                        "B-" + Firm.SHA.substring(0, 16),
                        Firm.SHA,
                        "Small firm",
                        Firm.DAY,
                        6,
                        3,
                        9,
                        Database.NOW,
                        List.of()));
        assertThat(store.books.find(heading.bookId())).contains(heading);
        assertThat(store.books.householdIds(heading.bookId()))
                .isEqualTo(book.households().stream().map(Household::id).toList());
        assertThat(store.books.households(heading.bookId(), id("H-001"), id("H-003")))
                .isEqualTo(book.households());
        assertThat(store.books.household(heading.bookId(), id("H-002")))
                .isEqualTo(book.households().get(1));
    }

    @Test
    void a_range_of_households_holds_its_ends_and_nothing_beyond() {
        String bookId = store.inTransaction(() -> store.books.add(Firm.book(Firm.SHA, 5), "", List.of()))
                .bookId();

        assertThat(store.books.households(bookId, id("H-002"), id("H-004")))
                .extracting(household -> household.id().value())
                .containsExactly("H-002", "H-003", "H-004");
    }

    @Test
    void the_shelf_holds_market_models_and_substitutes() {
        Book book = Firm.book();
        String bookId =
                store.inTransaction(() -> store.books.add(book, "", List.of())).bookId();

        BookShelf shelf = store.books.shelf(bookId);

        assertThat(shelf.models()).isEqualTo(book.models());
        assertThat(shelf.substitutes()).isEqualTo(book.substitutes());
        assertThat(shelf.sha256()).isEqualTo(book.sha256());
        assertThat(Documents.canonical(shelf.market())).isEqualTo(Documents.canonical(book.market()));
        assertThat(store.books.shelf(bookId)).isSameAs(shelf);
    }

    @Test
    void the_same_content_is_one_book_and_keeps_its_first_name() {
        BookHeading first = store.inTransaction(() -> store.books.add(Firm.book(), "first", List.of()));
        BookHeading again = store.inTransaction(() -> store.books.add(Firm.book(), "again", List.of()));

        assertThat(again).isEqualTo(first);
        assertThat(store.books.all()).containsExactly(first);
        assertThat(store.books.contains(Firm.SHA)).isTrue();
        assertThat(store.books.contains("00".repeat(32))).isFalse();
        assertThat(store.rows("book_household")).isEqualTo(3);
    }

    @Test
    void what_was_odd_about_a_book_is_kept_with_it() {
        List<String> odd = List.of("The first warning.", "Jos\u00e9 is the second.");
        BookHeading heading = store.inTransaction(() -> store.books.add(Firm.book(), "", odd));

        assertThat(heading.warnings()).isEqualTo(odd);
        assertThat(store.books.find(heading.bookId()).orElseThrow().warnings()).isEqualTo(odd);
        assertThat(store.books.all()).extracting(BookHeading::warnings).containsExactly(odd);
        store.inTransaction(() -> store.books.add(Firm.book(), "", List.of("Another reading's.")));
        assertThat(store.books.find(heading.bookId()).orElseThrow().warnings()).isEqualTo(odd);
    }

    @Test
    void a_book_from_before_warnings_were_kept_has_none_until_it_is_read_again() {
        String bookId = store.inTransaction(() -> store.books.add(Firm.book(), "", List.of("odd")))
                .bookId();
        store.jdbc.update("update book set warnings = null");
        assertThat(store.books.find(bookId).orElseThrow().warnings()).isEmpty();

        assertThat(store.inTransaction(() -> store.books.add(Firm.book(), "", List.of("odd")))
                        .warnings())
                .containsExactly("odd");
        assertThat(store.books.find(bookId).orElseThrow().warnings()).containsExactly("odd");
    }

    @Test
    void two_who_bring_the_same_book_at_once_get_one_book() throws Exception {
        AtTheSameTime.twice(() -> store.inTransaction(() -> store.books.add(Firm.book(), "", List.of())));

        assertThat(store.rows("book")).isEqualTo(1);
    }

    @Test
    void nothing_of_a_book_stays_where_its_transaction_fails() {
        assertThatThrownBy(() -> store.inTransaction(() -> {
                    store.books.add(Firm.book(), "", List.of());
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(store.rows("book")).isZero();
        assertThat(store.rows("position")).isZero();
    }

    @Test
    void the_holders_of_a_security_are_found_without_opening_a_document() {
        String bookId = store.inTransaction(() -> store.books.add(Firm.book(Firm.SHA, 1), "", List.of()))
                .bookId();

        assertThat(store.books.holders(bookId, Firm.AAPL))
                .containsExactly(new Holder(
                        new AccountId("A-001-1"), id("H-001"), Quantity.of("105.000001"), Money.of("16751.70")));
    }

    @Test
    void a_household_or_book_that_is_not_there_is_named() {
        String bookId = store.inTransaction(() -> store.books.add(Firm.book(), "", List.of()))
                .bookId();

        assertThatThrownBy(() -> store.books.household(bookId, id("H-9"))).hasMessageContaining("H-9");
        assertThatThrownBy(() -> store.books.shelf("B-none")).hasMessageContaining("B-none");
    }

    private static HouseholdId id(String value) {
        return new HouseholdId(value);
    }
}
