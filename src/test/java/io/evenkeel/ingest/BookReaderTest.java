package io.evenkeel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.CustodianPosition;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Gift;
import io.evenkeel.account.Household;
import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Schedule;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.StopAt;
import io.evenkeel.account.TargetScope;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.book.Book;
import io.evenkeel.book.Loaded;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookReaderTest {

    private static final SecurityId AAPL = new SecurityId("AAPL");

    private final BookReader reader = new BookReader(SmallBook.LIMITS);

    private Book read(SmallBook book) {
        return Answers.sound(reader.readZip(new ByteArrayInputStream(book.zip())));
    }

    private List<io.evenkeel.book.Fault> faults(SmallBook book) {
        return Answers.faults(reader.readZip(new ByteArrayInputStream(book.zip())));
    }

    private static SmallBook agreeing(String first, String second) {
        return new SmallBook()
                .put(
                        "accounts.csv",
                        """
                        account,household,filing_status,owner,registration,model,cash,stop_at,most_trades,target_scope
                        A-1,H-1,MARRIED_JOINT,Ada,TAXABLE,GROWTH,1250.00,%s
                        A-2,H-1,MARRIED_JOINT,Ada,ROTH_IRA,GROWTH,-3.5,%s
                        A-3,H-2,SINGLE,Bob,TAXABLE,GROWTH,0,,,
                        """
                                .formatted(first, second));
    }

    @Test
    void where_trading_stops_and_what_has_one_target_is_read() {
        List<Household> households =
                read(agreeing("EDGE,3,HOUSEHOLD", ",,HOUSEHOLD")).households();
        AccountSettings settings = households.get(0).accounts().get(0).settings();
        assertThat(settings.stopAt()).isEqualTo(StopAt.EDGE);
        assertThat(settings.mostTrades()).isEqualTo(3);
        assertThat(households)
                .extracting(Household::targetScope)
                .containsExactly(TargetScope.HOUSEHOLD, TargetScope.ACCOUNT);
    }

    @Test
    void a_household_with_two_scopes_or_one_target_and_two_models_is_refused() {
        assertThat(faults(agreeing(",,HOUSEHOLD", ",,ACCOUNT"))).singleElement().satisfies(fault -> assertThat(
                        fault.message())
                .isEqualTo("The target_scope (ACCOUNT) differs within household (H-1); expected HOUSEHOLD,"
                        + " as in account (A-1)."));
        SmallBook two = agreeing(",,HOUSEHOLD", ",,HOUSEHOLD")
                .replacing("models.csv", "GROWTH,VTI,0.65", "GROWTH,VTI,0.65\nINCOME,VTI,0.65")
                .replacing("accounts.csv", "ROTH_IRA,GROWTH", "ROTH_IRA,INCOME");
        assertThat(faults(two)).singleElement().satisfies(fault -> assertThat(fault.message())
                .contains("The model (INCOME) differs within household (H-1), whose target_scope is HOUSEHOLD"));
        assertThat(faults(agreeing("MIDDLE,0,", ",,"))).hasSize(2);
    }

    @Test
    void an_account_holds_what_its_rows_say() {
        Household household = read(new SmallBook()).households().get(0);
        Account account = household.accounts().get(0);

        assertThat(household.filingStatus()).isEqualTo(FilingStatus.MARRIED_JOINT);
        assertThat(household.accounts()).extracting(one -> one.id().value()).containsExactly("A-1", "A-2");
        assertThat(account.owner()).isEqualTo("Lovelace, Ada");
        assertThat(account.cash()).isEqualTo(Money.of("1250"));
        assertThat(account.settings())
                .isEqualTo(new AccountSettings(
                        Rate.of("0.408"),
                        Rate.of("0.238"),
                        Weight.of("0.05"),
                        Money.of("10000"),
                        Money.of("2500"),
                        Money.of("250"),
                        true,
                        Schedule.QUARTERLY,
                        LotMethod.FIFO));
        assertThat(account.yearToDate())
                .isEqualTo(new RealisedYear(Money.of("1.5"), Money.of("-2.5"), Money.of("3"), Money.of("4")));
        assertThat(account.positions())
                .containsExactly(
                        new CustodianPosition(Optional.empty(), Quantity.of("1250")),
                        new CustodianPosition(Optional.of(AAPL), Quantity.of("102.5")));
        assertThat(account.restrictions()).hasSize(3);
        assertThat(account.cashFlows()).hasSize(1);
    }

    @Test
    void a_setting_left_out_is_left_to_the_rulebook() {
        Account account = read(new SmallBook()).households().get(0).accounts().get(1);

        assertThat(account.settings()).isEqualTo(AccountSettings.DEFAULTS);
        assertThat(account.yearToDate()).isEqualTo(RealisedYear.NOTHING);
        assertThat(account.cash()).isEqualTo(Money.of("-3.5"));
    }

    @Test
    void a_missing_basis_is_not_a_fault_and_not_zero() {
        assertThat(read(new SmallBook()).households().get(0).accounts().get(0).lots())
                .extracting(TaxLot::basis)
                .containsExactly(Money.of("9000"), null);
    }

    @Test
    void inheritances_and_gifts_say_what_decides_their_tax() {
        SmallBook book = new SmallBook()
                .put(
                        "lots.csv",
                        """
                        lot,account,security,quantity,basis,acquired,inherited,gift_value,gift_date
                        L1,A-1,AAPL,100,9000,2014-03-01,true,,
                        L2,A-1,AAPL,2.5,,2017-12-20,,,
                        L1,A-3,VTSAX,10,500,2016-01-04,false,450.5,2016-01-04
                        """);
        List<Household> households = read(book).households();

        assertThat(households.get(0).accounts().get(0).lots())
                .extracting(TaxLot::inherited)
                .containsExactly(true, false);
        assertThat(households.get(1).accounts().get(0).lots())
                .extracting(TaxLot::gift)
                .containsExactly(new Gift(Money.of("450.5"), LocalDate.of(2016, 1, 4)));
    }

    @Test
    void a_sale_of_several_lots_is_one_transaction() {
        List<AccountTransaction> transactions =
                read(new SmallBook()).households().get(0).accounts().get(0).transactions();

        assertThat(transactions).hasSize(2);
        assertThat(transactions.get(1))
                .isEqualTo(new AccountTransaction(
                        "X1",
                        TransactionSide.SELL,
                        TransactionKind.SALE,
                        AAPL,
                        Quantity.of("10"),
                        Money.of("1500"),
                        LocalDate.of(2018, 1, 10),
                        List.of(
                                new SoldLot(new LotId("L0"), Quantity.of("4"), Money.of("-20")),
                                new SoldLot(new LotId("L9"), Quantity.of("6"), null))));
    }

    @Test
    void what_a_security_leaves_out_takes_the_default_of_its_kind() {
        Book book = read(new SmallBook());

        assertThat(book.market().security(AAPL).spread()).isEqualTo(BasisPoints.of("4"));
        assertThat(book.market().security(AAPL).identityGroup()).isEqualTo("AAPL");
        assertThat(book.market().security(AAPL).fractional()).isFalse();
        assertThat(book.market().security(new SecurityId("VTI")).spread()).isEqualTo(BasisPoints.of("2"));
        assertThat(book.market().security(new SecurityId("VTSAX")).spread()).isEqualTo(BasisPoints.ZERO);
        assertThat(book.market().security(new SecurityId("VTSAX")).fractional()).isTrue();
    }

    @Test
    void a_short_history_tells_moves_but_gives_no_risk_model_and_says_so() {
        Loaded<Book> loaded = reader.readZip(new ByteArrayInputStream(new SmallBook().zip()));
        Book book = Answers.sound(loaded);

        assertThat(book.market().moves())
                .extracting(move -> move.date() + " " + move.change())
                .containsExactly("2018-02-06 0.27803694", "2018-02-07 -0.2023");
        assertThat(book.market().riskModel()).isEmpty();
        assertThat(loaded.<List<String>>fold(Loaded.Sound::warnings, refused -> List.of()))
                .singleElement()
                .asString()
                .contains("drift is measured on weights");
    }

    @Test
    void lots_without_a_row_are_a_firm_of_cash_and_a_warning_of_what_that_means() {
        SmallBook cash = new SmallBook()
                .put("lots.csv", "lot,account,security,quantity,basis,acquired\n")
                .replacing("restrictions.csv", "A-1,LOCK_LOT,AAPL,,L1,,,gift,\n", "");

        assertThat(read(cash).households())
                .flatExtracting(Household::accounts)
                .hasSize(3)
                .allSatisfy(account -> assertThat(((Account) account).lots()).isEmpty());
        assertThat(warnings(cash))
                .filteredOn(warning -> warning.contains("lots.csv"))
                .singleElement()
                .asString()
                .isEqualTo(
                        "The file (lots.csv) has no row: every account is taken to hold nothing but cash, which a run invests."
                                + " Maybe it was cut off; then take in the whole book before anything is run.");
        SmallBook oneLot = new SmallBook()
                .put("lots.csv", "lot,account,security,quantity,basis,acquired\nL1,A-1,AAPL,100,9000,2014-03-01\n");
        assertThat(warnings(oneLot)).noneMatch(warning -> warning.contains("lots.csv"));
    }

    private List<String> warnings(SmallBook book) {
        return reader.readZip(new ByteArrayInputStream(book.zip())).fold(Loaded.Sound::warnings, refused -> List.of());
    }

    @Test
    void a_move_is_told_for_ten_trading_days_and_only_beyond_the_limit() {
        SmallBook older = new SmallBook()
                .put(
                        "price_history.csv",
                        """
                        security,date,close
                        AAPL,2018-01-23,100
                        AAPL,2018-01-24,50
                        AAPL,2018-01-25,100
                        AAPL,2018-01-26,120
                        """);

        // The tenth trading day back from 2018-02-07, that day counted, is 2018-01-25.
        assertThat(read(older).market().moves())
                .extracting(move -> move.date().toString())
                .containsExactly("2018-01-25");
    }

    @Test
    void the_name_of_a_book_is_its_own() {
        assertThat(read(new SmallBook()).name()).isEqualTo("Small firm");
        assertThat(read(new SmallBook().put("book.csv", "as_of\n2018-02-07\n")).name())
                .isEmpty();
    }

    @Test
    void folder_and_zip_and_zipped_folder_are_the_same_book(@TempDir Path temporary) {
        SmallBook book = new SmallBook();
        Book zipped = read(book);

        assertThat(Answers.sound(reader.read(book.folder(temporary)))).isEqualTo(zipped);
        assertThat(Answers.sound(reader.readZip(new ByteArrayInputStream(book.zip("firm/")))))
                .isEqualTo(zipped);
    }

    @Test
    void the_order_of_rows_and_columns_changes_nothing() {
        Book expected = read(new SmallBook());
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            assertThat(read(new SmallBook().each(content -> shuffled(content, random))))
                    .isEqualTo(expected);
        }
    }

    /** Rows in any order, and the columns of files without quotes too. */
    private static String shuffled(String content, Random random) {
        List<String> lines = new ArrayList<>(content.lines().toList());
        if (!content.contains("\"")) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < lines.get(0).split(",", -1).length; i++) {
                columns.add(i);
            }
            Collections.shuffle(columns, random);
            lines.replaceAll(line -> {
                String[] cells = line.split(",", -1);
                return String.join(",", columns.stream().map(i -> cells[i]).toList());
            });
        }
        Collections.shuffle(lines.subList(1, lines.size()), random);
        return String.join("\n", lines) + "\n";
    }

    @Test
    void line_ends_marks_and_empty_optional_columns_change_nothing() {
        Book expected = read(new SmallBook());

        assertThat(read(new SmallBook().each(content -> "\uFEFF" + content.replace("\n", "\r\n"))))
                .isEqualTo(expected);
        assertThat(read(new SmallBook().replacing("cash_flows.csv", "2018-02-12\n", "2018-02-12")))
                .isEqualTo(expected);
        assertThat(read(new SmallBook().put("positions.csv", "account,quantity,security\nA-1,102.5,AAPL\nA-1,1250,\n")))
                .isEqualTo(expected);
    }

    @Test
    void any_cell_that_changes_changes_the_digest() {
        String digest = read(new SmallBook()).sha256();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(read(new SmallBook().replacing("lots.csv", "9000", "9000.01"))
                        .sha256())
                .isNotEqualTo(digest);
        assertThat(read(new SmallBook().replacing("book.csv", "Small", "Other")).sha256())
                .isNotEqualTo(digest);
        assertThat(read(new SmallBook().without("cash_flows.csv")).sha256()).isNotEqualTo(digest);
    }

    @Test
    void an_optional_file_without_rows_is_as_if_it_were_not_there() {
        assertThat(read(new SmallBook().put("cash_flows.csv", "account,type,amount,due\n")))
                .isEqualTo(read(new SmallBook().without("cash_flows.csv")));
    }
}
