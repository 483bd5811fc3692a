package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.account.TransactionKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WashSaleReportTest {

    private static Unit aLossOf200OnFirstOfJuly() {
        return new Unit().buy("OLD", "2023-01-03", 100, "1000.00").sell("S1", "2024-07-01", "800.00", "OLD*100");
    }

    private static WashSaleReport report(Unit unit) {
        return WashSaleReport.of(unit.ledger(), 2024);
    }

    /** {@code account sale lot law custodian} of what is disallowed, and the replacements that the custodian does not see. */
    private static List<String> lines(WashSaleReport report) {
        return report.lines().stream()
                .map(line -> line.first().account() + " " + line.first().sale() + " "
                        + line.first().lot() + " " + line.byLaw().disallowed() + " "
                        + line.byCustodian().disallowed()
                        + line.elsewhere().stream()
                                .map(by -> " " + by.account() + "/" + by.lot() + "*" + by.quantity())
                                .reduce("", String::concat))
                .toList();
    }

    @Test
    void a_wash_sale_within_one_account_and_security_is_on_the_custodians_form() {
        WashSaleReport report = report(aLossOf200OnFirstOfJuly().buy("NEW", "2024-07-02", 100, "900.00"));
        assertThat(report.lines()).isEmpty();
        assertThat(report.byLaw()).isEqualTo(report.byCustodians());
        assertThat(report.byLaw().disallowed()).isEqualTo(Money.of("200.00"));
        assertThat(report.year()).isEqualTo(2024);
    }

    @Test
    void a_spouses_purchase_is_on_no_custodians_form() {
        WashSaleReport report =
                report(aLossOf200OnFirstOfJuly().buy(Unit.S, "NEW", "M", "2024-07-02", "100", "900.00"));
        assertThat(lines(report)).containsExactly("T S1 OLD 200.00 0.00 S/NEW*100");
        assertThat(report.byLaw().recognized()).isEqualTo(Money.ZERO);
        assertThat(report.byCustodians().recognized()).isEqualTo(Money.of("-200.00"));
        assertThat(report.permanentlyLost()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_purchase_in_an_ira_is_on_no_custodians_form_and_gone_for_good() {
        WashSaleReport report = report(aLossOf200OnFirstOfJuly().buy(Unit.I, "NEW", "M", "2024-07-02", "40", "360.00"));
        assertThat(lines(report)).containsExactly("T S1 OLD 80.00 0.00 I/NEW*40");
        assertThat(report.permanentlyLost()).isEqualTo(Money.of("80.00"));
    }

    @Test
    void a_purchase_of_an_identical_security_is_on_no_custodians_form() {
        WashSaleReport report = report(
                aLossOf200OnFirstOfJuly().identical("M", "N").buy(Unit.T, "NEW", "N", "2024-07-02", "100", "900.00"));
        assertThat(lines(report)).containsExactly("T S1 OLD 200.00 0.00 T/NEW*100");
    }

    @Test
    void a_loss_replaced_here_and_elsewhere_shows_both_figures() {
        WashSaleReport report = report(aLossOf200OnFirstOfJuly()
                .buy(Unit.S, "FIRST", "M", "2024-07-02", "30", "270.00")
                .buy("SECOND", "2024-07-03", 100, "900.00"));
        // The law has 30 shares replaced at the spouse's and 70 here, the custodian all 100 here.
        assertThat(lines(report)).containsExactly("T S1 OLD 200.00 200.00 S/FIRST*30");
    }

    @Test
    void a_later_sale_of_shares_that_carry_a_loss_from_elsewhere_is_named_too() {
        WashSaleReport report = report(aLossOf200OnFirstOfJuly()
                .buy(Unit.S, "NEW", "M", "2024-07-02", "100", "900.00")
                .sell(Unit.S, "S2", "M", "2024-12-02", "1500.00", "NEW*100"));
        assertThat(lines(report)).containsExactly("T S1 OLD 200.00 0.00 S/NEW*100", "S S2 NEW 0.00 0.00");
        WashSaleReport.Line later = report.lines().get(1);
        assertThat(later.byLaw()).isEqualTo(new YearFigures(Money.ZERO, Money.of("400.00"), Money.ZERO, Money.ZERO));
        assertThat(later.byCustodian())
                .isEqualTo(new YearFigures(Money.of("600.00"), Money.ZERO, Money.ZERO, Money.ZERO));
        assertThat(report.byLaw().recognized()).isEqualTo(Money.of("400.00"));
        assertThat(report.byCustodians().recognized()).isEqualTo(Money.of("400.00"));
    }

    @Test
    void parts_of_one_lot_are_one_line() {
        WashSaleReport report = report(aLossOf200OnFirstOfJuly()
                .buy(Unit.S, "NEW", "M", "2024-07-02", "150", "1350.00")
                .sell(Unit.S, "S2", "M", "2024-12-02", "2250.00", "NEW*150"));
        WashSaleReport.Line later = report.lines().get(1);
        assertThat(later.quantity()).isEqualTo(Quantity.of("150"));
        assertThat(later.proceeds()).isEqualTo(Money.of("2250.00"));
        assertThat(later.byLaw().gain()).isEqualTo(Money.of("700.00"));
        assertThat(later.byLaw().shortTermGain()).isEqualTo(Money.of("300.00"));
    }

    @Test
    void other_years_are_other_reports() {
        Unit unit = aLossOf200OnFirstOfJuly().buy(Unit.S, "NEW", "M", "2024-07-02", "100", "900.00");
        assertThat(WashSaleReport.of(unit.ledger(), 2023).lines()).isEmpty();
        assertThat(WashSaleReport.of(unit.ledger(), 2025).byLaw()).isEqualTo(YearFigures.NOTHING);
    }

    @Test
    void a_loss_of_december_replaced_in_january_belongs_to_december() {
        Unit unit = new Unit()
                .buy("OLD", "2023-01-03", 100, "1000.00")
                .sell("S1", "2023-12-15", "800.00", "OLD*100")
                .buy(TransactionKind.AUTO_INVEST, "AUTO", "2024-01-14", 10, "80.00")
                .buy(Unit.I, "NEW", "M", "2024-01-14", "10", "80.00");
        assertThat(WashSaleReport.of(unit.ledger(), 2024).lines()).isEmpty();
        assertThat(lines(WashSaleReport.of(unit.ledger(), 2023))).containsExactly("T S1 OLD 40.00 20.00 I/NEW*10");
    }

    @Test
    void a_ledger_that_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> report(aLossOf200OnFirstOfJuly().sell("S2", "2024-07-02", "1.00", "OLD*1")))
                .isInstanceOf(LedgerRefusedException.class);
    }

    @Property
    void the_law_and_the_forms_differ_by_the_lines_alone(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.whole(seed, size);
        WashSaleReport report = WashSaleReport.of(ledger, 2023);
        YearFigures law = YearFigures.NOTHING;
        YearFigures custodians = YearFigures.NOTHING;
        for (WashSaleReport.Line line : report.lines()) {
            law = law.plus(line.byLaw());
            custodians = custodians.plus(line.byCustodian());
        }
        assertThat(report.byLaw().recognized().minus(report.byCustodians().recognized()))
                .isEqualTo(law.recognized().minus(custodians.recognized()));
        AdjustedLedger adjusted = WashSales.adjust(ledger);
        assertThat(report.byLaw().recognized())
                .isEqualTo(adjusted.recognized(2023, Term.SHORT).plus(adjusted.recognized(2023, Term.LONG)));
    }
}
