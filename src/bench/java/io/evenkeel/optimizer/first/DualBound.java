package io.evenkeel.optimizer.first;

import java.util.List;

/**
 * A proven lower bound: the Lagrangian dual at given prices. Any prices give a valid bound, good ones a tight one, so
 * nothing here trusts that a solver converged. Each security is minimized on its own, over buying or selling but not
 * both, so the bound holds for the problem with directions and not only for its relaxation.
 */
final class DualBound {

    private DualBound() {}

    /** In fractions of the account's value; {@code problem} must allow all directions for a global bound. */
    static double of(Relaxation problem, RelaxedOptimum at) {
        double bound = 0;
        double curvature = 2 * problem.problem.riskAversion();
        for (double factor : at.factorPrice()) {
            bound -= factor * factor / (2 * curvature);
        }
        for (int r = 0; r < problem.m; r++) {
            double price = usable(problem, r, at.rowPrice()[r]);
            // The least that the row's own activity can cost: it sits at its upper end where more is dear.
            bound -= price > 0 ? price * problem.rowUpper[r] : price < 0 ? price * problem.rowLower[r] : 0;
        }
        for (int i = 0; i < problem.n; i++) {
            bound += cheapest(problem, at, i, curvature);
        }
        return bound;
    }

    /** A price on a side where the row has no end would make the bound minus infinity. */
    static double usable(Relaxation problem, int row, double price) {
        boolean upper = Double.isFinite(problem.rowUpper[row]);
        boolean lower = Double.isFinite(problem.rowLower[row]);
        return (price > 0 && upper) || (price < 0 && lower) ? price : 0;
    }

    /** Whether at these prices security {@code i} is better bought than sold; neither moves it where both cost. */
    static boolean prefersBuying(Relaxation problem, RelaxedOptimum at, int i) {
        double exposure = exposure(problem, at, i);
        double quadratic = 2 * problem.problem.riskAversion() * problem.problem.specific()[i];
        return branch(problem, at, i, exposure, quadratic, true) < branch(problem, at, i, exposure, quadratic, false);
    }

    private static double exposure(Relaxation problem, RelaxedOptimum at, int i) {
        double exposure = 0;
        for (int f = 0; f < problem.k; f++) {
            exposure += problem.problem.exposures()[i][f] * at.factorPrice()[f];
        }
        return exposure;
    }

    private static double cheapest(Relaxation problem, RelaxedOptimum at, int i, double curvature) {
        double exposure = exposure(problem, at, i);
        double active = problem.active0[i];
        double quadratic = curvature * problem.problem.specific()[i];
        double still = quadratic / 2 * active * active + exposure * active;
        return still
                + Math.min(
                        branch(problem, at, i, exposure, quadratic, true),
                        branch(problem, at, i, exposure, quadratic, false));
    }

    /** What the best move in one direction adds; never positive, since not moving adds nothing. */
    private static double branch(
            Relaxation problem, RelaxedOptimum at, int i, double exposure, double quadratic, boolean buys) {
        List<Integer> order = order(problem, at, i, buys);
        double moved = 0;
        double added = 0;
        double direction = buys ? 1 : -1;
        for (int v : order) {
            double slope = direction * (exposure + quadratic * (problem.active0[i] + direction * moved))
                    + priced(problem, at, i, v);
            if (slope >= 0) {
                break;
            }
            double length = Math.min(problem.cap[v], -slope / quadratic);
            added += slope * length + quadratic / 2 * length * length;
            moved += length;
            if (length < problem.cap[v]) {
                break;
            }
        }
        return added;
    }

    private static List<Integer> order(Relaxation problem, RelaxedOptimum at, int i, boolean buys) {
        List<Integer> order = new java.util.ArrayList<>();
        for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
            if (problem.sign[v] > 0 == buys) {
                order.add(v);
            }
        }
        order.sort(java.util.Comparator.<Integer>comparingDouble(v -> priced(problem, at, i, v))
                .thenComparingInt(v -> v));
        return order;
    }

    /** Cost per unit of a variable, its use of the rows included. */
    static double priced(Relaxation problem, RelaxedOptimum at, int i, int v) {
        double cost = problem.cost[v];
        for (int r = 0; r < problem.m; r++) {
            double price = usable(problem, r, at.rowPrice()[r]);
            if (price != 0) {
                cost += price * problem.coefficient(r, i, v);
            }
        }
        return cost;
    }
}
