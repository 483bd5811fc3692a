package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The conditions of Karush, Kuhn and Tucker at what the method says is the optimum of the convex problem, recomputed from
 * the problem alone. Where its assets and rows are convex they hold at the optimum and nowhere else.
 */
class OptimalityTest {

    private static final int ACCOUNTS = Integer.getInteger("evenkeel.drawnAccounts", 12);
    private static final int[] NAMES = {10, 60, 300};

    /** Of a dollar traded, in dollars: what another dollar could still save. */
    private static final double STATIONARY = 1e-5;

    private static final double FEASIBLE = 1e-9;

    private final ConvexSolve method = new ConvexSolve();

    @ParameterizedTest
    @EnumSource
    void no_trade_can_be_changed_for_the_better_and_a_limit_with_slack_has_no_price(AccountKind kind) {
        for (int names : NAMES) {
            for (int seed = 0; seed < ACCOUNTS; seed++) {
                check(DrawnAccount.convex(kind, names, seed));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_holds_under_stress(Tightness tightness) {
        for (AccountKind kind : AccountKind.values()) {
            for (int seed = 0; seed < ACCOUNTS; seed++) {
                check(DrawnAccount.convex(kind, 60, seed, tightness));
            }
        }
    }

    private void check(Problem problem) {
        double objective = method.solve(problem);
        boolean[] all = new boolean[problem.assets().size()];
        Arrays.fill(all, true);
        FlatProblem flat = FlatProblem.of(problem, all, all, YearSigns.FLAT);
        double[] trades = trades(flat);
        Map<String, Double> prices = prices();

        assertThat(flat.violation(trades)).isLessThan(FEASIBLE);
        assertThat(flat.objective(trades))
                .isCloseTo(objective, org.assertj.core.data.Offset.offset(1e-9 + 1e-8 * Math.abs(objective)));
        complementary(flat, trades, prices);
        stationary(flat, trades, prices);
    }

    private double[] trades(FlatProblem flat) {
        Blocks blocks = method.method().blocks;
        double[] trades = new double[flat.cap().length];
        for (int v = 0; v < trades.length; v++) {
            int i = flat.asset()[v];
            for (int block = blocks.first[i]; block < blocks.first[i + 1]; block++) {
                if (blocks.segment[block] == flat.segment()[v]) {
                    double filled = method.method().filling.filled[block];
                    trades[v] = flat.isPurchase(v) ? filled : blocks.cap[block] - filled;
                }
            }
        }
        return trades;
    }

    private Map<String, Double> prices() {
        Map<String, Double> prices = new HashMap<>();
        Rows rows = method.method().rows;
        for (int r = 0; r < rows.count; r++) {
            prices.put(rows.name[r], method.method().mu[r]);
        }
        return prices;
    }

    private static void complementary(FlatProblem flat, double[] trades, Map<String, Double> prices) {
        for (FlatProblem.Row row : flat.rows()) {
            double sum = 0;
            for (int v = 0; v < trades.length; v++) {
                sum += row.coefficients()[v] * trades[v];
            }
            double price = prices.getOrDefault(row.name(), 0.0);
            if (price > STATIONARY) {
                assertThat(sum).as(row.name()).isGreaterThan(row.upper() - FEASIBLE);
            } else if (price < -STATIONARY) {
                assertThat(sum).as(row.name()).isLessThan(row.lower() + FEASIBLE);
            }
        }
    }

    private static void stationary(FlatProblem flat, double[] trades, Map<String, Double> prices) {
        Problem problem = flat.problem();
        double[] active = flat.active0().clone();
        for (int v = 0; v < trades.length; v++) {
            active[flat.asset()[v]] += flat.sign(v) * trades[v];
        }
        double[] exposure = new double[problem.factors()];
        for (int i = 0; i < active.length; i++) {
            for (int f = 0; f < exposure.length; f++) {
                exposure[f] += problem.exposures()[i][f] * active[i];
            }
        }
        for (int v = 0; v < trades.length; v++) {
            int i = flat.asset()[v];
            double drift = problem.specific()[i] * active[i];
            for (int f = 0; f < exposure.length; f++) {
                drift += problem.exposures()[i][f] * exposure[f];
            }
            double slope = flat.cost()[v] + flat.sign(v) * 2 * problem.riskAversion() * drift;
            for (FlatProblem.Row row : flat.rows()) {
                slope += prices.getOrDefault(row.name(), 0.0) * row.coefficients()[v];
            }
            String what = problem.assets().get(i).name() + " " + flat.segment()[v];
            if (trades[v] < flat.cap()[v] - FEASIBLE) {
                assertThat(slope).as(what).isGreaterThan(-STATIONARY);
            }
            if (trades[v] > FEASIBLE) {
                assertThat(slope).as(what).isLessThan(STATIONARY);
            }
        }
    }
}
