package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WashWindowsTest {

    private static final LocalDate TODAY = LocalDate.parse("2024-07-01");
    private static final SecurityId M = new SecurityId("M");

    private static WashWindows on(Unit unit) {
        return WashWindows.of(unit.ledger(), TODAY);
    }

    @ParameterizedTest(name = "sold at a loss on {0}: {1} shares may not be bought")
    @CsvSource({"2024-05-31, 0", "2024-06-01, 100", "2024-06-30, 100", "2024-07-01, 100", "2024-07-02, 0"})
    void a_loss_blocks_purchases_for_thirty_days(String sold, String blocked) {
        WashWindows windows =
                on(new Unit().buy("B1", "2023-01-03", 100, "1000.00").sell("S1", sold, "800.00", "B1*100"));
        assertThat(windows.ifBought(Unit.S, M, Quantity.of("500")).quantity()).isEqualTo(Quantity.of(blocked));
    }

    @Test
    void a_loss_names_the_day_and_the_trading_day_on_which_it_is_free() {
        WashWindows windows =
                on(new Unit().buy("B1", "2023-01-03", 100, "1000.00").sell("S1", "2024-06-06", "800.00", "B1*100"));
        // 2024-07-07 is a Sunday.
        assertThat(windows.unreplacedLosses(M))
                .containsExactly(new UnreplacedLoss(
                        "M",
                        Unit.T,
                        M,
                        LocalDate.parse("2024-06-06"),
                        Quantity.of("100"),
                        Money.of("200.00"),
                        LocalDate.parse("2024-07-07"),
                        LocalDate.parse("2024-07-08")));
    }

    @Test
    void ten_shares_bought_yesterday_wash_ten_of_a_hundred() {
        WashWindows windows =
                on(new Unit().buy("OLD", "2023-01-03", 100, "1000.00").buy("NEW", "2024-06-30", 10, "80.00"));
        WashedPart washed = windows.ifSoldAtLoss(Unit.T, M, new LotId("OLD"), Quantity.of("100"), Money.of("200.00"));
        assertThat(washed)
                .isEqualTo(new WashedPart(
                        Quantity.of("10"), Money.of("20.00"), Money.ZERO, LocalDate.parse("2024-07-31")));
    }

    @Test
    void ten_shares_sold_at_a_loss_leave_ninety_of_a_hundred_free_to_buy() {
        WashWindows windows =
                on(new Unit().buy("OLD", "2023-01-03", 10, "100.00").sell("S1", "2024-06-30", "80.00", "OLD*10"));
        assertThat(windows.ifBought(Unit.T, M, Quantity.of("100")))
                .isEqualTo(new WashedPart(
                        Quantity.of("10"), Money.of("20.00"), Money.ZERO, LocalDate.parse("2024-07-31")));
        assertThat(windows.ifBought(Unit.T, M, Quantity.of("4")).loss()).isEqualTo(Money.of("8.00"));
    }

    @Test
    void a_purchase_in_an_ira_would_lose_the_loss_for_good() {
        WashWindows windows =
                on(new Unit().buy("OLD", "2023-01-03", 10, "100.00").sell("S1", "2024-06-30", "80.00", "OLD*10"));
        assertThat(windows.ifBought(Unit.I, M, Quantity.of("5")).permanentLoss())
                .isEqualTo(Money.of("10.00"));
    }

    @Test
    void shares_that_an_ira_bought_lose_a_loss_for_good() {
        WashWindows windows = on(new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy(Unit.I, "NEW", "M", "2024-06-15", "25", "200.00"));
        WashedPart washed = windows.ifSoldAtLoss(Unit.T, M, new LotId("OLD"), Quantity.of("100"), Money.of("200.00"));
        assertThat(washed.permanentLoss()).isEqualTo(Money.of("50.00"));
        assertThat(windows.recentPurchases(M))
                .extracting(RecentPurchase::permanent)
                .containsExactly(true);
    }

    @Test
    void a_lot_is_no_replacement_of_itself() {
        WashWindows windows = on(new Unit().buy("NEW", "2024-06-15", 100, "1000.00"));
        assertThat(windows.ifSoldAtLoss(Unit.T, M, new LotId("NEW"), Quantity.of("50"), Money.of("10.00"))
                        .isFree())
                .isTrue();
        assertThat(windows.recentPurchases(M)).hasSize(1);
        assertThat(windows.recentPurchases(M, Unit.T, new LotId("NEW"))).isEmpty();
        assertThat(windows.recentPurchases(M, Unit.S, new LotId("NEW"))).hasSize(1);
    }

    @ParameterizedTest(name = "bought on {0}: {1} shares wash")
    @CsvSource({"2024-05-31, 0", "2024-06-01, 30", "2024-07-01, 30"})
    void shares_bought_within_thirty_days_wash(String bought, String washed) {
        WashWindows windows =
                on(new Unit().buy("OLD", "2023-01-03", 100, "1000.00").buy("NEW", bought, 30, "300.00"));
        assertThat(windows.ifSoldAtLoss(Unit.T, M, new LotId("OLD"), Quantity.of("100"), Money.of("10.00"))
                        .quantity())
                .isEqualTo(Quantity.of(washed));
    }

    @Test
    void shares_that_were_sold_or_used_before_wash_no_more() {
        WashWindows windows = on(new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy("NEW", "2024-06-10", 50, "500.00")
                .sell("S1", "2024-06-11", "90.00", "OLD*10")
                .sell("S2", "2024-06-12", "200.00", "NEW*20"));
        assertThat(on(new Unit().buy("NEW", "2024-06-10", 50, "500.00").sell("S2", "2024-06-12", "600.00", "NEW*50"))
                        .recentPurchases(M))
                .isEmpty();
        // Ten were used for S1 and left first with S2; thirty are left.
        assertThat(windows.recentPurchases(M))
                .extracting(RecentPurchase::quantity)
                .containsExactly(Quantity.of("30"));
    }

    @Test
    void two_accounts_of_one_run_do_not_wash_each_other() {
        WashWindows before = on(new Unit().buy("OLD", "2023-01-03", 100, "1000.00"));
        WashWindows after = before.with(List.of(LedgerTrade.sale(
                "RUN",
                Unit.T,
                M,
                Quantity.of("40"),
                Money.of("300.00"),
                TODAY,
                List.of(new LotTaken(new LotId("OLD"), Quantity.of("40"))))));
        assertThat(before.ifBought(Unit.S, M, Quantity.of("100")).isFree()).isTrue();
        assertThat(after.ifBought(Unit.S, M, Quantity.of("100")).quantity()).isEqualTo(Quantity.of("40"));
    }

    @Test
    void identical_securities_share_one_window() {
        WashWindows windows = on(new Unit()
                .identical("M", "N")
                .buy("B1", "2023-01-03", 100, "1000.00")
                .sell("S1", "2024-06-20", "800.00", "B1*100"));
        assertThat(windows.groupOf(new SecurityId("N"))).isEqualTo("M");
        assertThat(windows.ifBought(Unit.T, new SecurityId("N"), Quantity.of("1"))
                        .quantity())
                .isEqualTo(Quantity.of("1"));
        assertThat(windows.ifBought(Unit.T, new SecurityId("O"), Quantity.of("1"))
                        .isFree())
                .isTrue();
    }

    @Test
    void tax_exempt_accounts_wash_nothing() {
        WashWindows windows =
                on(new Unit().buy("B1", "2023-01-03", 100, "1000.00").sell("S1", "2024-06-20", "800.00", "B1*100"));
        assertThat(windows.ifBought(new AccountId("CHARITY"), M, Quantity.of("1"))
                        .isFree())
                .isTrue();
        assertThat(windows.ifBought(Unit.X, M, Quantity.of("1")).isFree()).isTrue();
    }

    @Test
    void what_a_proposal_would_wash_is_named_line_by_line() {
        WashWindows windows = on(new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy("LOST", "2023-01-04", 10, "200.00")
                .sell("S1", "2024-06-20", "80.00", "LOST*10"));
        LedgerTrade purchase = LedgerTrade.purchase(
                "RUN", Unit.S, TransactionKind.PURCHASE, M, Quantity.of("6"), Money.of("48.00"), TODAY);
        assertThat(windows.washedBy(List.of(purchase)))
                .extracting(SaleLine::sale, SaleLine::disallowed)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("S1", Money.of("72.00")));
        assertThat(windows.washedBy(List.of())).isEmpty();
    }

    @Test
    void a_sale_of_both_lots_leaves_no_replacement() {
        WashWindows windows =
                on(new Unit().buy("OLD", "2023-01-03", 100, "1000.00").buy("NEW", "2024-06-30", 10, "100.00"));
        LedgerTrade all = LedgerTrade.sale(
                "RUN",
                Unit.T,
                M,
                Quantity.of("110"),
                Money.of("880.00"),
                TODAY,
                List.of(
                        new LotTaken(new LotId("OLD"), Quantity.of("100")),
                        new LotTaken(new LotId("NEW"), Quantity.of("10"))));
        assertThat(windows.washedBy(List.of(all))).isEmpty();
    }

    @Test
    void plans_that_bought_by_themselves_are_named_with_their_last_day() {
        WashWindows windows = on(new Unit()
                .buy("B1", "2024-06-01", 100, "1000.00")
                .buy(TransactionKind.DIVIDEND_REINVESTMENT, "D1", "2024-03-28", 3, "24.00")
                .buy(TransactionKind.DIVIDEND_REINVESTMENT, "D2", "2024-06-28", 3, "24.00")
                .buy(TransactionKind.AUTO_INVEST, "A1", "2024-05-28", 3, "24.00"));
        assertThat(windows.automaticPurchases(M))
                .containsExactly(
                        new AutomaticPurchase(
                                Unit.T, M, TransactionKind.DIVIDEND_REINVESTMENT, LocalDate.parse("2024-06-28")),
                        new AutomaticPurchase(Unit.T, M, TransactionKind.AUTO_INVEST, LocalDate.parse("2024-05-28")));
        assertThat(windows.automaticPurchases(new SecurityId("N"))).isEmpty();
    }

    @Test
    void a_wash_sale_of_the_past_is_not_blamed_on_a_proposal() {
        WashWindows windows = on(new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .sell("S1", "2024-06-20", "800.00", "OLD*100")
                .buy("NEW", "2024-06-25", 100, "800.00"));
        LedgerTrade purchase = LedgerTrade.purchase(
                "RUN", Unit.S, TransactionKind.PURCHASE, M, Quantity.of("6"), Money.of("48.00"), TODAY);
        assertThat(windows.washedBy(List.of(purchase))).isEmpty();
        assertThat(windows.asOf()).isEqualTo(TODAY);
    }

    @Test
    void a_split_of_tomorrow_is_not_counted_today() {
        WashWindows windows = on(new Unit()
                .buy("B1", "2023-01-03", 100, "1000.00")
                .sell("S1", "2024-06-20", "800.00", "B1*100")
                .split("2024-07-01", 2, 1)
                .split("2024-07-02", 5, 1));
        WashedPart washed = windows.ifBought(Unit.T, M, Quantity.of("500"));
        assertThat(washed.quantity()).isEqualTo(Quantity.of("200"));
        assertThat(washed.isFree()).isFalse();
    }

    @Test
    void all_is_free_when_the_last_of_several_is() {
        WashWindows windows = on(new Unit()
                .buy("A", "2023-01-03", 10, "100.00")
                .buy("B", "2023-01-03", 10, "100.00")
                .sell("S1", "2024-06-10", "80.00", "A*10")
                .sell("S2", "2024-06-20", "80.00", "B*10"));
        assertThat(windows.ifBought(Unit.T, M, Quantity.of("15")))
                .isEqualTo(new WashedPart(
                        Quantity.of("15"), Money.of("30.00"), Money.ZERO, LocalDate.parse("2024-07-21")));
    }
}
