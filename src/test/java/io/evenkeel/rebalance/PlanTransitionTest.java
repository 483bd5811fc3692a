package io.evenkeel.rebalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.account.Registration;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The account of most of these tests holds 620 shares at $100 with a long-term gain of $20,500, which costs $4,100 of tax,
 * and 380 shares with a gain of $7,600 that is short-term until 2026-09-16: $3,040 today, $1,520 then.
 */
class PlanTransitionTest {

    private static LegacyHousehold legacy() {
        return lots(new LegacyHousehold());
    }

    private static LegacyHousehold lots(LegacyHousehold household) {
        return household.lot("L1", "620", "41500.00", "2021-02-03").lot("L2", "380", "30400.00", "2025-09-15");
    }

    private static TransitionLimits taxBudget(String amount) {
        return new TransitionLimits(Optional.of(Money.of(amount)), Optional.empty(), Optional.empty());
    }

    private static TransitionLimits turnover(String part) {
        return new TransitionLimits(Optional.empty(), Optional.of(Weight.of(part)), Optional.empty());
    }

    private static TransitionLimits trackingError(String wanted) {
        return new TransitionLimits(Optional.empty(), Optional.empty(), Optional.of(Weight.of(wanted)));
    }

    private static TransitionPlan plan(LegacyHousehold household, TransitionLimits limits) {
        return plan(transition(household, limits));
    }

    private static Transition transition(LegacyHousehold household, TransitionLimits limits) {
        return household
                .account("A-1", Registration.TAXABLE)
                .transitions(limits)
                .get(0);
    }

    private static TransitionPlan plan(Transition transition) {
        return Objects.requireNonNull(transition.plan(), "a plan");
    }

    private static TransitionFrontier frontier(LegacyHousehold household) {
        return Objects.requireNonNull(
                transition(household, TransitionLimits.NONE).frontier(), "a frontier");
    }

    /** One factor, to which OLD is exposed most; OLD has most of the risk of its own. */
    private static RiskModel riskModel() {
        return new RiskModel(
                List.of("MARKET"),
                Map.of(
                        new SecurityId("OLD"), new double[] {1.3},
                        new SecurityId("VTI"), new double[] {1.0},
                        new SecurityId("BND"), new double[] {0.1}),
                new double[][] {{0.0256}},
                Map.of(new SecurityId("OLD"), 0.04, new SecurityId("VTI"), 0.0001, new SecurityId("BND"), 0.0004));
    }

    @Test
    void short_term_gains_wait_until_they_are_long_term() {
        TransitionPlan plan = plan(legacy(), TransitionLimits.NONE);

        assertThat(plan.sentence())
                .isEqualTo(
                        "62% now for $4,100 tax; the rest as lots turn long-term in September 2026, for $1,520 tax.");
        assertThat(plan.steps())
                .extracting(TransitionStep::date, TransitionStep::reason, TransitionStep::tax)
                .containsExactly(
                        tuple(LegacyHousehold.TODAY, "Today", Money.of("4100.00")),
                        tuple(LocalDate.parse("2026-09-16"), "Lot L2 is long-term", Money.of("1520.00")));
        assertThat(plan.tax()).isEqualTo(Money.of("5620.00"));
        assertThat(plan.waitingSaves()).isEqualTo(Money.of("1520.00"));
    }

    @Test
    void an_account_with_nothing_but_short_term_gains_waits_as_a_whole() {
        TransitionPlan plan =
                plan(new LegacyHousehold().lot("L1", "300", "18600.00", "2026-01-17"), TransitionLimits.NONE);

        // 11,400 at 20%; today it would be 40%.
        assertThat(plan.sentence())
                .isEqualTo("Nothing now; all of the way as lots turn long-term in January 2027, for $2,280 tax.");
        assertThat(plan.waitingSaves()).isEqualTo(Money.of("2280.00"));
    }

    @Test
    void a_gain_that_costs_no_tax_does_not_wait() {
        TransitionPlan plan = plan(legacy().carriedLoss("100000.00"), TransitionLimits.NONE);

        assertThat(plan.sentence()).startsWith("All the way now");
        assertThat(plan.steps()).hasSize(1);
    }

    @Test
    void a_tax_budget_is_spent_year_by_year_and_never_exceeded() {
        TransitionPlan plan = plan(legacy(), taxBudget("2000.00"));

        assertThat(plan.sentence())
                .matches("\\d\\d% now for \\$(1,9\\d\\d|2,000) tax; the rest with new years' budgets by January 2028,"
                        + " for \\$3,\\d\\d\\d tax\\.");
        assertThat(plan.steps())
                .extracting(TransitionStep::date)
                .containsExactly(LegacyHousehold.TODAY, LocalDate.parse("2027-01-04"), LocalDate.parse("2028-01-03"));
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.tax()).isLessThanOrEqualTo(Money.of("2000.00")));
        assertThat(gains(plan)).isEqualTo(Money.of("28100.00"));
    }

    private static Money gains(TransitionPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.trades().stream())
                .flatMap(trade -> trade.lots().stream())
                .map(LotSale::gain)
                .reduce(Money.ZERO, Money::plus);
    }

    /** The lot with $20 of gain a share goes before the one with $33. */
    @Test
    void a_budget_goes_first_to_the_shares_that_gained_least() {
        TransitionPlan plan = plan(
                new LegacyHousehold()
                        .lot("DEAR", "500", "33465.00", "2021-02-03")
                        .lot("CHEAP", "500", "40000.00", "2021-02-03"),
                taxBudget("1000.00"));

        assertThat(plan.steps().get(0).trades())
                .flatExtracting(trade -> trade.lots())
                .extracting(lot -> lot.lot().value())
                .containsExactly("CHEAP");
    }

    @Test
    void without_a_budget_for_tax_nothing_that_gained_is_sold() {
        TransitionPlan plan = plan(legacy(), taxBudget("0.00"));

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.left()).isEqualTo(Weight.ONE);
        assertThat(plan.sentence()).isEqualTo("Nothing is done: the yearly limits do not go further within 5 years.");
    }

    @Test
    void a_turnover_limit_spreads_the_way_over_the_years() {
        TransitionPlan plan = plan(legacy(), turnover("0.25"));

        assertThat(plan.steps()).extracting(step -> step.date().getYear()).containsExactly(2026, 2027, 2028, 2029);
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.turnover()).isLessThanOrEqualTo(Weight.of("0.25")));
    }

    /** What is sold beyond what may be bought would pay tax for cash. */
    @Test
    void under_a_turnover_limit_nothing_is_sold_to_stay_in_cash() {
        TransitionPlan plan = plan(legacy(), turnover("0.25"));

        Money sold = plan.steps().get(0).trades().stream()
                .filter(trade -> !trade.lots().isEmpty())
                .map(trade -> trade.amount())
                .reduce(Money.ZERO, Money::plus);
        assertThat(sold).isBetween(Money.of("25000.00"), Money.of("26100.00"));
    }

    @Test
    void a_wanted_tracking_error_is_reached_at_the_least_tax_and_no_more_is_done() {
        TransitionPlan plan = plan(legacy().riskModel(riskModel()), trackingError("0.05"));

        assertThat(plan.steps()).singleElement().satisfies(step -> assertThat(step.trackingError())
                .isBetween(Weight.of("0.0495"), Weight.of("0.05")));
        assertThat(plan.sentence()).endsWith("is left: the tracking error wanted is reached.");
    }

    @Test
    void an_account_that_is_near_enough_is_left_alone() {
        TransitionPlan plan = plan(legacy().riskModel(riskModel()), trackingError("0.30"));

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.sentence()).isEqualTo("Nothing is done: the tracking error wanted is reached.");
    }

    @Test
    void shares_that_are_locked_are_no_part_of_the_way() {
        Restriction lock = new Restriction(
                RestrictionType.LOCK_QUANTITY,
                new SecurityId("OLD"),
                Quantity.of("400"),
                null,
                null,
                null,
                "founder's stock",
                null);

        TransitionPlan plan = plan(legacy().restricted(lock), TransitionLimits.NONE);

        Quantity sold = plan.steps().stream()
                .flatMap(step -> step.trades().stream())
                .flatMap(trade -> trade.lots().stream())
                .map(lot -> lot.quantity())
                .reduce(Quantity.ZERO, Quantity::plus);
        assertThat(sold).isEqualTo(Quantity.of("600"));
    }

    @Test
    void an_account_that_pays_no_tax_goes_all_the_way_today() {
        List<Transition> transitions =
                legacy().account("A-1", Registration.ROTH_IRA).transitions(taxBudget("0.00"));

        assertThat(plan(transitions.get(0)).sentence()).isEqualTo("All the way now for no tax.");
    }

    @Test
    void the_accounts_of_a_household_share_one_tax_budget() {
        LegacyHousehold household = legacy().account("A-1", Registration.TAXABLE);
        List<Transition> transitions =
                lots(household).account("A-2", Registration.TAXABLE).transitions(taxBudget("5000.00"));

        Money today = transitions.stream()
                .flatMap(transition -> plan(transition).steps().stream())
                .filter(step -> step.date().equals(LegacyHousehold.TODAY))
                .map(TransitionStep::tax)
                .reduce(Money.ZERO, Money::plus);
        assertThat(today).isBetween(Money.of("4900.00"), Money.of("5000.00"));
    }

    @Test
    void a_gain_budget_of_the_account_holds_in_every_year_of_the_plan() {
        TransitionPlan plan = plan(legacy().gainBudget("10000.00"), TransitionLimits.NONE);

        // $28,100 of gains at $10,000 a year, at 20%.
        assertThat(plan.steps()).extracting(step -> step.date().getYear()).containsExactly(2026, 2027, 2028);
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.tax()).isLessThanOrEqualTo(Money.of("2000.00")));
    }

    @Test
    void an_account_that_cannot_be_trusted_has_no_way() {
        Transition transition = transition(new LegacyHousehold().lotWithoutBasis("L1", "100"), TransitionLimits.NONE);

        assertThat(transition.outcome()).isEqualTo(Outcome.HELD);
        assertThat(transition.frontier()).isNull();
        assertThat(transition.exceptions()).isNotEmpty();
    }

    @Test
    void the_frontier_ends_at_doing_nothing_and_all_the_way() {
        TransitionFrontier frontier = frontier(legacy());

        assertThat(frontier.points().get(0)).isEqualTo(frontier.doingNothing());
        assertThat(frontier.doingNothing().tax()).isEqualTo(Money.ZERO);
        assertThat(frontier.doingNothing().drift()).isEqualTo(Weight.ONE);
        assertThat(frontier.doingNothing().shareOfTheWay()).isEqualTo(Weight.ZERO);
        // 4,100 + 3,040, and no gain waits.
        assertThat(frontier.allTheWay().tax()).isEqualTo(Money.of("7140.00"));
        assertThat(frontier.allTheWay().shareOfTheWay()).isEqualTo(Weight.ONE);
    }

    /** A lot below cost is worth selling whatever the risk, so doing nothing is no choice. */
    @Test
    void doing_nothing_is_no_point_where_a_loss_can_be_taken() {
        TransitionFrontier frontier = frontier(new LegacyHousehold().lot("L1", "1000", "130000.00", "2021-02-03"));

        assertThat(frontier.points()).doesNotContain(frontier.doingNothing());
        assertThat(frontier.allTheWay().tax().isNegative()).isTrue();
    }
}
