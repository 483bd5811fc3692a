package io.evenkeel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenkeel.book.Fault;
import io.evenkeel.book.FaultReason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsOfBooksTest {

    private static final IngestLimits TIGHT = new IngestLimits(1 << 20, 1 << 20, 5, 40);

    /** One thing changed in a sound book; the reason, file, line, id and a part of the message that it gives. */
    static Stream<Arguments> changes() {
        return Stream.of(
                change(book -> book.without("lots.csv"), FaultReason.MISSING_FILE, "lots.csv", 0, null, "expected it"),
                change(
                        book -> book.put("notes.txt", "hello"),
                        FaultReason.UNKNOWN_FILE,
                        "notes.txt",
                        0,
                        null,
                        "expected only book.csv"),
                change(
                        book -> book.put("prices.csv", new byte[] {'s', (byte) 0xC3, '\n'}),
                        FaultReason.UNREADABLE_FILE,
                        "prices.csv",
                        1,
                        null,
                        "header is not UTF-8"),
                change(
                        book -> book.put(
                                "models.csv",
                                "model,security,weight\nGROWTH,AAPL,0.3\nJos\u00e9,VTI,0.65\n"
                                        .getBytes(StandardCharsets.ISO_8859_1)),
                        FaultReason.UNREADABLE_FILE,
                        "models.csv",
                        3,
                        "Jos\ufffd",
                        "The model (Jos\ufffd) is not UTF-8"),
                change(
                        book -> book.replacing("cash_flows.csv", "A-1,WITHDRAWAL", "\"A-1\"x,WITHDRAWAL"),
                        FaultReason.UNREADABLE_FILE,
                        "cash_flows.csv",
                        2,
                        null,
                        "RFC 4180"),
                change(
                        book -> book.replacing("lots.csv", ",basis,acquired", ",basis,bought"),
                        FaultReason.MISSING_COLUMN,
                        "lots.csv",
                        1,
                        null,
                        "(acquired)"),
                change(
                        book -> book.put("positions.csv", ""),
                        FaultReason.MISSING_COLUMN,
                        "positions.csv",
                        0,
                        null,
                        "header row: account,security,quantity"),
                change(
                        book -> book.replacing("models.csv", "weight\n", "weight,note\n"),
                        FaultReason.UNKNOWN_COLUMN,
                        "models.csv",
                        1,
                        null,
                        "(note) is not known"),
                change(
                        book -> book.replacing("models.csv", "model,security", "model,model"),
                        FaultReason.UNKNOWN_COLUMN,
                        "models.csv",
                        1,
                        null,
                        "stands twice"),
                change(
                        book -> book.replacing("lots.csv", "2014-03-01", ""),
                        FaultReason.MISSING_VALUE,
                        "lots.csv",
                        2,
                        "L1",
                        "acquired is empty"),
                change(
                        book -> book.replacing("book.csv", "2018-02-07,Small firm\n", ""),
                        FaultReason.MISSING_VALUE,
                        "book.csv",
                        0,
                        null,
                        "no row"),
                change(
                        book -> book.replacing("transactions.csv", "BUY,PURCHASE", "BUY,"),
                        FaultReason.MISSING_VALUE,
                        "transactions.csv",
                        2,
                        "L2",
                        "kind of a BUY is empty"),
                change(
                        book -> book.replacing(
                                "restrictions.csv", "A-3,EXCLUDE_SECTOR,,,,Energy", "A-3,EXCLUDE_SECTOR,,,,"),
                        FaultReason.MISSING_VALUE,
                        "restrictions.csv",
                        5,
                        "A-3",
                        "sector of a EXCLUDE_SECTOR is empty"),
                bad("lots.csv", "L1,A-1,AAPL,100", "L1,A-1,AAPL,-100", 2, "L1", "quantity (-100)"),
                change(
                        book -> book.put(
                                "accounts.csv", "account,household,filing_status,owner,registration,model,cash\n"),
                        FaultReason.MISSING_VALUE,
                        "accounts.csv",
                        0,
                        null,
                        "no row"),
                bad(
                        "lots.csv",
                        "L1,A-1,AAPL,100",
                        "L1,A-1,AAPL,6268020560",
                        2,
                        "L1",
                        "more than $1,000,000,000,000.00"),
                bad("lots.csv", "L1,A-1,AAPL,100", "L1,A-1,AAPL,9999999999999", 2, "L1", "at most 12 digits"),
                bad(
                        "lots.csv",
                        "9000,2014-03-01",
                        "1000000000000.01,2014-03-01",
                        2,
                        "L1",
                        "at most $1,000,000,000,000.00"),
                bad("lots.csv", "2014-03-01", "0214-03-01", 2, "L1", "not before 1900"),
                bad("accounts.csv", "0.408,0.238", "1,0.238", 2, "A-1", "short_term_rate (1)"),
                bad("lots.csv", "L1,A-1,AAPL,100", "L1,A-1,AAPL,0", 2, "L1", "more than 0"),
                bad("lots.csv", "L1,A-1,AAPL,100", "L1,A-1,AAPL,1e2", 2, "L1", "quantity (1e2)"),
                bad("lots.csv", "L1,A-1,AAPL,100", "L1,A-1,AAPL,\"1,000\"", 2, "L1", "quantity (1,000)"),
                bad("lots.csv", "9000,2014-03-01", "-9000,2014-03-01", 2, "L1", "not negative"),
                bad("lots.csv", "9000,2014-03-01", "9000.001,2014-03-01", 2, "L1", "at most 2 decimals"),
                bad("lots.csv", "2014-03-01", "03/01/2014", 2, "L1", "a date such as 2018-02-07"),
                bad("lots.csv", "2014-03-01", "2014-02-30", 2, "L1", "acquired (2014-02-30)"),
                bad("lots.csv", "2014-03-01", "2018-02-08", 2, "L1", "2018-02-07 or before"),
                badGift("maybe,,", "inherited (maybe)"),
                badGift("true,10,2014-03-01", "not inherited"),
                badGift(",10,2014-02-28", "before its acquisition"),
                badGift(",10,2018-02-08", "2018-02-07 or before"),
                badGift(",-1,2014-03-01", "gift_value (-1)"),
                change(book -> gift(book, ",10,"), FaultReason.MISSING_VALUE, "lots.csv", 2, "L1", "expected both"),
                bad("prices.csv", "MSFT,2018-02-07,89.61", "MSFT,2018-02-07,0", 3, "MSFT", "close (0)"),
                bad("prices.csv", "MSFT,2018-02-07,89.61", "MSFT,2018-02-07,$89", 3, "MSFT", "close ($89)"),
                bad("accounts.csv", "A-3,H-2,SINGLE", "A-3,H-2,single", 4, "A-3", "one of [SINGLE, MARRIED_JOINT"),
                bad(
                        "accounts.csv",
                        "A-2,H-1,MARRIED_JOINT",
                        "A-2,H-1,SINGLE",
                        3,
                        "A-2",
                        "expected MARRIED_JOINT, as in account (A-1)"),
                bad("accounts.csv", "0.408,0.238", "40.8,0.238", 2, "A-1", "short_term_rate (40.8)"),
                bad("accounts.csv", ",true,QUARTERLY", ",yes,QUARTERLY", 2, "A-1", "true or false"),
                bad("models.csv", "GROWTH,AAPL,0.3", "GROWTH,AAPL,30", 2, "GROWTH", "weight (30)"),
                bad("substitutes.csv", "AAPL,VTI,2", "VTSAX,VTI,2", 3, "VTSAX", "substantially identical"),
                bad("substitutes.csv", "AAPL,VTI,2", "AAPL,VTI,0", 3, "AAPL", "rank (0)"),
                bad("transactions.csv", "BUY,PURCHASE", "BUY,GIFT", 2, "L2", "does not go with BUY"),
                bad(
                        "transactions.csv",
                        "X1,A-1,2018-01-10,SELL,,AAPL,6",
                        "X1,A-1,2018-01-11,SELL,,AAPL,6",
                        4,
                        "X1",
                        "as in its other rows"),
                bad(
                        "restrictions.csv",
                        "A-1,MAX_WEIGHT,VTI,,",
                        "A-1,MAX_WEIGHT,VTI,7,",
                        4,
                        "A-1",
                        "does not belong to a MAX_WEIGHT"),
                bad("cash_flows.csv", "5000.00", "-5000.00", 2, "A-1", "amount (-5000.00)"),
                bad(
                        "corporate_actions.csv",
                        "C1,SPIN_OFF,AAPL,2018-02-01,1",
                        "C1,SPIN_OFF,AAPL,2018-02-01,0",
                        2,
                        "C1",
                        "new_shares (0)"),
                bad("lots.csv", "L1,A-3", " L1,A-3", 4, " L1", "no blanks around"),
                bad("lots.csv", "L1,A-3", "=cmd(),A-3", 4, "=cmd()", "The lot (=cmd()) cannot be taken"),
                bad("lots.csv", "L1,A-3", "+1,A-3", 4, "+1", "run it as a formula. Maybe put a letter before it"),
                bad("accounts.csv", "A-3,H-2", "-x,H-2", 4, "-x", "The account (-x) cannot be taken"),
                bad("accounts.csv", "A-3,H-2", "A-3,@x", 4, "A-3", "The household (@x) cannot be taken"),
                bad("securities.csv", "MSFT,", "\uFF1DMSFT,", 3, "\uFF1DMSFT", "The security (\uFF1DMSFT) cannot be"),
                bad("lots.csv", "L1,A-3", "\"\tL1\",A-3", 4, "\tL1", "cannot be taken"),
                change(
                        book -> book.replacing("cash_flows.csv", "5000.00,2018-02-12", "5000.00"),
                        FaultReason.BAD_VALUE,
                        "cash_flows.csv",
                        2,
                        null,
                        "3 cells; expected 4"),
                duplicate("accounts.csv", "A-3,H-2,SINGLE", "A-1,H-2,SINGLE", 4, "A-1"),
                duplicate("lots.csv", "L2,A-1", "L1,A-1", 3, "L1"),
                duplicate("prices.csv", "MSFT,2018-02-07", "AAPL,2018-02-07", 3, "AAPL"),
                duplicate("models.csv", "GROWTH,VTI", "GROWTH,AAPL", 3, "GROWTH"),
                duplicate("substitutes.csv", "AAPL,VTI,2", "AAPL,MSFT,2", 3, "AAPL"),
                duplicate(
                        "transactions.csv",
                        "X1,A-1,2018-01-10,SELL,,AAPL,6,900,L9",
                        "X1,A-1,2018-01-10,SELL,,AAPL,6,900,L0",
                        4,
                        "X1"),
                duplicate(
                        "transactions.csv",
                        "L2,A-1,2017-12-20,BUY,PURCHASE",
                        "X1,A-1,2017-12-20,BUY,PURCHASE",
                        3,
                        "X1"),
                duplicate("positions.csv", "A-1,,1250", "A-1,AAPL,1250", 3, "A-1"),
                duplicate("corporate_actions.csv", "C2,", "C1,", 3, "C1"),
                duplicate("price_history.csv", "AAPL,2018-02-06", "AAPL,2018-02-05", 0, "AAPL"),
                duplicate("book.csv", "2018-02-07,Small firm", "2018-02-07,One\n2018-02-07,Two", 3, "2018-02-07"),
                reference("accounts.csv", "ROTH_IRA,GROWTH", "ROTH_IRA,INCOME", 3, "A-2", "model (INCOME)"),
                reference("lots.csv", "L1,A-3", "L1,A-9", 4, "L1", "account (A-9)"),
                reference("lots.csv", "L1,A-3,VTSAX", "L1,A-3,IBM", 4, "L1", "security (IBM)"),
                reference("prices.csv", "MSFT,", "IBM,", 3, "IBM", "security (IBM)"),
                reference("price_history.csv", "AAPL,2018-02-05", "IBM,2018-02-05", 2, "IBM", "security (IBM)"),
                reference("models.csv", "GROWTH,VTI", "GROWTH,IBM", 3, "GROWTH", "security (IBM)"),
                reference("substitutes.csv", "AAPL,VTI,2", "AAPL,IBM,2", 3, "AAPL", "substitute (IBM)"),
                reference("corporate_actions.csv", "MSFT", "IBM", 2, "C1", "received (IBM)"),
                reference("transactions.csv", "BUY,PURCHASE,AAPL", "BUY,PURCHASE,IBM", 2, "L2", "security (IBM)"),
                reference("restrictions.csv", "A-1,LOCK_LOT,AAPL,,L1", "A-1,LOCK_LOT,AAPL,,L7", 3, "A-1", "lot (L7)"),
                reference("restrictions.csv", "A-1,MAX_WEIGHT,VTI", "A-1,MAX_WEIGHT,IBM", 4, "A-1", "security (IBM)"),
                reference("cash_flows.csv", "A-1,", "A-9,", 2, "A-9", "account (A-9)"),
                reference("positions.csv", "A-1,AAPL", "A-1,IBM", 2, "A-1", "security (IBM)"),
                change(
                        book -> book.replacing("prices.csv", "VTSAX,2018-02-06,66.9\n", ""),
                        FaultReason.MISSING_PRICE,
                        "lots.csv",
                        4,
                        "L1",
                        "security (VTSAX) is held but has no price"),
                change(
                        book -> book.replacing("prices.csv", "VTI,2018-02-07,138.05\n", ""),
                        FaultReason.MISSING_PRICE,
                        "models.csv",
                        3,
                        "GROWTH",
                        "security (VTI) is a target but has no price"),
                change(
                        book -> book.replacing("models.csv", "VTI,0.65", "VTI,0.70000001"),
                        FaultReason.WEIGHTS_ABOVE_ONE,
                        "models.csv",
                        3,
                        "GROWTH",
                        "add up to 1.00000001"));
    }

    private static Arguments change(
            Consumer<SmallBook> change,
            FaultReason reason,
            String file,
            long line,
            @Nullable String id,
            String message) {
        return arguments(change, reason, file, line, id, message);
    }

    private static Arguments bad(String file, String old, String fresh, long line, String id, String message) {
        return change(book -> book.replacing(file, old, fresh), FaultReason.BAD_VALUE, file, line, id, message);
    }

    private static Arguments badGift(String cells, String message) {
        return change(book -> gift(book, cells), FaultReason.BAD_VALUE, "lots.csv", 2, "L1", message);
    }

    /** Of the first lot: whether it was inherited, and what it was worth when. */
    private static void gift(SmallBook book, String cells) {
        book.put(
                "lots.csv",
                """
                lot,account,security,quantity,basis,acquired,inherited,gift_value,gift_date
                L1,A-1,AAPL,100,9000,2014-03-01,%s
                L2,A-1,AAPL,2.5,,2017-12-20,,,
                """
                        .formatted(cells));
    }

    private static Arguments duplicate(String file, String old, String fresh, long line, String id) {
        return change(book -> book.replacing(file, old, fresh), FaultReason.DUPLICATE_ID, file, line, id, "expected");
    }

    private static Arguments reference(String file, String old, String fresh, long line, String id, String message) {
        return change(book -> book.replacing(file, old, fresh), FaultReason.UNKNOWN_REFERENCE, file, line, id, message);
    }

    @ParameterizedTest(name = "{1} {2}:{3} {5}")
    @MethodSource("changes")
    void one_wrong_thing_is_refused_with_its_reason_file_line_and_id(
            Consumer<SmallBook> change,
            FaultReason reason,
            String file,
            long line,
            @Nullable String id,
            String message) {
        SmallBook book = new SmallBook();
        change.accept(book);

        List<Fault> faults = faults(book, SmallBook.LIMITS);

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.id()).isEqualTo(id);
            assertThat(fault.message()).contains(message);
        });
        assertThat(faults).allSatisfy(fault -> assertThat(fault.message()).contains("expected"));
    }

    @Test
    void every_reason_stands_in_the_table_above_but_the_limits() {
        Set<FaultReason> reasons = EnumSet.of(FaultReason.TOO_LARGE);
        changes().forEach(arguments -> reasons.add((FaultReason) arguments.get()[1]));

        assertThat(reasons).isEqualTo(EnumSet.allOf(FaultReason.class));
    }

    @Test
    void all_faults_come_together_from_every_file_and_every_cell_of_a_row() {
        SmallBook book = new SmallBook()
                .replacing("lots.csv", "L1,A-1,AAPL,100,9000,2014-03-01", "L1,A-1,IBM,x,y,z")
                .replacing("models.csv", "0.65", "0.9")
                .replacing("cash_flows.csv", "WITHDRAWAL", "THEFT");

        assertThat(faults(book, SmallBook.LIMITS))
                .extracting(Fault::file, Fault::line, Fault::reason)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("lots.csv", 2L, FaultReason.UNKNOWN_REFERENCE),
                        org.assertj.core.groups.Tuple.tuple("models.csv", 3L, FaultReason.WEIGHTS_ABOVE_ONE),
                        org.assertj.core.groups.Tuple.tuple("cash_flows.csv", 2L, FaultReason.BAD_VALUE));
        assertThat(faults(book, SmallBook.LIMITS))
                .filteredOn(fault -> fault.file().equals("lots.csv") && fault.line() == 2)
                .hasSize(4);
    }

    @Test
    void a_sign_inside_an_id_and_names_that_no_order_file_has_are_taken_as_they_are() {
        SmallBook book = new SmallBook()
                .replacing("lots.csv", "L1,A-3", "1=+-@,A-3")
                .each(content -> content.replace("GROWTH", "+GROWTH"))
                .replacing("accounts.csv", "Bob", "-Bob");

        assertThat(Answers.sound(read(book, SmallBook.LIMITS))
                        .households()
                        .get(1)
                        .accounts()
                        .get(0)
                        .lots()
                        .get(0)
                        .id()
                        .value())
                .isEqualTo("1=+-@");
    }

    @Test
    void a_missing_file_does_not_make_a_fault_of_every_row_that_refers_to_it() {
        assertThat(faults(new SmallBook().without("securities.csv"), SmallBook.LIMITS))
                .extracting(Fault::reason, Fault::file)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(FaultReason.MISSING_FILE, "securities.csv"));
    }

    @Test
    void beyond_the_limit_faults_are_counted_and_the_last_line_says_how_many() {
        SmallBook book = new SmallBook()
                .replacing("lots.csv", "L1,A-1,AAPL,100,9000,2014-03-01", "L1,A-1,AAPL,x,y,z")
                .replacing("lots.csv", "L1,A-3,VTSAX,10,500", "L1,A-3,VTSAX,x,y");

        List<Fault> faults = faults(book, new IngestLimits(1 << 20, 1 << 20, 100, 100, 64, 3));

        assertThat(faults).hasSize(4);
        assertThat(faults.get(3).message()).startsWith("2 more faults are not listed");
    }

    @Test
    void a_line_is_counted_as_an_editor_counts_it_where_a_cell_spans_lines() {
        SmallBook book = new SmallBook()
                .replacing("restrictions.csv", "founder's stock", "\"founder's\nstock\"")
                .replacing("restrictions.csv", "gift,", "gift,soon");

        assertThat(faults(book, SmallBook.LIMITS)).extracting(Fault::line).containsExactly(4L);
    }

    @Test
    void rows_at_the_limit_are_taken_and_one_more_is_refused() {
        String lots = "lot,account,security,quantity,basis,acquired\n";
        String row = ",A-1,AAPL,1,1,2014-03-01\n";
        SmallBook five = tightBook().put("lots.csv", lots + "L1" + row + "2" + row + "3" + row + "4" + row + "5" + row);
        SmallBook six = tightBook().put("lots.csv", five.text("lots.csv") + "6" + row);

        assertThat(Answers.sound(read(five, TIGHT)).households()).hasSize(2);
        assertThat(faults(six, TIGHT)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(FaultReason.TOO_LARGE);
            assertThat(fault.file()).isEqualTo("lots.csv");
            assertThat(fault.line()).isEqualTo(7);
        });
    }

    @Test
    void a_cell_at_the_limit_is_taken_and_one_character_more_is_refused() {
        SmallBook longest = tightBook().replacing("book.csv", "Small firm", "n".repeat(40));
        SmallBook longer = tightBook().replacing("book.csv", "Small firm", "n".repeat(41));

        assertThat(Answers.sound(read(longest, TIGHT)).name()).hasSize(40);
        assertThat(faults(longer, TIGHT)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(FaultReason.TOO_LARGE);
            assertThat(fault.message()).contains("41 characters; expected at most 40");
        });
    }

    @Test
    void a_quote_that_is_never_closed_is_refused_before_it_fills_the_memory() {
        SmallBook book = tightBook().put("lots.csv", tightBook().text("lots.csv") + "\"" + "x".repeat(400_000));

        assertThat(faults(book, TIGHT)).singleElement().satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(FaultReason.TOO_LARGE);
            assertThat(fault.message()).contains("a quote is not closed");
        });
    }

    private static SmallBook tightBook() {
        return new SmallBook();
    }

    private static io.evenkeel.book.Loaded<io.evenkeel.book.Book> read(SmallBook book, IngestLimits limits) {
        return new BookReader(limits).readZip(new ByteArrayInputStream(book.zip()));
    }

    private static List<Fault> faults(SmallBook book, IngestLimits limits) {
        return Answers.faults(read(book, limits));
    }
}
