package io.evenkeel.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Registration;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every legacy account, whatever its lots gained and however long they were held. */
class TransitionPropertiesTest {

    private static LegacyHousehold drawn(long seed) {
        Random random = new Random(seed);
        LegacyHousehold household = new LegacyHousehold();
        int lots = 1 + random.nextInt(6);
        for (int lot = 1; lot <= lots; lot++) {
            int shares = 20 + random.nextInt(400);
            long basis = Math.round(shares * 100 * (0.4 + 0.8 * random.nextDouble()));
            household.lot(
                    "L" + lot,
                    Integer.toString(shares),
                    Long.toString(basis),
                    LegacyHousehold.TODAY.minusDays(40 + random.nextInt(700)).toString());
        }
        return household.account("A-1", Registration.TAXABLE);
    }

    private static TransitionPlan plan(Transition transition) {
        return Objects.requireNonNull(transition.plan(), "a plan");
    }

    @Property(tries = 40)
    void along_the_frontier_tax_rises_as_the_distance_falls(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        TransitionFrontier frontier = Objects.requireNonNull(
                drawn(seed).transitions(TransitionLimits.NONE).get(0).frontier(), "a frontier");

        List<TransitionPoint> points = frontier.points();
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).tax()).isGreaterThan(points.get(i - 1).tax());
            assertThat(points.get(i).drift()).isLessThan(points.get(i - 1).drift());
            assertThat(points.get(i).shareOfTheWay())
                    .isGreaterThanOrEqualTo(points.get(i - 1).shareOfTheWay());
        }
        assertThat(frontier.allTheWay().shareOfTheWay()).isEqualTo(Weight.ONE);
    }

    @Property(tries = 25)
    void no_year_of_a_plan_exceeds_its_tax_budget(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 0, max = 6000) int dollars) {
        Money budget = Money.ofDollars(dollars);
        TransitionPlan plan = plan(drawn(seed)
                .transitions(new TransitionLimits(Optional.of(budget), Optional.empty(), Optional.empty()))
                .get(0));

        Map<Integer, Money> years = new TreeMap<>();
        plan.steps().forEach(step -> years.merge(step.date().getYear(), step.tax(), Money::plus));
        assertThat(years.values()).allSatisfy(tax -> assertThat(tax).isLessThanOrEqualTo(budget));
    }

    @Property(tries = 25)
    void no_year_of_a_plan_turns_over_more_than_its_limit(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 5, max = 100) int percent) {
        Weight limit = Weight.rounded(BigDecimal.valueOf(percent, 2), RoundingMode.UNNECESSARY);
        TransitionPlan plan = plan(drawn(seed)
                .transitions(new TransitionLimits(Optional.empty(), Optional.of(limit), Optional.empty()))
                .get(0));

        Map<Integer, Weight> years = new TreeMap<>();
        plan.steps().forEach(step -> years.merge(step.date().getYear(), step.turnover(), Weight::plus));
        assertThat(years.values()).allSatisfy(turnover -> assertThat(turnover).isLessThanOrEqualTo(limit));
    }

    @Property(tries = 25)
    void a_plan_without_limits_goes_the_whole_way_within_a_year_and_never_dearer_than_at_once(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Transition transition = drawn(seed).transitions(TransitionLimits.NONE).get(0);
        TransitionPlan plan = plan(transition);

        Weight whole = plan.steps().stream().map(TransitionStep::share).reduce(plan.left(), Weight::plus);
        assertThat(whole).isEqualTo(Weight.ONE);
        assertThat(plan.left()).isLessThan(PlanSentence.CRUMB);
        assertThat(plan.steps())
                .allSatisfy(step -> assertThat(step.date()).isBefore(LegacyHousehold.TODAY.plusDays(370)));
        assertThat(plan.waitingSaves()).isGreaterThanOrEqualTo(Money.ZERO);
        boolean waits = plan.steps().stream().anyMatch(step -> step.date().isAfter(LegacyHousehold.TODAY));
        assertThat(plan.waitingSaves().isPositive()).isEqualTo(waits);
    }

    @Property(tries = 10)
    void the_same_household_has_the_same_transition(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        assertThat(drawn(seed).transitions(TransitionLimits.NONE))
                .isEqualTo(drawn(seed).transitions(TransitionLimits.NONE));
    }
}
