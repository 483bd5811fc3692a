package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.TransactionKind;
import io.evenkeel.money.Money;
import org.junit.jupiter.api.Test;

/** The examples that the law's own texts give, by their numbers. */
class PublishedWashSalesTest {

    @Test
    void publication_550_the_first_example() {
        AdjustedLedger ledger = new Unit()
                .buy("B1", "2024-05-01", 100, "1000.00")
                .sell("S1", "2024-07-01", "750.00", "B1*100")
                .buy("B2", "2024-07-05", 100, "800.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 B1 100 SHORT -250.00 250.00 -> B2*100");
        assertThat(Unit.open(ledger)).containsExactly("B2 100 1050.00 2024-05-05");
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.ZERO);
        assertThat(ledger.disallowedTotal()).isEqualTo(Money.of("250.00"));
        assertThat(ledger.permanentlyLost()).isEqualTo(Money.ZERO);
    }

    /** The stock award is pay, taxed at its value: an acquisition by a taxable exchange. */
    @Test
    void publication_550_the_bonus_award_of_stock() {
        AdjustedLedger ledger = new Unit()
                .buy("AWARD1", "2023-03-01", 10, "500.00")
                .sell("S1", "2024-03-01", "400.00", "AWARD1*10")
                .buy("AWARD2", "2024-03-15", 10, "410.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 AWARD1 10 SHORT -100.00 100.00 -> AWARD2*10");
    }

    @Test
    void publication_550_less_stock_bought_than_sold() {
        AdjustedLedger ledger = new Unit()
                .buy("SEP", "2023-09-24", 100, "5000.00")
                .buy("DEC21", "2023-12-21", 50, "2750.00")
                .buy("DEC26", "2023-12-26", 25, "1125.00")
                .sell("S1", "2024-01-02", "4000.00", "SEP*100")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 SEP 100 SHORT -1000.00 750.00 -> DEC21*50 DEC26*25");
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.of("-250.00"));
        assertThat(ledger.openLots())
                .extracting(OpenLot::basis)
                .containsExactly(Money.of("3250.00"), Money.of("1375.00"));
    }

    @Test
    void publication_550_more_stock_bought_than_sold() {
        AdjustedLedger ledger = new Unit()
                .buy("SEP", "2023-09-24", 100, "5000.00")
                .sell("S1", "2024-02-01", "4000.00", "SEP*100")
                .buy("FEB12", "2024-02-12", 50, "2000.00")
                .buy("FEB13", "2024-02-13", 50, "2000.00")
                .buy("FEB14", "2024-02-14", 50, "2000.00")
                .buy("FEB15", "2024-02-15", 50, "2000.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 SEP 100 SHORT -1000.00 1000.00 -> FEB12*50 FEB13*50");
        assertThat(ledger.openLots())
                .extracting(OpenLot::basis)
                .containsExactly(Money.of("2500.00"), Money.of("2500.00"), Money.of("2000.00"), Money.of("2000.00"));
    }

    @Test
    void publication_550_loss_and_gain_on_the_same_day() {
        AdjustedLedger ledger = new Unit()
                .buy("FIRST", "2018-02-01", 100, "15800.00")
                .buy("SECOND", "2018-05-01", 100, "10000.00")
                .buy("THIRD", "2018-08-01", 100, "9500.00")
                .sell("S1", "2023-12-23", "37500.00", "FIRST*100", "SECOND*100", "THIRD*100")
                .buy("NEW", "2024-01-06", 250, "30000.00")
                .adjusted();
        assertThat(Unit.sales(ledger))
                .containsExactly(
                        "S1 FIRST 100 LONG -3300.00 3300.00 -> NEW*100",
                        "S1 SECOND 100 LONG 2500.00 0.00 ->",
                        "S1 THIRD 100 LONG 3000.00 0.00 ->");
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.of("5500.00"));
    }

    /** A short sale counts on the day it was entered into (Treas. Reg. 1.1091-1(g)), so that is the day of the sale. */
    @Test
    void publication_550_the_short_sale_counts_when_entered_into() {
        AdjustedLedger ledger = new Unit()
                .buy("JUN", "2023-06-02", 100, "1000.00")
                .sell("SHORT", "2023-10-06", "750.00", "JUN*100")
                .buy("OCT", "2023-10-07", 100, "750.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("SHORT JUN 100 SHORT -250.00 250.00 -> OCT*100");
    }

    @Test
    void regulation_1_1091_1_h_example_1() {
        AdjustedLedger ledger = new Unit()
                .buy("DEC1", "1954-12-01", 100, "10000.00")
                .buy("DEC15", "1954-12-15", 100, "9000.00")
                .sell("S1", "1955-01-03", "9000.00", "DEC1*100")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 DEC1 100 SHORT -1000.00 1000.00 -> DEC15*100");
    }

    @Test
    void regulation_1_1091_1_h_example_2() {
        AdjustedLedger ledger = new Unit()
                .buy("SEP21", "1954-09-21", 100, "5000.00")
                .buy("DEC21", "1954-12-21", 50, "2750.00")
                .buy("DEC27", "1954-12-27", 25, "1125.00")
                .sell("S1", "1955-01-03", "4000.00", "SEP21*100")
                .adjusted();
        assertThat(ledger.disallowedTotal()).isEqualTo(Money.of("750.00"));
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.of("-250.00"));
        assertThat(ledger.openLots())
                .extracting(OpenLot::basis)
                .containsExactly(Money.of("3250.00"), Money.of("1375.00"));
    }

    @Test
    void regulation_1_1091_1_h_example_3() {
        AdjustedLedger ledger = new Unit()
                .buy("SEP15", "1954-09-15", 100, "5000.00")
                .sell("S1", "1956-02-01", "4000.00", "SEP15*100")
                .buy("FEB15", "1956-02-15", 50, "2000.00")
                .buy("FEB16", "1956-02-16", 50, "2000.00")
                .buy("FEB17", "1956-02-17", 50, "2000.00")
                .buy("FEB18", "1956-02-18", 50, "2000.00")
                .adjusted();
        // Held from 1954-09-15 to 1956-02-01: 504 days, which the first hundred new shares carry.
        assertThat(Unit.open(ledger))
                .containsExactly(
                        "FEB15 50 2500.00 1954-09-29",
                        "FEB16 50 2500.00 1954-09-30",
                        "FEB17 50 2000.00 1956-02-17",
                        "FEB18 50 2000.00 1956-02-18");
    }

    @Test
    void regulation_1_1091_2_a_example_1() {
        AdjustedLedger ledger = new Unit()
                .buy("OLD", "1935-06-03", 1, "100.00")
                .sell("S1", "1955-01-15", "80.00", "OLD*1")
                .buy("NEW", "1955-02-01", 1, "90.00")
                .adjusted();
        assertThat(ledger.openLots()).extracting(OpenLot::basis).containsExactly(Money.of("110.00"));
        assertThat(ledger.recognizedTotal()).isEqualTo(Money.ZERO);
    }

    @Test
    void regulation_1_1091_2_a_example_2() {
        AdjustedLedger ledger = new Unit()
                .buy("OLD", "1935-06-03", 1, "100.00")
                .sell("S1", "1955-01-15", "80.00", "OLD*1")
                .buy("NEW", "1955-02-01", 1, "70.00")
                .adjusted();
        assertThat(ledger.openLots()).extracting(OpenLot::basis).containsExactly(Money.of("90.00"));
    }

    @Test
    void revenue_ruling_2008_5_a_loss_replaced_in_an_ira_is_gone_for_good() {
        AdjustedLedger ledger = new Unit()
                .buy("B1", "2023-06-01", 100, "1000.00")
                .sell("S1", "2023-12-20", "700.00", "B1*100")
                .buy(Unit.I, "IRA1", "M", "2023-12-21", "100", "710.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 B1 100 SHORT -300.00 300.00 -> IRA1*100");
        assertThat(Unit.open(ledger)).containsExactly("IRA1 100 710.00 2023-12-21");
        assertThat(ledger.permanentlyLost()).isEqualTo(Money.of("300.00"));
    }

    @Test
    void revenue_ruling_56_602_the_rest_of_a_lot_is_no_replacement_of_its_own_sale() {
        AdjustedLedger ledger = new Unit()
                .buy("B1", "2024-03-01", 100, "1000.00")
                .sell("S1", "2024-03-15", "400.00", "B1*50")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 B1 50 SHORT -100.00 0.00 ->");
        assertThat(Unit.open(ledger)).containsExactly("B1 50 500.00 2024-03-01");
    }

    @Test
    void reinvested_dividends_and_automatic_plans_replace() {
        AdjustedLedger ledger = new Unit()
                .buy("B1", "2023-01-03", 100, "1000.00")
                .sell("S1", "2024-03-15", "800.00", "B1*100")
                .buy(TransactionKind.DIVIDEND_REINVESTMENT, "D1", "2024-03-20", 3, "24.00")
                .buy(TransactionKind.AUTO_INVEST, "A1", "2024-03-21", 5, "40.00")
                .adjusted();
        assertThat(Unit.sales(ledger)).containsExactly("S1 B1 100 LONG -200.00 16.00 -> D1*3 A1*5");
    }
}
