package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The convex problem on tens of thousands of drawn accounts of each kind, usual and under stress, of 2 to 300 names: the
 * proven gap is the assertion. Arguments: accounts of a kind, such as {@code 50000}.
 */
public final class OptimizerStress {

    private static final int[] NAMES = {3, 5, 10, 20, 40, 60, 120, 300};
    private static final double GAP = 1e-7;
    private static final int MOST_NAMED = 5;

    private final ConvexSolve method = new ConvexSolve();

    public static void main(String[] arguments) {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        new OptimizerStress().print(accounts);
    }

    private void print(int accounts) {
        System.out.println("| account | solves | gap above 1e-7 | worst gap | row violated | not converged"
                + " | steps: median | p99 | most | first of them |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (AccountKind kind : AccountKind.values()) {
            print(kind, accounts);
        }
    }

    private void print(AccountKind kind, int accounts) {
        SplittableRandom random = new SplittableRandom(kind.ordinal());
        int[] steps = new int[accounts];
        double worst = 0;
        int wide = 0;
        int violated = 0;
        int unconverged = 0;
        int named = 0;
        StringBuilder first = new StringBuilder();
        for (int a = 0; a < accounts; a++) {
            // A large account costs as much as a hundred small ones.
            int names = NAMES[Math.min(random.nextInt(NAMES.length), random.nextInt(NAMES.length))];
            boolean usual = random.nextBoolean();
            Tightness tightness =
                    usual ? Tightness.USUAL : Tightness.values()[random.nextInt(Tightness.values().length)];
            Problem problem = DrawnAccount.convex(kind, names, a, tightness);
            double objective = method.solve(problem);
            double gap = method.gap() / OptimizerComparison.scale(problem, objective);
            boolean isViolated = method.method().isViolated();
            steps[a] = method.steps();
            worst = Math.max(worst, gap);
            wide += gap > GAP ? 1 : 0;
            violated += isViolated ? 1 : 0;
            unconverged += method.converged() ? 0 : 1;
            if ((gap > GAP || isViolated) && named++ < MOST_NAMED) {
                first.append("%d %s seed %d: gap %.0e; ".formatted(names, tightness, a, gap));
            }
        }
        Arrays.sort(steps);
        System.out.printf(
                "| %s | %d | %d | %.1e | %d | %d | %d | %d | %d | %s |%n",
                kind,
                accounts,
                wide,
                worst,
                violated,
                unconverged,
                steps[accounts / 2],
                steps[(int) (0.99 * (accounts - 1))],
                steps[accounts - 1],
                first);
    }
}
