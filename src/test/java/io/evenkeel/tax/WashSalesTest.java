package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class WashSalesTest {

    private static final SecurityId M = new SecurityId("M");
    private static final LocalDate DAY = LocalDate.parse("2024-07-01");

    private static Unit aLossOf200OnFirstOfJuly() {
        return new Unit().buy("OLD", "2023-01-03", 100, "1000.00").sell("S1", "2024-07-01", "800.00", "OLD*100");
    }

    @ParameterizedTest(name = "bought on {0}: {1} of the loss is deferred")
    @CsvSource({
        "2024-05-31, 0.00",
        "2024-06-01, 200.00",
        "2024-06-30, 200.00",
        "2024-07-01, 200.00",
        "2024-07-02, 200.00",
        "2024-07-31, 200.00",
        "2024-08-01, 0.00"
    })
    void purchases_from_thirty_days_before_to_thirty_days_after_defer_a_loss(String bought, String deferred) {
        assertThat(aLossOf200OnFirstOfJuly()
                        .buy("NEW", bought, 100, "900.00")
                        .adjusted()
                        .disallowedTotal())
                .isEqualTo(Money.of(deferred));
    }

    @ParameterizedTest(name = "sold for {0}: {1} deferred")
    @CsvSource({"999.99, 0.01", "1000.00, 0.00", "1000.01, 0.00"})
    void only_a_loss_is_deferred(String proceeds, String deferred) {
        assertThat(new Unit()
                        .buy("OLD", "2023-01-03", 100, "1000.00")
                        .sell("S1", "2024-07-01", proceeds, "OLD*100")
                        .buy("NEW", "2024-07-02", 100, "900.00")
                        .adjusted()
                        .disallowedTotal())
                .isEqualTo(Money.of(deferred));
    }

    @ParameterizedTest(name = "{0} replaces: {1}")
    @CsvSource({"TRANSFER_IN_KIND, 0.00", "INHERITANCE, 0.00", "GIFT, 0.00", "STOCK_SPLIT, 0.00"})
    void shares_that_came_without_a_purchase_do_not_replace(TransactionKind kind, String deferred) {
        assertThat(aLossOf200OnFirstOfJuly()
                        .receive(kind, "NEW", "2024-07-02", 100, "900.00", "2020-01-02")
                        .adjusted()
                        .disallowedTotal())
                .isEqualTo(Money.of(deferred));
    }

    @Test
    void a_spouse_who_buys_washes() {
        AdjustedLedger ledger = aLossOf200OnFirstOfJuly()
                .buy(Unit.S, "NEW", "M", "2024-07-02", "100", "900.00")
                .adjusted();
        assertThat(ledger.disallowedTotal()).isEqualTo(Money.of("200.00"));
    }

    @Test
    void a_security_of_no_group_is_identical_to_itself_alone() {
        assertThat(aLossOf200OnFirstOfJuly()
                        .identical("N", "O")
                        .buy(Unit.T, "NEW", "N", "2024-07-02", "100", "900.00")
                        .adjusted()
                        .disallowedTotal())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void a_tax_exempt_account_that_buys_washes_nothing() {
        assertThat(aLossOf200OnFirstOfJuly()
                        .buy(Unit.X, "NEW", "M", "2024-07-02", "100", "900.00")
                        .adjusted()
                        .disallowedTotal())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void sales_in_an_ira_have_no_line_and_wash_nothing() {
        AdjustedLedger ledger = new Unit()
                .buy(Unit.I, "OLD", "M", "2023-01-03", "100", "1000.00")
                .sell(Unit.I, "S1", "M", "2024-07-01", "800.00", "OLD*100")
                .buy("NEW", "2024-07-02", 100, "900.00")
                .adjusted();
        assertThat(ledger.sales()).isEmpty();
        assertThat(Unit.open(ledger)).containsExactly("NEW 100 900.00 2024-07-02");
    }

    @Test
    void an_ira_and_a_taxable_account_share_a_loss_in_order_of_acquisition() {
        AdjustedLedger ledger = aLossOf200OnFirstOfJuly()
                .buy(Unit.I, "IRA1", "M", "2024-07-02", "30", "270.00")
                .buy("NEW", "2024-07-03", 100, "900.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 OLD 100 LONG -200.00 200.00 -> IRA1*30 NEW*70");
        assertThat(ledger.permanentlyLost()).isEqualTo(Money.of("60.00"));
        assertThat(ledger.disallowedTotal()).isEqualTo(Money.of("200.00"));
        assertThat(Unit.open(ledger))
                .containsExactly("IRA1 30 270.00 2024-07-02", "NEW 70 770.00 2023-01-05", "NEW 30 270.00 2024-07-03");
    }

    @Test
    void a_replacement_share_is_used_once() {
        AdjustedLedger ledger = new Unit()
                .buy("A", "2023-01-03", 60, "600.00")
                .buy("B", "2023-01-04", 60, "600.00")
                .sell("S1", "2024-07-01", "540.00", "A*60")
                .sell("S2", "2024-07-02", "480.00", "B*60")
                .buy("NEW", "2024-07-03", 100, "900.00")
                .adjusted();
        assertThat(Unit.sales(ledger))
                .containsExactly("S1 A 60 LONG -60.00 60.00 -> NEW*60", "S2 B 60 LONG -120.00 80.00 -> NEW*40");
    }

    @Test
    void a_loss_moves_on_through_a_chain_until_nothing_replaces_it() {
        AdjustedLedger ledger = new Unit()
                .buy("A", "2024-01-02", 100, "1000.00")
                .sell("S1", "2024-02-01", "900.00", "A*100")
                .buy("B", "2024-02-10", 100, "950.00")
                .sell("S2", "2024-03-01", "850.00", "B*100")
                .buy("C", "2024-03-15", 100, "800.00")
                .sell("S3", "2024-06-03", "780.00", "C*100")
                .adjusted();
        assertThat(Unit.sales(ledger))
                .containsExactly(
                        "S1 A 100 SHORT -100.00 100.00 -> B*100",
                        "S2 B 100 SHORT -200.00 200.00 -> C*100",
                        "S3 C 100 SHORT -220.00 0.00 ->");
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.of("-220.00"));
        // 30 days of A, 20 of B and 80 of C itself.
        assertThat(ledger.sales().get(2).deemedAcquired()).isEqualTo("2024-01-25");
    }

    @Test
    void a_holding_period_carried_over_makes_a_young_lot_long_term() {
        AdjustedLedger ledger = new Unit()
                .buy("A", "2023-03-01", 10, "100.00")
                .sell("S1", "2024-02-20", "90.00", "A*10")
                .buy("B", "2024-03-01", 10, "90.00")
                .sell("S2", "2024-03-12", "120.00", "B*10")
                .adjusted();
        // A was held 356 days: B counts from 2023-03-11, long-term from 2024-03-12.
        assertThat(Unit.sales(ledger)).contains("S2 B 10 LONG 20.00 0.00 ->");
    }

    @Test
    void one_day_earlier_it_is_still_short_term() {
        AdjustedLedger ledger = new Unit()
                .buy("A", "2023-03-01", 10, "100.00")
                .sell("S1", "2024-02-20", "90.00", "A*10")
                .buy("B", "2024-03-01", 10, "90.00")
                .sell("S2", "2024-03-11", "120.00", "B*10")
                .adjusted();
        assertThat(Unit.sales(ledger)).contains("S2 B 10 SHORT 20.00 0.00 ->");
    }

    @Test
    void shares_sold_before_the_loss_are_no_replacement() {
        AdjustedLedger ledger = new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy("NEW", "2024-06-20", 100, "900.00")
                .sell("S0", "2024-06-25", "950.00", "NEW*100")
                .sell("S1", "2024-07-01", "800.00", "OLD*100")
                .adjusted();
        assertThat(ledger.disallowedTotal()).isEqualTo(Money.ZERO);
    }

    @Test
    void shares_sold_together_do_not_replace_each_other() {
        AdjustedLedger ledger = new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy("NEW", "2024-06-20", 100, "900.00")
                .sell("S1", "2024-07-01", "1600.00", "OLD*100", "NEW*60")
                .adjusted();
        // What is left of NEW replaces OLD, but not the part of NEW itself.
        assertThat(Unit.sales(ledger)).containsExactly("S1 OLD 100 LONG 0.00 0.00 ->", "S1 NEW 60 SHORT 60.00 0.00 ->");
        AdjustedLedger atLoss = new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy("NEW", "2024-06-20", 100, "900.00")
                .sell("S1", "2024-07-01", "1280.00", "OLD*100", "NEW*60")
                .adjusted();
        assertThat(Unit.sales(atLoss))
                .containsExactly("S1 OLD 100 LONG -200.00 80.00 -> NEW*40", "S1 NEW 60 SHORT -60.00 0.00 ->");
    }

    @Test
    void time_orders_trades_within_a_day() {
        Unit soldFirst = new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy("NEW", "2024-07-01", 100, "900.00")
                .at("09:30")
                .sell("S2", "2024-07-01", "950.00", "NEW*100")
                .at("10:00")
                .sell("S1", "2024-07-01", "800.00", "OLD*100")
                .at("11:00");
        assertThat(soldFirst.adjusted().disallowedTotal()).isEqualTo(Money.ZERO);
        Unit lossFirst = new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .buy("NEW", "2024-07-01", 100, "900.00")
                .at("09:30")
                .sell("S2", "2024-07-01", "950.00", "NEW*100")
                .at("11:00")
                .sell("S1", "2024-07-01", "800.00", "OLD*100")
                .at("10:00");
        assertThat(Unit.sales(lossFirst.adjusted()))
                .containsExactly("S1 OLD 100 LONG -200.00 200.00 -> NEW*100", "S2 NEW 100 LONG -150.00 0.00 ->");
    }

    @Test
    void losses_of_one_moment_are_served_in_the_order_in_which_their_lots_were_acquired() {
        AdjustedLedger ledger = new Unit()
                .buy("Z", "2020-01-02", 10, "200.00")
                .buy("A", "2021-01-04", 10, "300.00")
                .sell("S1", "2024-07-01", "100.00", "A*10")
                .sell("S2", "2024-07-01", "100.00", "Z*10")
                .buy("NEW", "2024-07-02", 10, "100.00")
                .adjusted();
        assertThat(Unit.sales(ledger))
                .containsExactly("S2 Z 10 LONG -100.00 100.00 -> NEW*10", "S1 A 10 LONG -200.00 0.00 ->");
    }

    @Test
    void a_split_between_sale_and_repurchase_multiplies_the_shares_that_wait() {
        AdjustedLedger ledger = aLossOf200OnFirstOfJuly()
                .split("2024-07-08", 10, 1)
                .buy("NEW", "2024-07-09", 400, "360.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 OLD 100 LONG -200.00 80.00 -> NEW*400");
    }

    @Test
    void a_split_keeps_a_lots_basis_and_date_and_divides_its_parts() {
        AdjustedLedger ledger = aLossOf200OnFirstOfJuly()
                .buy("NEW", "2024-07-02", 150, "1350.00")
                .split("2024-07-08", 3, 2)
                .adjusted();
        assertThat(Unit.open(ledger)).containsExactly("NEW 150 1100.00 2023-01-04", "NEW 75 450.00 2024-07-02");
    }

    @Test
    void a_split_is_effective_before_the_days_first_trade() {
        AdjustedLedger ledger = new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .split("2024-07-08", 2, 1)
                .sell("S1", "2024-07-08", "1200.00", "OLD*200")
                .adjusted();
        assertThat(ledger.openLots()).isEmpty();
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.of("200.00"));
    }

    @Test
    void a_reverse_split_that_leaves_less_than_a_millionth_of_a_waiting_share_ends_the_wait() {
        AdjustedLedger ledger = new Unit()
                .buy(Unit.T, "OLD", "M", "2023-01-03", "0.000001", "10.00")
                .sell(Unit.T, "S1", "M", "2024-07-01", "1.00", "OLD*0.000001")
                .split("2024-07-02", 1, 3)
                .buy("NEW", "2024-07-03", 5, "50.00")
                .adjusted();
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.of("-9.00"));
    }

    @Test
    void a_reverse_split_keeps_the_basis_of_a_part_that_vanishes() {
        AdjustedLedger ledger = new Unit()
                .buy(Unit.T, "OLD", "M", "2023-01-03", "0.000001", "10.00")
                .sell(Unit.T, "S1", "M", "2024-07-01", "1.00", "OLD*0.000001")
                .buy("NEW", "2024-07-03", 5, "50.00")
                .split("2024-07-04", 1, 4)
                .adjusted();
        assertThat(Unit.open(ledger)).containsExactly("NEW 1.25 59.00 2024-07-03");
    }

    @Test
    void a_split_booked_as_a_receipt_is_spread_over_the_accounts_lots() {
        AdjustedLedger ledger = new Unit()
                .buy("A", "2023-01-03", 100, "1000.00")
                .buy("B", "2023-02-03", 50, "600.00")
                .sell("S1", "2024-07-01", "80.00", "A*10")
                .receive(TransactionKind.STOCK_SPLIT, "SPLIT", "2024-07-02", 140, "0.00", "2024-07-02")
                .buy("C", "2024-07-02", 8, "32.00")
                .adjusted();
        assertThat(Unit.open(ledger))
                .containsExactly("A 180 900.00 2023-01-03", "B 100 600.00 2023-02-03", "C 8 40.00 2023-01-04");
        assertThat(Unit.sales(ledger)).containsExactly("S1 A 10 LONG -20.00 8.00 -> C*8");
    }

    @Test
    void a_split_booked_as_a_receipt_where_nothing_is_held_opens_a_lot() {
        AdjustedLedger ledger = new Unit()
                .receive(TransactionKind.STOCK_SPLIT, "SPLIT", "2024-07-02", 10, "30.00", "2024-07-02")
                .adjusted();
        assertThat(Unit.open(ledger)).containsExactly("SPLIT 10 30.00 2024-07-02");
    }

    @Test
    void lots_of_one_day_lose_in_the_order_of_their_names() {
        AdjustedLedger ledger = new Unit()
                .buy("B", "2023-01-03", 10, "200.00")
                .buy("A", "2023-01-03", 10, "300.00")
                .sell("S1", "2024-07-01", "200.00", "B*10", "A*10")
                .buy("NEW", "2024-07-02", 10, "100.00")
                .adjusted();
        assertThat(Unit.sales(ledger))
                .containsExactly("S1 A 10 LONG -200.00 200.00 -> NEW*10", "S1 B 10 LONG -100.00 0.00 ->");
    }

    @Test
    void parts_of_a_divided_loss_and_basis_add_up_to_the_cent() {
        AdjustedLedger ledger = new Unit()
                .buy("OLD", "2023-01-03", 3, "100.00")
                .sell("S1", "2024-07-01", "0.00", "OLD*3")
                .buy("A", "2024-07-02", 1, "10.00")
                .buy("B", "2024-07-03", 1, "10.00")
                .buy("C", "2024-07-04", 1, "10.00")
                .adjusted();
        assertThat(ledger.openLots())
                .extracting(OpenLot::basis)
                .containsExactly(Money.of("43.33"), Money.of("43.34"), Money.of("43.33"));
    }

    @Test
    void without_named_lots_the_first_in_is_the_first_out() {
        AdjustedLedger ledger = new Unit()
                .buy("B", "2023-01-03", 10, "100.00")
                .buy("A", "2023-01-04", 10, "110.00")
                .receive(TransactionKind.GIFT, "G", "2023-06-01", 10, "50.00", "2022-06-01")
                .sellFirstIn("S1", "2024-07-01", "375.00", 25)
                .adjusted();
        assertThat(Unit.sales(ledger))
                .containsExactly(
                        "S1 G 10 LONG 100.00 0.00 ->", "S1 B 10 LONG 50.00 0.00 ->", "S1 A 5 LONG 20.00 0.00 ->");
    }

    @ParameterizedTest(name = "a gift of basis 100, worth {0}, sold for {1}: {2} {3}")
    @CsvSource({
        "120.00, 130.00, 30.00, LONG",
        "120.00, 90.00, -10.00, LONG",
        "60.00, 130.00, 30.00, LONG",
        "60.00, 100.00, 0.00, LONG",
        "60.00, 99.99, 0.00, SHORT",
        "60.00, 60.00, 0.00, SHORT",
        "60.00, 59.99, -0.01, SHORT",
        "100.00, 80.00, -20.00, LONG"
    })
    void a_gift_has_the_donors_basis_for_a_gain_and_the_lower_value_for_a_loss(
            String fairValue, String proceeds, String gain, String term) {
        AdjustedLedger ledger = new Unit()
                .receive(TransactionKind.GIFT, "G", "2024-06-03", 10, "100.00", "2020-01-02", fairValue)
                .sell("S1", "2024-07-01", proceeds, "G*10")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 G 10 " + term + " " + gain + " 0.00 ->");
    }

    @Test
    void a_part_of_a_gift_takes_its_part_of_both_bases() {
        AdjustedLedger ledger = new Unit()
                .receive(TransactionKind.GIFT, "G", "2024-06-03", 10, "100.00", "2020-01-02", "60.00")
                .sell("S1", "2024-07-01", "10.00", "G*4")
                .sell("S2", "2024-07-02", "12.00", "G*6")
                .adjusted();
        assertThat(ledger.sales()).extracting(SaleLine::gain).containsExactly(Money.of("-14.00"), Money.of("-24.00"));
    }

    @Test
    void inherited_shares_are_long_term_on_the_day_they_come_and_their_replacement_too() {
        AdjustedLedger ledger = new Unit()
                .receive(TransactionKind.INHERITANCE, "H", "2024-07-01", 10, "100.00", "2024-06-20")
                .sell("S1", "2024-07-02", "80.00", "H*10")
                .buy("NEW", "2024-07-03", 10, "90.00")
                .sell("S2", "2024-07-05", "120.00", "NEW*10")
                .adjusted();
        assertThat(Unit.sales(ledger))
                .containsExactly("S1 H 10 LONG -20.00 20.00 -> NEW*10", "S2 NEW 10 LONG 10.00 0.00 ->");
    }

    @Test
    void a_gain_that_the_custodian_reported_counts_before_the_computed_one() {
        Ledger ledger = new Unit().buy("OLD", "2023-01-03", 100, "1000.00").ledger();
        LedgerTrade sale = LedgerTrade.sale(
                "S1",
                Unit.T,
                new SecurityId("M"),
                Quantity.of("100"),
                Money.of("800.00"),
                LocalDate.parse("2024-07-01"),
                List.of(new LotTaken(new LotId("OLD"), Quantity.of("100"), Money.of("-150.00"))));
        assertThat(WashSales.adjust(ledger.plus(List.of(sale))).recognizedTotal())
                .isEqualTo(Money.of("-150.00"));
    }

    @Test
    void the_year_is_told_by_term() {
        AdjustedLedger ledger = new Unit()
                .buy("A", "2022-01-03", 10, "100.00")
                .buy("B", "2024-01-03", 10, "100.00")
                .sell("S0", "2023-07-03", "20.00", "A*1")
                .sell("S1", "2024-07-01", "215.00", "A*9", "B*10")
                .adjusted();
        assertThat(ledger.recognized(2024, Term.LONG)).isEqualTo(Money.of("11.84"));
        assertThat(ledger.recognized(2024, Term.SHORT)).isEqualTo(Money.of("13.16"));
        assertThat(ledger.recognized(2023, Term.LONG)).isEqualTo(Money.of("10.00"));
    }

    @Test
    void a_ledger_that_contradicts_itself_is_refused_with_every_fault() {
        Unit unit = new Unit()
                .buy("A", "2023-01-03", 10, "100.00")
                .buy("A", "2023-01-04", 10, "100.00")
                .buy(new AccountId("NOBODY"), "B", "M", "2023-01-03", "1", "1.00");
        assertThatThrownBy(unit::adjusted)
                .isInstanceOfSatisfying(LedgerRefusedException.class, refused -> assertThat(refused.faults())
                        .extracting(LedgerFault::reason, fault -> fault.trade().id())
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.UNKNOWN_ACCOUNT, "B"),
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.DUPLICATE_ID, "A")));
    }

    @Test
    void sales_that_no_lot_can_serve_are_refused_all_together() {
        Unit unit = new Unit()
                .buy("A", "2023-01-03", 10, "100.00")
                .buy(Unit.T, "N1", "N", "2023-01-03", "10", "100.00")
                .sell("S1", "2023-02-01", "110.00", "A*11")
                .sell("S2", "2023-02-01", "10.00", "MISSING*1")
                .sell("S3", "2023-02-01", "10.00", "N1*1")
                .sell("S4", "2023-01-02", "10.00", "A*1")
                .sellFirstIn("S5", "2023-03-01", "10.00", 11);
        assertThatThrownBy(unit::adjusted)
                .isInstanceOfSatisfying(LedgerRefusedException.class, refused -> assertThat(refused.faults())
                        .extracting(LedgerFault::reason, fault -> fault.trade().id())
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.OVERSOLD_LOT, "S1"),
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.UNKNOWN_LOT, "S2"),
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.OTHER_SECURITY, "S3"),
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.UNKNOWN_LOT, "S4"),
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.OVERSOLD_LOT, "S5")));
    }

    @Test
    void a_split_of_one_security_leaves_the_losses_of_its_identical_ones_alone() {
        AdjustedLedger ledger = new Unit()
                .identical("M", "N")
                .buy(Unit.T, "N1", "N", "2023-01-03", "100", "1000.00")
                .sell(Unit.T, "S1", "N", "2024-07-01", "800.00", "N1*100")
                .split("2024-07-08", 10, 1)
                .buy("NEW", "2024-07-09", 50, "45.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 N1 100 LONG -200.00 100.00 -> NEW*50");
    }

    @Test
    void a_split_that_one_account_booked_leaves_the_losses_of_others_alone() {
        AdjustedLedger ledger = new Unit()
                .buy("A", "2023-01-03", 10, "100.00")
                .buy(Unit.S, "B", "M", "2023-01-03", "10", "100.00")
                .sell(Unit.S, "S1", "M", "2024-07-01", "80.00", "B*10")
                .receive(TransactionKind.STOCK_SPLIT, "SPLIT", "2024-07-02", 10, "0.00", "2024-07-02")
                .buy("C", "2024-07-03", 5, "20.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 B 10 LONG -20.00 10.00 -> C*5");
    }

    @Test
    void a_reported_gain_is_divided_over_the_parts_of_a_divided_lot() {
        Ledger ledger = new Unit()
                .buy("OLD", "2023-01-03", 40, "400.00")
                .sell("S1", "2024-07-01", "360.00", "OLD*40")
                .buy("NEW", "2024-07-02", 100, "900.00")
                .ledger();
        LedgerTrade sale = LedgerTrade.sale(
                "S2",
                Unit.T,
                new SecurityId("M"),
                Quantity.of("100"),
                Money.of("1000.00"),
                LocalDate.parse("2024-09-02"),
                List.of(new LotTaken(new LotId("NEW"), Quantity.of("100"), Money.of("60.00"))));
        assertThat(Unit.sales(WashSales.adjust(ledger.plus(List.of(sale)))))
                .containsExactly(
                        "S1 OLD 40 LONG -40.00 40.00 -> NEW*40",
                        "S2 NEW 40 LONG 24.00 0.00 ->",
                        "S2 NEW 60 SHORT 36.00 0.00 ->");
    }

    private static Unit aReceiptWithoutBasis() {
        return new Unit()
                .add(LedgerTrade.receipt(
                        "R", Unit.T, TransactionKind.TRANSFER_IN_KIND, M, Quantity.of("10"), null, DAY, null, null));
    }

    @Test
    void shares_that_came_without_a_basis_are_held_without_one() {
        assertThat(Unit.open(aReceiptWithoutBasis().adjusted())).containsExactly("R 10 null 2024-07-01");
    }

    @Test
    void shares_that_came_without_a_basis_cannot_be_sold_as_if_it_were_zero() {
        assertThatThrownBy(() -> aReceiptWithoutBasis()
                        .buy("B", "2024-01-02", 10, "100.00")
                        .sellFirstIn("S1", "2024-07-02", "150.00", 15)
                        .sell("S2", "2024-07-03", "10.00", "R*1")
                        .adjusted())
                .isInstanceOfSatisfying(LedgerRefusedException.class, refused -> assertThat(refused.faults())
                        .extracting(LedgerFault::reason, fault -> fault.trade().id())
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.MISSING_BASIS, "S1"),
                                org.assertj.core.groups.Tuple.tuple(LedgerFault.Reason.MISSING_BASIS, "S2")));
    }

    @Test
    void a_reported_gain_needs_no_basis_and_an_ira_none_either() {
        LedgerTrade reported = LedgerTrade.sale(
                "S1",
                Unit.T,
                M,
                Quantity.of("10"),
                Money.of("50.00"),
                DAY.plusDays(1),
                List.of(new LotTaken(new LotId("R"), Quantity.of("10"), Money.of("-5.00"))));
        assertThat(aReceiptWithoutBasis().add(reported).adjusted().recognizedTotal())
                .isEqualTo(Money.of("-5.00"));
        assertThat(new Unit()
                        .add(LedgerTrade.receipt(
                                "R", Unit.I, TransactionKind.GIFT, M, Quantity.of("10"), null, DAY, null, null))
                        .sell(Unit.I, "S1", "M", "2024-07-02", "5.00", "R*4")
                        .adjusted()
                        .openLots())
                .extracting(OpenLot::quantity)
                .containsExactly(Quantity.of("6"));
    }

    @Test
    void a_lot_that_replaced_thousands_of_losses_gives_them_back_share_by_share() {
        Unit unit = new Unit();
        int losses = 2_000;
        unit.buy("OLD", "2023-01-03", losses, losses + ".00");
        for (int i = 0; i < losses; i++) {
            unit.sell("S" + i, "2024-07-01", "0.50", "OLD*1").at(time(i));
        }
        unit.buy("NEW", "2024-07-02", losses, losses + ".00");
        for (int i = 0; i < losses; i++) {
            unit.sell("T" + i, "2024-09-02", "2.00", "NEW*1").at(time(i));
        }
        AdjustedLedger adjusted = unit.adjusted();
        assertThat(adjusted.disallowedTotal()).isEqualTo(Money.of("1000.00"));
        assertThat(adjusted.recognizedTotal()).isEqualTo(Money.of("1000.00"));
    }

    private static String time(int number) {
        return java.time.LocalTime.ofNanoOfDay(number).toString();
    }
}
