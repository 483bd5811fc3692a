package io.evenkeel.optimizer.first;

import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.Segment;
import io.evenkeel.optimizer.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The product's optimizer before it had a method of its own, kept as a yardstick: an interior-point method; relax, fix
 * directions, drop what is too small, solve again, round, prove. It takes each gain at its own rate and knows neither a
 * ceiling of cash, a tax budget, ticket costs nor a limit on trades.
 *
 * <p>The relaxation's dual value is a bound for everything that follows: directions, minimum trades and whole shares only
 * take choices away. So the gap that is reported holds after all of them.
 */
public final class FirstOptimizer implements Optimizer {

    /** Solves after trades below the minimum were dropped or closed. */
    private static final int MOST_ROUNDS = 4;

    /** A row that gives way by less than this part of the account is noise of the method. */
    private static final double NOISE = 1e-7;

    @Override
    public Solution solve(Problem problem) {
        int n = problem.assets().size();
        boolean[] all = new boolean[n];
        Arrays.fill(all, true);
        Relaxation whole = new Relaxation(problem, all, all);
        RelaxedOptimum relaxed = InteriorPoint.solve(whole);
        List<Solution.Conflict> conflicts = conflicts(whole, relaxed);
        if (!conflicts.isEmpty()) {
            return new Solution.Infeasible(conflicts);
        }
        Directions directions = new Directions(problem, whole, relaxed);
        double bound = directions.bound() * problem.value();
        double[] wanted = settle(problem, directions);
        double gainPrice = directions.gainPrice();
        Position position = WholeShares.round(problem, wanted, gainPrice);
        Position still = new Position(problem, gainPrice);
        boolean mayStandStill = still.violation() == 0;
        Position best = mayStandStill && still.objective() <= position.objective() ? still : position;
        if (best.violation() > 0) {
            return new Solution.Infeasible(
                    List.of(new Solution.Conflict("whole shares and minimum trade", best.violation())));
        }
        return solved(problem, best, bound, prices(whole, relaxed));
    }

    private static List<Solution.Conflict> conflicts(Relaxation whole, RelaxedOptimum relaxed) {
        List<Solution.Conflict> conflicts = new ArrayList<>();
        for (int r = 0; r < whole.m; r++) {
            if (relaxed.violation()[r] > NOISE) {
                conflicts.add(new Solution.Conflict(whole.rowName(r), relaxed.violation()[r] * whole.problem.value()));
            }
        }
        return conflicts;
    }

    /** Dollars per security after small trades are dropped or grown to a close. */
    private static double[] settle(Problem problem, Directions directions) {
        int n = problem.assets().size();
        boolean[] mayBuy = directions.buys();
        boolean[] maySell = new boolean[n];
        for (int i = 0; i < n; i++) {
            maySell[i] = !mayBuy[i];
        }
        double[] net = directions.net();
        for (int round = 0; round < MOST_ROUNDS && dropSmall(problem, net, mayBuy, maySell); round++) {
            Relaxation fixed = new Relaxation(problem, mayBuy, maySell);
            net = net(fixed, InteriorPoint.solve(fixed));
        }
        return net;
    }

    private static boolean dropSmall(Problem problem, double[] net, boolean[] mayBuy, boolean[] maySell) {
        boolean dropped = false;
        for (int i = 0; i < net.length; i++) {
            double held = problem.assets().get(i).held();
            boolean small = Math.abs(net[i]) < problem.minimumTrade() / 2 && -net[i] < held / 2;
            if (small && (mayBuy[i] || maySell[i])) {
                mayBuy[i] = false;
                maySell[i] = false;
                net[i] = 0;
                dropped = true;
            }
        }
        return dropped;
    }

    static double[] net(Relaxation relaxation, RelaxedOptimum optimum) {
        double[] net = new double[relaxation.n];
        for (int i = 0; i < relaxation.n; i++) {
            for (int v = relaxation.first[i]; v < relaxation.first[i + 1]; v++) {
                net[i] += relaxation.sign[v] * optimum.trades()[v];
            }
            net[i] *= relaxation.problem.value();
        }
        return net;
    }

    private static Map<String, Double> prices(Relaxation whole, RelaxedOptimum relaxed) {
        Map<String, Double> prices = new TreeMap<>();
        for (int r = 0; r < whole.m; r++) {
            double price = DualBound.usable(whole, r, relaxed.rowPrice()[r]);
            if (Math.abs(price) > 1e-6) {
                prices.put(whole.rowName(r), Math.abs(price));
            }
        }
        return prices;
    }

    private static Solution solved(Problem problem, Position position, double bound, Map<String, Double> prices) {
        int n = problem.assets().size();
        double[] bought = new double[n];
        double[][] sold = new double[n][];
        for (int i = 0; i < n; i++) {
            Asset asset = problem.assets().get(i);
            int lots = asset.sales().stream().mapToInt(Segment::lot).max().orElse(-1) + 1;
            bought[i] = toMillionths(Math.max(0, position.traded[i]) / asset.price());
            sold[i] = position.soldLots(i, lots);
            for (int lot = 0; lot < lots; lot++) {
                sold[i][lot] = toMillionths(sold[i][lot]);
            }
        }
        double shed = rewards(problem);
        return new Solution.Solved(bought, sold, position.objective() + shed, bound + shed, prices);
    }

    /** Shares travel as millionths; this takes the dust of dollar arithmetic off them. */
    private static double toMillionths(double shares) {
        return Math.rint(shares * 1e6) / 1e6;
    }

    /** What must be shed and is not counts as a cost; what is shed counts nothing. */
    private static double rewards(Problem problem) {
        double sum = 0;
        for (Asset asset : problem.assets()) {
            for (Segment segment : asset.sales()) {
                sum += segment.reward() * segment.cap();
            }
        }
        return sum;
    }
}
