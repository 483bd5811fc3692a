package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the method keeps from step to step is what it would be from nothing. */
class DualNewtonTest {

    private static final int NAMES = 80;
    private static final int ROUNDS = 6;
    private final ConvexSolve solve = new ConvexSolve();
    private final DualNewton method = solve.method();

    private void solveAgain(SplittableRandom random) {
        for (int i = 0; i < NAMES; i++) {
            int way = random.nextInt(6);
            method.blocks.allow(i, way != 0, way != 1);
        }
        method.warm();
        method.solve();
    }

    @Test
    void the_hessian_is_that_of_assets_looked_at_for_the_first_time() {
        for (AccountKind kind : AccountKind.values()) {
            SplittableRandom random = new SplittableRandom(kind.ordinal());
            solve.solve(DrawnAccount.convex(kind, NAMES, 7));
            PartlyFilled kept = new PartlyFilled(method);
            kept.begin();
            int changes = 0;
            double[] last = {};
            for (int round = 0; round < ROUNDS; round++) {
                solveAgain(random);
                PartlyFilled fresh = new PartlyFilled(method);
                fresh.begin();
                double[] expected = hessian(fresh);

                assertThat(hessian(kept)).as("%s %d", kind, round).containsExactly(expected, within(1e-9));
                changes += java.util.Arrays.equals(expected, last) ? 0 : 1;
                last = expected;
            }
            assertThat(changes).as("%s", kind).isGreaterThan(1);
        }
    }

    /** With the row over cash. */
    private double[] hessian(PartlyFilled columns) {
        int k = method.blocks.k;
        BorderedCholesky system = new BorderedCholesky();
        system.begin(k, 1);
        columns.collect(new int[] {0}, 1);
        columns.write(system);
        double[] hessian = new double[(k + 1) * (k + 1)];
        for (int a = 0; a < k; a++) {
            System.arraycopy(system.matrix, a * system.inner, hessian, a * (k + 1), a + 1);
        }
        System.arraycopy(system.matrix, system.at(0), hessian, k * (k + 1), k);
        hessian[k * (k + 1) + k] = system.corner(0, 0);
        return hessian;
    }

    @Test
    void blocks_end_in_the_order_of_their_costs_though_few_are_looked_at() {
        int reordered = 0;
        for (AccountKind kind : AccountKind.values()) {
            for (int seed = 0; seed < 60; seed++) {
                Problem problem = DrawnAccount.convex(kind, NAMES, seed);
                solve.solve(problem);
                double[] cost = method.filling.marginal;
                int[] first = method.blocks.first;
                for (int i = 0; i < NAMES; i++) {
                    for (int v = first[i] + 1; v < first[i + 1]; v++) {
                        assertThat(cost[v - 1])
                                .as("%s %d, asset %d", kind, seed, i)
                                .isLessThanOrEqualTo(cost[v]);
                        reordered += method.blocks.segment[v] != problem.columns().segment[v] ? 1 : 0;
                    }
                }
            }
        }
        assertThat(reordered).isPositive();
    }
}
