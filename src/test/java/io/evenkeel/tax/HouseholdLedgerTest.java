package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Gift;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.target.ModelId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HouseholdLedgerTest {

    private static final SecurityId M = new SecurityId("M");
    private static final LocalDate TODAY = LocalDate.parse("2024-07-01");

    private final List<TaxLot> lots = new ArrayList<>();
    private final List<AccountTransaction> transactions = new ArrayList<>();
    private final List<CorporateAction> actions = new ArrayList<>();
    private Registration registration = Registration.TAXABLE;

    private void lot(String id, String quantity, @Nullable String basis, String acquired) {
        lots.add(new TaxLot(
                new LotId(id),
                M,
                Quantity.of(quantity),
                basis == null ? null : Money.of(basis),
                LocalDate.parse(acquired)));
    }

    private void bought(String id, TransactionKind kind, String quantity, String date) {
        TransactionSide side = kind.canReplace() ? TransactionSide.BUY : TransactionSide.RECEIVE;
        transactions.add(new AccountTransaction(
                id, side, kind, M, Quantity.of(quantity), Money.of("100.00"), LocalDate.parse(date), List.of()));
    }

    private void sold(String id, String lot, String quantity, String date, @Nullable String gain) {
        transactions.add(new AccountTransaction(
                id,
                TransactionSide.SELL,
                TransactionKind.SALE,
                M,
                Quantity.of(quantity),
                Money.of("100.00"),
                LocalDate.parse(date),
                List.of(new SoldLot(new LotId(lot), Quantity.of(quantity), gain == null ? null : Money.of(gain)))));
    }

    private Household household() {
        Account account = new Account(
                new AccountId("A"),
                "Ann",
                registration,
                new ModelId("MODEL"),
                Money.ZERO,
                AccountSettings.DEFAULTS,
                lots,
                List.of(),
                List.of(),
                transactions,
                RealisedYear.NOTHING,
                List.of());
        return new Household(new HouseholdId("H"), FilingStatus.SINGLE, List.of(account));
    }

    private Market market() {
        return new Market(TODAY, Map.of(), Map.of(), actions, List.of(), Optional.empty());
    }

    private WashWindows windows() {
        return WashWindows.of(household(), market());
    }

    @Test
    void a_sale_with_a_reported_loss_blocks_purchases() {
        sold("S1", "GONE", "12", "2024-06-20", "-30.00");
        assertThat(windows().unreplacedLosses(M))
                .extracting(UnreplacedLoss::quantity, UnreplacedLoss::loss)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Quantity.of("12"), Money.of("30.00")));
    }

    @Test
    void a_sale_with_a_reported_gain_blocks_nothing() {
        sold("S1", "GONE", "12", "2024-06-20", "0.00");
        assertThat(windows().unreplacedLosses(M)).isEmpty();
    }

    @Test
    void a_sale_whose_gain_nobody_reported_counts_as_a_loss() {
        sold("S1", "GONE", "12", "2024-06-20", null);
        assertThat(windows().unreplacedLosses(M))
                .extracting(UnreplacedLoss::loss)
                .containsExactly(Money.of("0.01"));
    }

    @Test
    void a_sale_of_tomorrow_is_not_known_today() {
        sold("S1", "GONE", "12", "2024-07-02", "-30.00");
        bought("B1", TransactionKind.PURCHASE, "5", "2024-07-02");
        assertThat(windows().unreplacedLosses(M)).isEmpty();
        assertThat(windows().recentPurchases(M)).isEmpty();
    }

    @Test
    void a_purchase_with_its_lot_is_a_replacement_as_far_as_it_is_still_held() {
        bought("B1", TransactionKind.PURCHASE, "20", "2024-06-20");
        lot("B1", "15", "75.00", "2024-06-20");
        sold("S1", "B1", "5", "2024-06-25", "10.00");
        assertThat(windows().recentPurchases(M))
                .extracting(RecentPurchase::quantity)
                .containsExactly(Quantity.of("15"));
    }

    @Test
    void a_young_lot_without_its_transaction_counts_as_a_purchase() {
        lot("L1", "15", null, "2024-06-20");
        assertThat(windows().recentPurchases(M))
                .extracting(RecentPurchase::bought)
                .containsExactly(LocalDate.parse("2024-06-20"));
    }

    @Test
    void a_purchase_whose_lot_the_book_does_not_show_still_counts() {
        bought("B1", TransactionKind.DIVIDEND_REINVESTMENT, "2", "2024-06-20");
        assertThat(windows().recentPurchases(M)).hasSize(1);
    }

    @Test
    void a_receipt_is_no_replacement_though_its_lot_is_young() {
        bought("G1", TransactionKind.GIFT, "20", "2024-06-20");
        lot("G1", "20", "75.00", "2024-06-20");
        assertThat(windows().recentPurchases(M)).isEmpty();
    }

    @Test
    void a_deemed_date_does_not_hide_the_day_of_purchase() {
        bought("B1", TransactionKind.PURCHASE, "20", "2024-06-20");
        lot("B1", "20", "75.00", "2022-06-20");
        assertThat(windows().recentPurchases(M))
                .extracting(RecentPurchase::bought)
                .containsExactly(LocalDate.parse("2024-06-20"));
    }

    @Test
    void shares_sold_before_a_split_are_counted_in_todays_shares() {
        sold("S1", "GONE", "10", "2024-06-20", "-30.00");
        actions.add(split("2024-06-21"));
        assertThat(windows().unreplacedLosses(M))
                .extracting(UnreplacedLoss::quantity)
                .containsExactly(Quantity.of("40"));
    }

    @Test
    void a_split_on_the_day_of_the_sale_came_before_it() {
        sold("S1", "GONE", "10", "2024-06-21", "-30.00");
        actions.add(split("2024-06-21"));
        actions.add(split("2024-07-02"));
        assertThat(windows().unreplacedLosses(M))
                .extracting(UnreplacedLoss::quantity)
                .containsExactly(Quantity.of("10"));
    }

    private static CorporateAction split(String effective) {
        return new CorporateAction(
                "C",
                CorporateActionKind.SPLIT,
                M,
                LocalDate.parse(effective),
                Quantity.of("4"),
                Quantity.of("1"),
                null,
                null,
                null);
    }

    @Test
    void a_tax_exempt_account_is_not_a_part_of_it() {
        registration = Registration.TAX_EXEMPT;
        lot("L1", "15", "75.00", "2024-06-20");
        assertThat(windows().recentPurchases(M)).isEmpty();
    }

    @Test
    void a_sale_in_an_ira_is_no_loss() {
        registration = Registration.TRADITIONAL_IRA;
        sold("S1", "GONE", "12", "2024-06-20", "-30.00");
        assertThat(windows().unreplacedLosses(M)).isEmpty();
    }

    @Test
    void a_sale_booked_before_its_lot_was_acquired_is_read_as_it_stands() {
        lot("L1", "15", "75.00", "2024-06-20");
        sold("S1", "L1", "5", "2024-06-10", "-1.00");
        assertThat(windows().unreplacedLosses(M)).hasSize(1);
    }

    @Test
    void a_window_follows_a_change_of_symbol() {
        sold("S1", "GONE", "10", "2024-06-20", "-30.00");
        actions.add(new CorporateAction(
                "C",
                CorporateActionKind.SYMBOL_CHANGE,
                M,
                LocalDate.parse("2024-06-25"),
                Quantity.ONE,
                Quantity.ONE,
                new SecurityId("NEW"),
                null,
                null));
        assertThat(windows().unreplacedLosses(new SecurityId("NEW"))).hasSize(1);
        assertThat(windows().unreplacedLosses(M)).isEmpty();
    }

    @Test
    void a_name_that_the_book_uses_for_two_lots_does_not_mix_them() {
        lots.add(new TaxLot(
                new LotId("X"),
                new SecurityId("OTHER"),
                Quantity.of("3"),
                Money.of("30.00"),
                LocalDate.parse("2024-06-20")));
        bought("X", TransactionKind.PURCHASE, "7", "2024-06-21");
        sold("S1", "X", "10", "2024-06-20", "-30.00");
        assertThat(windows().recentPurchases(new SecurityId("OTHER")))
                .extracting(RecentPurchase::quantity)
                .containsExactly(Quantity.of("3"));
        // The ten of the sale and the seven bought a day later: seven were replaced.
        assertThat(windows().unreplacedLosses(M))
                .extracting(UnreplacedLoss::quantity)
                .containsExactly(Quantity.of("3"));
    }

    private List<OpenLot> open() {
        return WashSales.adjust(HouseholdLedger.of(household(), market())).openLots();
    }

    @Test
    void a_lot_without_basis_is_held_without_one() {
        lot("L1", "15", null, "2024-01-02");
        lot("L2", "15", "0.00", "2024-01-02");
        assertThat(open()).extracting(OpenLot::basis).containsExactly(null, Money.ZERO);
    }

    @Test
    void a_young_lot_that_was_inherited_or_given_is_no_replacement() {
        lots.add(new TaxLot(
                new LotId("I"), M, Quantity.of("3"), Money.of("30.00"), LocalDate.parse("2024-06-20"), true, null));
        lots.add(new TaxLot(
                new LotId("G"),
                M,
                Quantity.of("4"),
                Money.of("30.00"),
                LocalDate.parse("2024-06-10"),
                false,
                new Gift(Money.of("20.00"), LocalDate.parse("2024-06-20"))));
        assertThat(windows().recentPurchases(M)).isEmpty();
        assertThat(open())
                .extracting(OpenLot::acquired)
                .containsExactly(LocalDate.parse("2024-06-10"), LocalDate.parse("2024-06-20"));
    }

    @Test
    void a_gift_that_is_sold_keeps_both_its_bases() {
        lots.add(new TaxLot(
                new LotId("G"),
                M,
                Quantity.of("4"),
                Money.of("100.00"),
                LocalDate.parse("2020-06-10"),
                false,
                new Gift(Money.of("60.00"), LocalDate.parse("2024-03-04"))));
        sold("S1", "G", "2", "2024-06-20", "-20.00");
        LedgerTrade rest = LedgerTrade.sale(
                "RUN",
                new AccountId("A"),
                M,
                Quantity.of("4"),
                Money.of("40.00"),
                TODAY,
                List.of(new LotTaken(new LotId("G"), Quantity.of("4"))));
        Ledger ledger = HouseholdLedger.of(household(), market()).plus(List.of(rest));
        // Six shares were worth 90.00 when given, so four of them 60.00.
        assertThat(Unit.sales(WashSales.adjust(ledger)))
                .containsExactly("S1 G 2 LONG -20.00 0.00 ->", "RUN G 4 SHORT -20.00 0.00 ->");
    }

    @Test
    void a_deemed_date_counts_for_the_holding_period() {
        bought("B1", TransactionKind.PURCHASE, "20", "2024-06-20");
        lot("B1", "20", "75.00", "2022-06-20");
        assertThat(open()).extracting(OpenLot::deemedAcquired).containsExactly(LocalDate.parse("2022-06-20"));
    }

    @Test
    void a_split_that_the_book_shows_as_a_receipt_is_in_the_lots_already() {
        lot("L1", "20", "75.00", "2023-06-20");
        bought("SPLIT", TransactionKind.STOCK_SPLIT, "10", "2024-06-20");
        assertThat(open()).extracting(OpenLot::quantity).containsExactly(Quantity.of("20"));
    }

    @Test
    void two_sales_of_one_lot_are_both_losses_of_it() {
        sold("S2", "GONE", "4", "2024-06-25", "-8.00");
        sold("S1", "GONE", "12", "2024-06-20", "-30.00");
        assertThat(windows().unreplacedLosses(M))
                .extracting(UnreplacedLoss::quantity)
                .containsExactly(Quantity.of("12"), Quantity.of("4"));
    }

    @Test
    void the_firms_own_groups_count_where_they_are_given() {
        sold("S1", "GONE", "12", "2024-06-20", "-30.00");
        IdentityGroups groups = IdentityGroups.of(List.of(List.of(M, new SecurityId("N"))));
        assertThat(WashWindows.of(household(), market(), groups).unreplacedLosses(new SecurityId("N")))
                .hasSize(1);
        assertThat(windows().unreplacedLosses(new SecurityId("N"))).isEmpty();
    }
}
