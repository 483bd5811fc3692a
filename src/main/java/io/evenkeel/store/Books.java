package io.evenkeel.store;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.Book;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The books received, one document per household; a book is its content, so the same content is one book. */
@Component
public class Books {

    private static final int ID_DIGITS = 16;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final Locks locks;
    private final Shelves shelves;

    Books(JdbcTemplate batches, Clock clock) {
        this.jdbc = JdbcClient.create(batches);
        this.batches = batches;
        this.clock = clock;
        this.locks = new Locks(jdbc);
        this.shelves = new Shelves(jdbc);
    }

    /**
     * The same content again gives the heading that is there. An empty name takes the book's own.
     *
     * @param warnings what was odd about it when it was read; kept, for whoever looks at the book later was not there
     */
    @Transactional
    public BookHeading add(Book book, String name, List<String> warnings) {
        String bookId = "B-" + book.sha256().substring(0, ID_DIGITS);
        locks.take(Locks.BOOK);
        warnWhereNotKept(bookId, warnings);
        return find(bookId)
                .orElseGet(() -> insert(book, heading(book, bookId, name.isBlank() ? book.name() : name, warnings)));
    }

    /** A book that came before warnings were kept gets them when it is read again. */
    private void warnWhereNotKept(String bookId, List<String> warnings) {
        jdbc.sql("update book set warnings = ? where book_id = ? and warnings is null")
                .params(Documents.stored(warnings), bookId)
                .update();
    }

    private BookHeading heading(Book book, String bookId, String name, List<String> warnings) {
        List<Account> accounts = book.households().stream()
                .flatMap(household -> household.accounts().stream())
                .toList();
        int lots = accounts.stream().mapToInt(account -> account.lots().size()).sum();
        Instant now = Instants.now(clock);
        return new BookHeading(
                bookId,
                book.sha256(),
                name,
                book.market().asOf(),
                accounts.size(),
                book.households().size(),
                lots,
                now,
                warnings);
    }

    private BookHeading insert(Book book, BookHeading heading) {
        jdbc.sql(
                        """
                        insert into book (book_id, sha256, name, as_of, accounts, households, lots, received_at, warnings, document)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        heading.bookId(),
                        heading.sha256(),
                        heading.name(),
                        heading.asOf(),
                        heading.accounts(),
                        heading.households(),
                        heading.lots(),
                        Instants.column(heading.receivedAt()),
                        Documents.stored(heading.warnings()),
                        Shelves.document(book))
                .update();
        insertHouseholds(heading.bookId(), book.households());
        insertPositions(heading.bookId(), book);
        return heading;
    }

    private void insertHouseholds(String bookId, List<Household> households) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < households.size(); i++) {
            Household household = households.get(i);
            rows.add(new Object[] {bookId, household.id().value(), i, Documents.stored(household)});
        }
        batches.batchUpdate(
                "insert into book_household (book_id, household_id, ordinal, document) values (?, ?, ?, ?)", rows);
    }

    private void insertPositions(String bookId, Book book) {
        List<Object[]> rows = new ArrayList<>();
        for (Household household : book.households()) {
            for (Account account : household.accounts()) {
                quantities(account)
                        .forEach((security, quantity) -> rows.add(new Object[] {
                            bookId,
                            account.id().value(),
                            security.value(),
                            household.id().value(),
                            quantity.decimal(),
                            book.market().worth(security, quantity).decimal()
                        }));
            }
        }
        batches.batchUpdate(
                """
                insert into position (book_id, account_id, security_id, household_id, quantity, market_value)
                values (?, ?, ?, ?, ?, ?)""",
                rows);
    }

    private static SortedMap<SecurityId, Quantity> quantities(Account account) {
        SortedMap<SecurityId, Quantity> quantities = new TreeMap<>();
        for (TaxLot lot : account.lots()) {
            quantities.merge(lot.security(), lot.quantity(), Quantity::plus);
        }
        return quantities;
    }

    public Optional<BookHeading> find(String bookId) {
        return jdbc.sql(HEADINGS + " where book_id = ?")
                .param(bookId)
                .query(Books::heading)
                .optional();
    }

    public boolean contains(String sha256) {
        return jdbc.sql("select count(*) from book where sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Newest first. */
    public List<BookHeading> all() {
        return jdbc.sql(HEADINGS + " order by received_at desc, book_id")
                .query(Books::heading)
                .list();
    }

    private static final String HEADINGS =
            "select book_id, sha256, name, as_of, accounts, households, lots, received_at, warnings from book";

    private static BookHeading heading(ResultSet row, int number) throws SQLException {
        return new BookHeading(
                row.getString("book_id"),
                row.getString("sha256"),
                row.getString("name"),
                row.getObject("as_of", java.time.LocalDate.class),
                row.getInt("accounts"),
                row.getInt("households"),
                row.getInt("lots"),
                Instants.of(row, "received_at"),
                warnings(row.getBytes("warnings")));
    }

    private static List<String> warnings(byte @Nullable [] stored) {
        return stored == null ? List.of() : List.of(Documents.read(stored, String[].class));
    }

    /** What all households of the book share; kept in memory for the books used last. */
    public BookShelf shelf(String bookId) {
        return shelves.shelf(bookId);
    }

    /** Sorted. */
    public List<HouseholdId> householdIds(String bookId) {
        return jdbc.sql("select household_id from book_household where book_id = ? order by ordinal")
                .param(bookId)
                .query((row, number) -> new HouseholdId(row.getString(1)))
                .list();
    }

    /** From {@code first} to {@code last}, both included, sorted. */
    public List<Household> households(String bookId, HouseholdId first, HouseholdId last) {
        return jdbc.sql(
                        """
                        select document from book_household
                        where book_id = :book
                          and ordinal >= (select ordinal from book_household where book_id = :book and household_id = :first)
                          and ordinal <= (select ordinal from book_household where book_id = :book and household_id = :last)
                        order by ordinal""")
                .param("book", bookId)
                .param("first", first.value())
                .param("last", last.value())
                .query(Books::household)
                .list();
    }

    /** Refuses an id that is not in the book. */
    public Household household(String bookId, HouseholdId id) {
        return jdbc.sql("select document from book_household where book_id = ? and household_id = ?")
                .params(bookId, id.value())
                .query(Books::household)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The household (%s) is not in the book (%s).".formatted(id, bookId)));
    }

    private static Household household(ResultSet row, int number) throws SQLException {
        return Documents.read(row.getBytes("document"), Household.class);
    }

    /** Accounts that hold the security, largest holding first. */
    public List<Holder> holders(String bookId, SecurityId security) {
        return jdbc.sql(
                        """
                        select account_id, household_id, quantity, market_value from position
                        where book_id = ? and security_id = ? order by market_value desc, account_id""")
                .params(bookId, security.value())
                .query((row, number) -> new Holder(
                        new AccountId(row.getString("account_id")),
                        new HouseholdId(row.getString("household_id")),
                        Quantity.of(row.getBigDecimal("quantity")),
                        io.evenkeel.money.Money.of(row.getBigDecimal("market_value"))))
                .list();
    }
}
