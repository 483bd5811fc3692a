package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whole proposals, certificate included: how long they take beside the bare solve of the same number of names, how far they
 * can be from the best at most, and whether every limit is kept. Arguments: numbers of names, accounts of a kind, such as
 * {@code 10,60,300,500 200}.
 */
public final class ProposalQuality {

    private static final int WARMING = 6_000;
    private static final int PASSES = 5;

    private final LotOptimizer optimizer = new LotOptimizer();
    private final ConvexSolve convex = new ConvexSolve();

    public static void main(String[] arguments) {
        int[] names = Arrays.stream((arguments.length > 0 ? arguments[0] : "10,60,300,500").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        new ProposalQuality().print(names, accounts);
    }

    private void print(int[] names, int accounts) {
        for (int seed = 0; seed < WARMING; seed++) {
            optimizer.solve(DrawnAccount.whole(AccountKind.values()[seed % 6], seed % 2 == 0 ? 60 : 20, seed % 500));
            convex.solve(DrawnAccount.convex(AccountKind.values()[seed % 6], seed % 2 == 0 ? 60 : 20, seed % 500));
        }
        System.out.println("| names | account | proposal: median \u00b5s | p99 | bare solve: median \u00b5s | ratio"
                + " | excess over the bound: median bp | p90 bp | p99 $ | unsolved | limits broken |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int n : names) {
            for (AccountKind kind : AccountKind.values()) {
                print(n, kind, accounts);
            }
        }
    }

    private void print(int names, AccountKind kind, int accounts) {
        Problem[] whole = IntStream.range(0, accounts)
                .mapToObj(seed -> DrawnAccount.whole(kind, names, seed))
                .toArray(Problem[]::new);
        Problem[] bare = IntStream.range(0, accounts)
                .mapToObj(seed -> DrawnAccount.convex(kind, names, seed))
                .toArray(Problem[]::new);
        double[] points = new double[accounts];
        double[] dollars = new double[accounts];
        int unsolved = 0;
        int broken = 0;
        for (int a = 0; a < accounts; a++) {
            if (optimizer.solve(whole[a]) instanceof Solution.Solved solved) {
                dollars[a] = solved.gap();
                points[a] = 10_000 * solved.gap() / whole[a].value();
                broken += Recomputed.of(whole[a], solved).faults().isEmpty() ? 0 : 1;
            } else {
                unsolved++;
            }
        }
        Arrays.sort(points);
        Arrays.sort(dollars);
        double[] proposals = OptimizerComparison.micros(whole, PASSES, optimizer::solve);
        double[] solves = OptimizerComparison.micros(bare, PASSES, problem -> convex.solve(problem));
        Arrays.sort(proposals);
        Arrays.sort(solves);
        System.out.printf(
                "| %d | %s | %.0f | %.0f | %.0f | %.1f | %.3f | %.3f | %.2f | %d | %d |%n",
                names,
                kind,
                proposals[accounts / 2],
                proposals[(int) (0.99 * (accounts - 1))],
                solves[accounts / 2],
                proposals[accounts / 2] / solves[accounts / 2],
                points[accounts / 2],
                points[(int) (0.9 * (accounts - 1))],
                dollars[(int) (0.99 * (accounts - 1))],
                unsolved,
                broken);
    }
}
