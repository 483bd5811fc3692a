package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OjalgoReferenceTest {

    private static final int ACCOUNTS = 4;

    private final Optimizer reference = new OjalgoReference();

    @ParameterizedTest
    @EnumSource
    void its_proposals_keep_every_limit_and_cost_what_they_say(AccountKind kind) {
        for (int names : new int[] {10, 40}) {
            for (int seed = 0; seed < ACCOUNTS; seed++) {
                Problem problem = DrawnAccount.whole(kind, names, seed);
                Solution.Solved solved = (Solution.Solved) reference.solve(problem);
                Recomputed recomputed = Recomputed.of(problem, solved);

                assertThat(recomputed.faults()).isEmpty();
                assertThat(solved.objective()).isCloseTo(recomputed.objective(), within(0.01));
                assertThat(solved.bound()).isLessThanOrEqualTo(solved.objective());
            }
        }
    }

    @Test
    void its_bound_is_below_every_combination_of_shares_and_its_trades_are_above_the_best() {
        List<String> faults = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            Problem problem = TinyAccount.draw(seed);
            double best = EveryTrade.lowestCost(problem);
            if (reference.solve(problem) instanceof Solution.Solved solved) {
                if (solved.bound() > best + 1e-4 * problem.value()) {
                    faults.add("%d: bound %s above the best %s".formatted(seed, solved.bound(), best));
                }
                if (Recomputed.of(problem, solved).objective() < best - 1e-3) {
                    faults.add("%d: %s below the best %s".formatted(seed, solved.objective(), best));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void at_the_optimum_the_tangent_proves_it_and_elsewhere_it_stays_below(AccountKind kind) {
        SplittableRandom random = new SplittableRandom(5);
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Problem problem = DrawnAccount.convex(kind, 30, seed);
            boolean[] all = new boolean[30];
            Arrays.fill(all, true);
            FlatProblem flat = FlatProblem.of(problem, all, all, YearSigns.FLAT);
            double[] optimum = OjalgoSolver.solve(flat).trades();
            double least = flat.objective(optimum);

            assertThat(LinearBound.at(flat, optimum)).isCloseTo(least, within(2e-5));
            for (int point = 0; point < 20; point++) {
                double[] anywhere = optimum.clone();
                for (int v = 0; v < anywhere.length; v++) {
                    anywhere[v] += 0.2 * random.nextDouble() * (flat.cap()[v] - anywhere[v]) * random.nextInt(2);
                }
                assertThat(LinearBound.at(flat, anywhere)).isLessThanOrEqualTo(least + 1e-9);
            }
        }
    }

    @Test
    void the_signs_of_a_year_make_its_tax_linear_and_meet_at_their_borders() {
        TaxYear year = new TaxYear(-2_000, 5_000, 0.408, 0.238, 0.37, 0.1, 3_000, true);
        double[][] results = {{3_000, 1_000}, {4_000, -6_000}, {-1_000, 500}, {1_000, -5_000}, {-9_000, -4_000}};
        for (double[] gains : results) {
            double shortNet = year.shortBefore() + gains[0];
            double longNet = year.longBefore() + gains[1];
            YearSigns signs = signs(shortNet, longNet, year.lossLimit());
            double linear =
                    signs.fixedTax(year) + signs.rate(year, false) * gains[0] + signs.rate(year, true) * gains[1];

            assertThat(linear)
                    .as("%s of %s, %s", signs, shortNet, longNet)
                    .isCloseTo(year.taxAdded(gains[0], gains[1]), within(1e-9));
        }
    }

    private static YearSigns signs(double shortNet, double longNet, double limit) {
        double total = shortNet + longNet;
        if (total <= 0) {
            return total >= -limit ? YearSigns.LOSS_WITHIN_LIMIT : YearSigns.LOSS_BEYOND_LIMIT;
        }
        if (longNet < 0) {
            return YearSigns.SHORT_GAIN_BEYOND_LONG_LOSS;
        }
        return shortNet < 0 ? YearSigns.LONG_GAIN_BEYOND_SHORT_LOSS : YearSigns.BOTH_GAINS;
    }

    @Test
    void limits_that_contradict_each_other_are_not_solved() {
        Problem sound = DrawnAccount.whole(AccountKind.DRIFT, 10, 1);
        Problem contradictory = new Problem(
                sound.value(),
                sound.cash(),
                2 * sound.value(),
                Double.POSITIVE_INFINITY,
                sound.taxYear(),
                sound.gainBudget(),
                sound.taxBudget(),
                sound.purchaseLimit(),
                0,
                sound.assets(),
                sound.groups(),
                sound.exposures(),
                sound.specific(),
                sound.riskAversion(),
                sound.minimumTrade(),
                sound.tradeLimit());

        assertThat(reference.solve(contradictory)).isInstanceOf(Solution.Infeasible.class);
    }
}
