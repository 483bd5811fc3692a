package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.rebalance.TransitionPlan;
import io.evenkeel.rebalance.TransitionStep;
import io.evenkeel.workflow.OptimizerKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frontiers and plans under the project's own rules. */
class FrontierCallTest {

    private static final String EXAMPLE = Requests.contract("frontier.json");

    private static final PreviewController frontier =
            new PreviewController(ProjectRules.rulebook(), OptimizerKind.STRUCTURED);

    private static FrontierAnswer.AccountWay account(String request) {
        return frontier.frontier(Requests.json(request), null).accounts().get(0);
    }

    private static TransitionPlan plan(String request) {
        return Objects.requireNonNull(account(request).plan(), "a plan");
    }

    @Test
    void the_example_is_answered_with_its_points_and_a_plan_within_its_limits() {
        FrontierAnswer.AccountWay account = account(EXAMPLE);

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(account.points()).hasSizeGreaterThan(8);
        TransitionPlan plan = plan(EXAMPLE);
        assertThat(plan.steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.tax()).isLessThanOrEqualTo(Money.of("4100.00"));
            assertThat(step.turnover()).isLessThanOrEqualTo(Weight.of("0.80"));
        });
        TransitionStep last = plan.steps().get(plan.steps().size() - 1);
        assertThat(last.trackingError()).isLessThanOrEqualTo(Weight.of("0.01"));
    }

    /** 17,205 of long-term gain at 23.8%, and 7,600 more from September. */
    @Test
    void without_limits_short_term_gains_wait() {
        String request = Requests.with(
                EXAMPLE,
                "\"taxBudget\": \"4100.00\", \"turnover\": \"0.80\", \"trackingError\": \"0.01\"",
                "\"taxBudget\": null");

        assertThat(plan(request).steps())
                .extracting(step -> step.tax().toString())
                .containsExactly("4094.79", "1808.80");
    }

    @ParameterizedTest(name = "{0} instead of {1}: {3}")
    @CsvSource({
        "-1.00, 4100.00, /taxBudget, must not be negative",
        "a lot, 4100.00, /taxBudget, a lot",
        "-0.1, 0.80, /turnover, must not be negative",
        "1%, 0.01, /trackingError, 1%",
    })
    void a_wrong_limit_is_refused_with_its_place(String wrong, String right, String place, String words) {
        String request = Requests.with(EXAMPLE, "\"%s\"".formatted(right), "\"%s\"".formatted(wrong));

        refused(request, place, words);
    }

    @Test
    void a_tracking_error_cannot_be_wanted_without_a_risk_model() {
        refused(
                Requests.with(EXAMPLE, "\"riskModel\": {", "\"riskModel\": null, \"unknown\": {"),
                "/trackingError",
                "riskModel");
    }

    private static void refused(String request, String place, String words) {
        Problem problem = Objects.requireNonNull(
                catchThrowableOfType(Problem.class, () -> frontier.frontier(Requests.json(request), null)));

        assertThat(problem.faults()).anySatisfy(fault -> {
            assertThat(fault.id()).isEqualTo(place);
            assertThat(fault.message()).contains(words);
        });
    }

    @Test
    void an_account_that_is_held_has_its_reasons_in_place_of_points() {
        FrontierAnswer.AccountWay account = account(Requests.with(EXAMPLE, "\"costPerShare\": \"72.25\", ", ""));

        assertThat(account.outcome()).isEqualTo(Outcome.HELD);
        assertThat(account.points()).isEmpty();
        assertThat(account.plan()).isNull();
        assertThat(account.exceptions()).isNotEmpty();
    }
}
