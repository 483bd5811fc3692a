package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsAndHarvestTest {

    private static final LocalDate JULY = LocalDate.parse("2024-07-01");
    private static final YearRates RATES = YearRates.of(Rate.of("0.40"), Rate.of("0.20"), Money.of("3000"));

    @ParameterizedTest(name = "pro rata {0} on {1}, {2} used: {3} left")
    @CsvSource({
        "false, 2024-01-01, 0,      3660.00",
        "false, 2024-12-31, 3660,   0.00",
        "false, 2024-12-31, 3661,   0.00",
        "false, 2024-12-31, -500,   4160.00",
        "true,  2024-01-01, 0,      10.00",
        "true,  2024-12-30, 0,      3650.00",
        "true,  2024-12-31, 1000,   2660.00",
        "true,  2023-07-01, 0,      1820.00"
    })
    void a_yearly_budget_leaves(boolean proRata, LocalDate day, String used, String left) {
        Money limit = Money.ofDollars(10L * day.lengthOfYear());
        assertThat(new YearlyBudget(limit, proRata).left(day, Money.of(used))).isEqualTo(Money.of(left));
    }

    @Test
    void a_negative_budget_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new YearlyBudget(Money.of("-0.01"), false))
                .withMessageContaining("-0.01");
        assertThat(new YearlyBudget(Money.ZERO, false).left(JULY, Money.ZERO)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_request_within_both_budgets_is_met() {
        BudgetedRequest request = YearlyBudget.meet(Money.of("500"), Money.of("500"), Money.of("900"));
        assertThat(request.isMet()).isTrue();
        assertThat(request.refused()).isEqualTo(Money.ZERO);
        assertThat(request.sentence()).isEqualTo("All of $500.00 is within the budget");
    }

    @Test
    void a_request_that_cannot_be_met_is_met_as_far_as_it_can_be_and_says_so() {
        assertThat(YearlyBudget.meet(Money.of("500.01"), Money.of("500"), Money.of("900"))
                        .sentence())
                .isEqualTo("Of $500.01 wanted, $500.00 fits the account's budget; $0.01 does not");
        BudgetedRequest byUnit = YearlyBudget.meet(Money.of("500"), Money.of("500"), Money.of("200"));
        assertThat(byUnit.sentence())
                .isEqualTo("Of $500.00 wanted, $200.00 fits the tax unit's budget; $300.00 does not");
        assertThat(byUnit.isMet()).isFalse();
        assertThat(YearlyBudget.meet(Money.of("500"), Money.of("200"), Money.of("200"))
                        .sentence())
                .isEqualTo("Of $500.00 wanted, $200.00 fits the account's budget; $300.00 does not");
        assertThat(YearlyBudget.meet(Money.of("5"), Money.of("-1"), Money.ZERO).granted())
                .isEqualTo(Money.ZERO);
    }

    private static HarvestThresholds thresholds(@Nullable String preserveUntil) {
        return new HarvestThresholds(
                Money.of("100"),
                Weight.of("0.05"),
                Money.of("10"),
                Money.of("60"),
                30,
                14,
                preserveUntil == null ? null : LocalDate.parse(preserveUntil));
    }

    private static HarvestCandidate candidate(String id, String basis, String acquired, String cost, LocalDate day) {
        TaxLot lot = new TaxLot(
                new LotId(id), new SecurityId("M"), Quantity.of("10"), Money.of(basis), LocalDate.parse(acquired));
        return new HarvestCandidate(LotTax.of(lot, Price.of("100"), day, RATES), Money.ZERO, Money.of(cost));
    }

    @ParameterizedTest(name = "on {0}, bought {1} for {2}, at a cost of {3}: {4}")
    @CsvSource({
        // The loss itself.
        "2024-07-01, 2024-03-01, 1100.00, 0, true",
        "2024-07-01, 2024-03-01, 1099.99, 0, false",
        "2024-07-01, 2024-03-01, 999.99, 0, false",
        // What it saves, 40%, against cost and hurdle.
        "2024-07-01, 2024-03-01, 1100.00, 30.00, true",
        "2024-07-01, 2024-03-01, 1100.00, 30.01, false",
        // Within 14 days of long-term.
        "2024-07-01, 2023-07-14, 1060.00, 0, true",
        "2024-07-01, 2023-07-14, 1059.99, 0, false",
        "2024-07-01, 2023-07-15, 1060.00, 0, false",
        // Long-term already: nothing hurries.
        "2024-07-01, 2023-06-01, 1060.00, 0, false",
        // Within 30 days of the year's end.
        "2024-12-01, 2024-03-01, 1060.00, 0, true",
        "2024-11-30, 2024-03-01, 1060.00, 0, false"
    })
    void a_loss_is_taken_from_its_thresholds_on(
            LocalDate day, String acquired, String basis, String cost, boolean taken) {
        Harvest harvest =
                Harvest.worthwhile(List.of(candidate("L", basis, acquired, cost, day)), thresholds(null), day);
        assertThat(!harvest.chosen().isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest(name = "a loss of {0} on a basis of {1}: {2}")
    @CsvSource({"500.00, 10000.00, true", "499.99, 10000.00, false"})
    void a_loss_is_measured_against_the_basis(String loss, String basis, boolean taken) {
        TaxLot lot = new TaxLot(
                new LotId("L"), new SecurityId("M"), Quantity.of("1"), Money.of(basis), LocalDate.parse("2024-03-01"));
        Price price = Price.of(Money.of(basis).minus(Money.of(loss)).toString());
        HarvestCandidate candidate = new HarvestCandidate(LotTax.of(lot, price, JULY, RATES), Money.ZERO, Money.ZERO);
        assertThat(Harvest.worthwhile(List.of(candidate), thresholds(null), JULY)
                        .chosen()
                        .isEmpty())
                .isEqualTo(!taken);
    }

    @ParameterizedTest(name = "preserved until {0}: {1}")
    @CsvSource({"2024-07-02, 0", "2024-07-01, 1", "2024-06-30, 1"})
    void losses_are_preserved_until_the_day(String until, int taken) {
        assertThat(Harvest.worthwhile(
                                List.of(candidate("L", "1200.00", "2024-03-01", "0", JULY)), thresholds(until), JULY)
                        .chosen())
                .hasSize(taken);
    }

    @Test
    void a_lot_that_would_be_washed_in_part_is_left() {
        HarvestCandidate free = candidate("L", "1200.00", "2024-03-01", "0", JULY);
        HarvestCandidate washed = new HarvestCandidate(free.tax(), Money.of("0.01"), Money.ZERO);
        assertThat(Harvest.worthwhile(List.of(washed), thresholds(null), JULY).chosen())
                .isEmpty();
        assertThat(Harvest.forced(List.of(washed), Money.of("1")).chosen()).isEmpty();
        assertThat(washed.usableLoss()).isEqualTo(Money.of("199.99"));
    }

    @Test
    void the_lot_that_saves_the_most_for_its_cost_comes_first() {
        assertThat(Harvest.worthwhile(
                                List.of(
                                        candidate("B", "1300.00", "2024-03-01", "50.00", JULY),
                                        candidate("A", "1250.00", "2024-03-01", "0", JULY),
                                        candidate("D", "1200.00", "2024-03-01", "0", JULY),
                                        candidate("C", "1200.00", "2024-03-01", "0", JULY)),
                                thresholds(null),
                                JULY)
                        .chosen())
                .extracting(each -> each.tax().lot().id().value())
                .containsExactly("A", "C", "D", "B");
    }

    @Test
    void a_forced_harvest_takes_as_many_lots_as_it_needs_and_says_what_is_missing() {
        List<HarvestCandidate> candidates = List.of(
                candidate("A", "1200.00", "2024-03-01", "0", JULY),
                candidate("B", "1100.00", "2024-03-01", "0", JULY),
                candidate("GAIN", "900.00", "2024-03-01", "0", JULY));
        Harvest some = Harvest.forced(candidates, Money.of("200"));
        assertThat(some.chosen()).hasSize(1);
        assertThat(some.shortfall()).isEqualTo(Money.ZERO);
        assertThat(Harvest.forced(candidates, Money.of("200.01")).chosen()).hasSize(2);
        Harvest all = Harvest.forced(candidates, Money.of("350"));
        assertThat(all.chosen()).hasSize(2);
        assertThat(all.usableLoss()).isEqualTo(Money.of("300.00"));
        assertThat(all.shortfall()).isEqualTo(Money.of("50.00"));
    }

    @Test
    void an_urgent_threshold_above_the_usual_one_is_refused() {
        assertThat(new HarvestThresholds(Money.of("1"), Weight.ZERO, Money.ZERO, Money.of("1"), 0, 0, null)
                        .urgentLoss())
                .isEqualTo(Money.of("1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new HarvestThresholds(Money.of("1"), Weight.ZERO, Money.ZERO, Money.of("1.01"), 0, 0, null))
                .withMessageContaining("1.01");
    }

    private static final SecurityId M = new SecurityId("M");
    private static final List<SecurityId> RANKED =
            List.of(new SecurityId("N"), new SecurityId("O"), new SecurityId("P"));

    @Test
    void a_harvested_security_is_replaced_by_its_first_substitute() {
        assertThat(HarvestReplacement.of(M, RANKED, WashWindows.of(new Unit().ledger(), JULY)))
                .contains(new SecurityId("N"));
        assertThat(HarvestReplacement.of(M, List.of(), WashWindows.of(new Unit().ledger(), JULY)))
                .isEmpty();
    }

    @Test
    void a_harvested_security_is_never_replaced_by_anything_identical() {
        WashWindows windows = WashWindows.of(new Unit().identical("M", "N").ledger(), JULY);
        assertThat(HarvestReplacement.of(M, RANKED, windows)).contains(new SecurityId("O"));
        assertThat(HarvestReplacement.of(M, List.of(M, new SecurityId("N")), windows))
                .isEmpty();
    }

    @ParameterizedTest(name = "N was sold at a loss on {0}: {1} takes the place of M")
    @CsvSource({"2024-05-31, N", "2024-06-01, O"})
    void a_substitute_whose_purchase_would_wash_another_loss_is_passed_over(String sold, String replacement) {
        WashWindows windows = WashWindows.of(
                new Unit()
                        .buy(Unit.S, "B1", "N", "2023-01-03", "1", "100.00")
                        .sell(Unit.S, "S1", "N", sold, "80.00", "B1*1")
                        .ledger(),
                JULY);
        assertThat(HarvestReplacement.of(M, RANKED, windows)).contains(new SecurityId(replacement));
    }
}
