package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * How long whole proposals take for accounts of up to twelve funds with parts of shares, up to two hundred lots each, orders
 * and every kind of limit, one after the other; and whether each keeps its limits. Argument: accounts, such as {@code 20000}.
 */
public final class FundAccounts {

    private static final int WARM = 1_000;

    private FundAccounts() {}

    public static void main(String[] arguments) {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        LotOptimizer optimizer = new LotOptimizer();
        for (int seed = 0; seed < WARM; seed++) {
            optimizer.solve(DrawnFunds.of(accounts + seed));
        }
        double[] milliseconds = new double[accounts];
        int contradictory = 0;
        int faulty = 0;
        for (int seed = 0; seed < accounts; seed++) {
            Problem problem = DrawnFunds.of(seed);
            long start = System.nanoTime();
            Solution solution = optimizer.solve(problem);
            milliseconds[seed] = (System.nanoTime() - start) / 1e6;
            contradictory += solution instanceof Solution.Infeasible ? 1 : 0;
            faulty += solution instanceof Solution.Solved solved
                            && !Recomputed.of(problem, solved).faults().isEmpty()
                    ? 1
                    : 0;
        }
        Arrays.sort(milliseconds);
        System.out.printf(
                "%d accounts of a few funds: %.2f ms at the median, %.1f at the 99th percentile, %.1f at most; %d with limits that"
                        + " contradict each other, %d outside a limit%n",
                accounts,
                milliseconds[accounts / 2],
                milliseconds[accounts * 99 / 100],
                milliseconds[accounts - 1],
                contradictory,
                faulty);
    }
}
