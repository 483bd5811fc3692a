package io.evenkeel.rebalance;

import io.evenkeel.account.Household;
import io.evenkeel.optimizer.LotOptimizer;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.Recomputed;
import io.evenkeel.optimizer.Solution;
import io.evenkeel.optimizer.first.FirstOptimizer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sample firm, every household, under the firm's rules: what the product's optimizer proposes against what the first one
 * does, each counted again from its shares. Arguments: the book and the rules folder; {@code samples/firm.zip rules}
 * where none are given.
 */
public final class SampleFirmComparison {

    /** Dollars a year of drift, tax and trading cost below which two proposals count as alike. */
    private static final double ALIKE = 0.01;

    private final List<Posed> all = new ArrayList<>();
    private List<Posed> posed = new ArrayList<>();

    /** One account's problem, and what came of it. */
    private record Posed(Problem problem, Solution ours, Solution first) {

        double cost(Solution solution) {
            return solution instanceof Solution.Solved solved
                    ? Recomputed.of(problem, solved).objective()
                    : Double.NaN;
        }

        boolean keepsLimits(Solution solution) {
            return solution instanceof Solution.Solved solved
                    && Recomputed.of(problem, solved).faults().isEmpty();
        }

        boolean comparable() {
            return keepsLimits(ours) && keepsLimits(first);
        }
    }

    private final class Both implements Optimizer {

        private final Optimizer ours = new LotOptimizer();
        private final Optimizer first = new FirstOptimizer();

        @Override
        public Solution solve(Problem problem) {
            Solution answer = ours.solve(problem);
            posed.add(new Posed(problem, answer, first.solve(problem)));
            return answer;
        }
    }

    public static void main(String[] arguments) throws IOException {
        new SampleFirmComparison().compare(SampleFirm.of(arguments), System.out);
    }

    private void compare(SampleFirm firm, PrintStream out) {
        RebalanceHousehold rebalance = firm.rebalancing(new Both());
        int worse = 0;
        double worst = 0;
        for (Household household : firm.book().households()) {
            posed = new ArrayList<>();
            firm.evaluated(rebalance, household);
            double lost = posed.stream()
                    .filter(Posed::comparable)
                    .mapToDouble(one -> one.cost(one.ours()) - one.cost(one.first()))
                    .sum();
            if (lost > ALIKE) {
                worse++;
                worst = Math.max(worst, lost);
                out.printf(Locale.ROOT, "worse: household %s by $%.2f%n", household.id(), lost);
            }
            all.addAll(posed);
        }
        print(firm.book().households().size(), worse, worst, out);
    }

    private void print(int households, int worse, double worst, PrintStream out) {
        List<Posed> both = all.stream().filter(Posed::comparable).toList();
        double ours = both.stream().mapToDouble(one -> one.cost(one.ours())).sum();
        double first = both.stream().mapToDouble(one -> one.cost(one.first())).sum();
        double bound = both.stream()
                .mapToDouble(one -> ((Solution.Solved) one.ours()).bound())
                .sum();
        long better = both.stream()
                .filter(one -> one.cost(one.first()) - one.cost(one.ours()) > ALIKE)
                .count();
        out.printf(
                Locale.ROOT,
                "%,d households, %,d accounts to trade, %,d solved by both with every limit kept%n",
                households,
                all.size(),
                both.size());
        out.printf(
                Locale.ROOT,
                "cost of drift, tax and trading: ours $%,.2f, first $%,.2f, proven bound $%,.2f%n",
                ours,
                first,
                bound);
        out.printf(
                Locale.ROOT,
                "ours better in %,d accounts; worse in %d households, by $%.2f at most%n",
                better,
                worse,
                worst);
        out.printf(
                Locale.ROOT,
                "solved by ours alone %d, by the first alone %d; limits broken by ours %d, by the first %d%n",
                all.stream()
                        .filter(one -> solves(one.ours()) && !solves(one.first()))
                        .count(),
                all.stream()
                        .filter(one -> solves(one.first()) && !solves(one.ours()))
                        .count(),
                all.stream()
                        .filter(one -> solves(one.ours()) && !one.keepsLimits(one.ours()))
                        .count(),
                all.stream()
                        .filter(one -> solves(one.first()) && !one.keepsLimits(one.first()))
                        .count());
    }

    private static boolean solves(Solution solution) {
        return solution instanceof Solution.Solved;
    }
}
