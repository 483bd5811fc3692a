package io.evenkeel.optimizer.first;

import io.evenkeel.optimizer.Problem;

/**
 * Chooses for every security whether it may be bought or sold. Selling at a loss and buying back at once would be free
 * money and is a wash sale, so the choice makes the problem non-convex. Starting from the relaxation's net trades, each
 * round solves the problem with directions fixed, asks at its prices which securities would rather go the other way, and
 * turns those; every round's prices give a bound for all directions, and the best solution and the best bound are kept.
 */
final class Directions {

    private static final int MOST_ROUNDS = 8;

    private final Problem problem;
    private final Relaxation whole;
    private boolean[] best;
    private double[] bestNet;
    private double gainPrice;
    private double bestObjective = Double.POSITIVE_INFINITY;
    private double bound;

    Directions(Problem problem, Relaxation whole, RelaxedOptimum relaxed) {
        this.problem = problem;
        this.whole = whole;
        this.bound = DualBound.of(whole, relaxed);
        this.bestNet = FirstOptimizer.net(whole, relaxed);
        this.best = new boolean[whole.n];
        for (int i = 0; i < whole.n; i++) {
            best[i] = bestNet[i] > 0;
        }
        search(best.clone());
    }

    private void search(boolean[] start) {
        boolean[] buys = start;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean[] sells = new boolean[buys.length];
            for (int i = 0; i < buys.length; i++) {
                sells[i] = !buys[i];
            }
            Relaxation fixed = new Relaxation(problem, buys, sells);
            RelaxedOptimum optimum = InteriorPoint.solve(fixed);
            bound = Math.max(bound, DualBound.of(whole, optimum));
            keep(buys, fixed, optimum);
            boolean[] turned = preferred(optimum);
            if (java.util.Arrays.equals(turned, buys)) {
                return;
            }
            buys = turned;
        }
    }

    private boolean[] preferred(RelaxedOptimum optimum) {
        boolean[] preferred = new boolean[whole.n];
        for (int i = 0; i < whole.n; i++) {
            preferred[i] = DualBound.prefersBuying(whole, optimum, i);
        }
        return preferred;
    }

    private void keep(boolean[] buys, Relaxation fixed, RelaxedOptimum optimum) {
        double objective = objective(fixed, optimum);
        if (objective < bestObjective) {
            bestObjective = objective;
            best = buys.clone();
            bestNet = FirstOptimizer.net(fixed, optimum);
            gainPrice = Math.max(0, optimum.rowPrice()[Relaxation.GAIN]);
        }
    }

    /** In fractions of the account's value; a violated row counts at its penalty. */
    private double objective(Relaxation fixed, RelaxedOptimum optimum) {
        double[] exposure = new double[fixed.k];
        double risk = 0;
        double cost = 0;
        for (int i = 0; i < fixed.n; i++) {
            double active = fixed.active0[i];
            for (int v = fixed.first[i]; v < fixed.first[i + 1]; v++) {
                active += fixed.sign[v] * optimum.trades()[v];
                cost += fixed.cost[v] * optimum.trades()[v];
            }
            risk += problem.specific()[i] * active * active;
            for (int f = 0; f < fixed.k; f++) {
                exposure[f] += problem.exposures()[i][f] * active;
            }
        }
        for (double y : exposure) {
            risk += y * y;
        }
        for (double violation : optimum.violation()) {
            cost += InteriorPoint.PENALTY * violation;
        }
        return problem.riskAversion() * risk + cost;
    }

    boolean[] buys() {
        return best.clone();
    }

    /** Dollars per security, positive bought. */
    double[] net() {
        return bestNet.clone();
    }

    /** What a dollar of realised gain costs beyond tax where the budget binds. */
    double gainPrice() {
        return gainPrice;
    }

    /** Proven for all directions, in fractions of the account's value. */
    double bound() {
        return bound;
    }
}
