package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every proposal, whatever the account; everything recomputed by code that shares nothing with the solver. */
class ProposalPropertiesTest {

    private static final int ACCOUNTS = Integer.getInteger("evenkeel.drawnAccounts", 12);
    private static final int[] NAMES = {10, 60, 150};
    private static final double BASIS_POINT = 1e-4;
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** A limit's easing helps by dollars; rounding to shares may lose this much of the account beside it: a tenth of a basis point. */
    private static final double ROUNDING = 1e-5;

    private final Optimizer optimizer = new LotOptimizer();

    private Solution.Solved solved(Problem problem) {
        return optimizer.solve(problem).fold(solved -> solved, infeasible -> {
            throw new AssertionError(infeasible.conflicts() + " in " + problem.value());
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_limit_is_kept_and_the_objective_and_the_bound_are_what_they_say(AccountKind kind) {
        List<String> faults = new ArrayList<>();
        for (int names : NAMES) {
            for (int seed = 0; seed < ACCOUNTS; seed++) {
                Problem problem = DrawnAccount.whole(kind, names, seed);
                Solution.Solved solved = solved(problem);
                Recomputed recomputed = Recomputed.of(problem, solved);
                String where = names + " names, seed " + seed + ": ";
                recomputed.faults().forEach(fault -> faults.add(where + fault));
                double cents = 0.01 + 1e-9 * problem.value();
                if (Math.abs(recomputed.objective() - solved.objective()) > cents) {
                    faults.add(where + "costs " + recomputed.objective() + ", said " + solved.objective());
                }
                if (solved.bound() > solved.objective() + cents) {
                    faults.add(where + "bound " + solved.bound() + " above " + solved.objective());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whole_shares_cost_hardly_more_than_the_bound(AccountKind kind) {
        for (int names : NAMES) {
            double[] excess = new double[2 * ACCOUNTS + 1];
            for (int seed = 0; seed < excess.length; seed++) {
                Problem problem = DrawnAccount.whole(kind, names, seed);
                Solution.Solved solved = solved(problem);
                excess[seed] = (solved.objective() - solved.bound()) / problem.value();
            }
            Arrays.sort(excess);
            assertThat(excess[ACCOUNTS]).as(names + " names, median").isLessThan(0.05 * BASIS_POINT);
            assertThat(excess[2 * ACCOUNTS]).as(names + " names, largest").isLessThan(10 * BASIS_POINT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lots_in_order_cost_hardly_more_than_the_bound(AccountKind kind) {
        double[] excess = new double[2 * ACCOUNTS + 1];
        for (int seed = 0; seed < excess.length; seed++) {
            Problem problem = DrawnAccount.ordered(kind, 60, seed);
            Solution.Solved solved = solved(problem);
            assertThat(Recomputed.of(problem, solved).faults()).isEmpty();
            excess[seed] = (solved.objective() - solved.bound()) / problem.value();
        }
        Arrays.sort(excess);
        // All lots of all names in a random order of gains: harder than any real account.
        assertThat(excess[ACCOUNTS]).as("median").isLessThan(2 * BASIS_POINT);
        assertThat(excess[2 * ACCOUNTS]).as("largest").isLessThan(100 * BASIS_POINT);
    }

    /** Accounts whose relaxation looks cheapest in a piece of the tax year in which little of it can be placed. */
    @ParameterizedTest
    @CsvSource({"WITHDRAWAL, 10, 59, 6", "TRANSITION, 150, 32, 3", "INFLOW, 150, 21, 2"})
    void lots_in_order_are_sold_in_the_piece_of_the_tax_year_that_bears_it(
            AccountKind kind, int names, int seed, double mostBasisPoints) {
        Problem problem = DrawnAccount.ordered(kind, names, seed);

        Solution.Solved solved = solved(problem);

        double excess = (solved.objective() - solved.bound()) / problem.value();
        assertThat(excess).isLessThan(mostBasisPoints * BASIS_POINT);
    }

    @ParameterizedTest
    @EnumSource
    void standing_still_is_never_better(AccountKind kind) {
        for (int names : NAMES) {
            for (int seed = 0; seed < ACCOUNTS; seed++) {
                Problem problem = DrawnAccount.whole(kind, names, seed);
                Recomputed still = Recomputed.untouched(problem);
                if (still.faults().isEmpty()) {
                    assertThat(solved(problem).objective()).isLessThanOrEqualTo(still.objective() + 1e-6);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_rebalanced_account_is_left_alone(AccountKind kind) {
        List<String> found = new ArrayList<>();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Problem problem = DrawnAccount.whole(kind, 40, seed);
            Solution.Solved first = solved(problem);
            Problem after = Afterwards.of(problem, first);

            Solution.Solved second = solved(after);

            double gained = Recomputed.untouched(after).objective() - second.objective();
            if (gained > 0.01 + ROUNDING * problem.value()) {
                found.add("seed %d: %s dollars of %s".formatted(seed, gained, problem.value()));
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_looser_limit_never_costs(AccountKind kind) {
        List<UnaryOperator<Problem>> easings = List.of(
                problem -> limits(
                        problem,
                        problem.cashFloor() - 500,
                        NONE,
                        problem.gainBudget(),
                        problem.taxBudget(),
                        problem.purchaseLimit()),
                problem -> limits(
                        problem,
                        problem.cashFloor(),
                        problem.cashCeiling(),
                        NONE,
                        problem.taxBudget(),
                        problem.purchaseLimit()),
                problem -> limits(
                        problem,
                        problem.cashFloor(),
                        problem.cashCeiling(),
                        problem.gainBudget(),
                        NONE,
                        problem.purchaseLimit()),
                problem -> limits(
                        problem,
                        problem.cashFloor(),
                        problem.cashCeiling(),
                        problem.gainBudget(),
                        problem.taxBudget(),
                        NONE),
                ProposalPropertiesTest::withoutGroups);
        List<String> dearer = new ArrayList<>();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Problem tight = DrawnAccount.whole(kind, 40, seed);
            Solution.Solved before = solved(tight);
            for (UnaryOperator<Problem> easing : easings) {
                Solution.Solved after = solved(easing.apply(tight));
                assertThat(after.bound()).isLessThanOrEqualTo(before.objective() + 1e-6);
                if (after.objective() > before.objective() + ROUNDING * tight.value()) {
                    dearer.add("seed %d of %s: %s, tighter %s"
                            .formatted(seed, tight.value(), after.objective(), before.objective()));
                }
            }
        }
        assertThat(dearer).isEmpty();
    }

    @Test
    void harvesting_never_yields_less_at_the_same_price_of_risk() {
        for (int seed = 0; seed < 3 * ACCOUNTS; seed++) {
            Problem harvesting = DrawnAccount.whole(AccountKind.HARVEST, 40, seed);
            Solution.Solved with = solved(harvesting);
            Solution.Solved without = solved(withoutLosses(harvesting));

            assertThat(with.objective()).isLessThanOrEqualTo(without.objective() + ROUNDING * harvesting.value());
        }
    }

    @Test
    void the_same_problem_has_the_same_solution_to_the_last_bit_on_any_thread_after_any_other() throws Exception {
        List<Problem> problems = new ArrayList<>();
        for (AccountKind kind : AccountKind.values()) {
            problems.add(DrawnAccount.whole(kind, 60, 5));
            problems.add(DrawnAccount.whole(kind, 9, 5));
        }
        List<String> forwards = new ArrayList<>();
        problems.forEach(problem -> forwards.add(bits(optimizer.solve(problem))));
        List<String> backwards = new ArrayList<>();
        Thread other = new Thread(() -> {
            for (int p = problems.size() - 1; p >= 0; p--) {
                backwards.add(0, bits(new LotOptimizer().solve(problems.get(p))));
                optimizer.solve(problems.get((p * 7 + 3) % problems.size()));
            }
        });
        other.start();
        other.join();

        assertThat(backwards).isEqualTo(forwards);
        for (int p = 0; p < problems.size(); p++) {
            assertThat(bits(optimizer.solve(problems.get(p)))).isEqualTo(forwards.get(p));
        }
    }

    private static String bits(Solution solution) {
        return solution.fold(
                solved -> {
                    StringBuilder bits = new StringBuilder();
                    for (int i = 0; i < solved.bought().length; i++) {
                        bits.append(Double.toHexString(solved.bought()[i])).append(' ');
                        for (double shares : solved.sold()[i]) {
                            bits.append(Double.toHexString(shares)).append(' ');
                        }
                    }
                    return bits.append(Double.toHexString(solved.objective()))
                            .append(' ')
                            .append(Double.toHexString(solved.bound()))
                            .append(solved.prices())
                            .toString();
                },
                Object::toString);
    }

    private static Problem limits(
            Problem problem, double floor, double ceiling, double gains, double tax, double purchases) {
        return ProblemBuilder.from(problem)
                .cashBetween(floor, ceiling)
                .gainBudget(gains)
                .taxBudget(tax)
                .purchaseLimit(purchases)
                .build();
    }

    private static Problem withoutGroups(Problem problem) {
        List<Asset> assets =
                problem.assets().stream().map(AlteredAsset::ungrouped).toList();
        return ProblemBuilder.from(problem).assets(assets).groups(List.of()).build();
    }

    private static Problem withoutLosses(Problem problem) {
        List<Asset> assets = problem.assets().stream()
                .map(asset -> AlteredAsset.trading(
                        asset,
                        asset.buyCap(),
                        asset.sales().stream().filter(sale -> sale.gain() >= 0).toList()))
                .toList();
        return ProblemBuilder.from(problem).assets(assets).build();
    }
}
