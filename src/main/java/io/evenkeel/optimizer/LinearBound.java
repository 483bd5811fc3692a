package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * A lower bound at any point of the convex problem, whoever found it: a convex function lies above its tangent, and a tangent
 * priced for the rows is least at a corner of the bounds. Tight at an optimum; true everywhere.
 */
final class LinearBound {

    private static final double BINDING = 1e-7;
    private static final double RIDGE = 1e-14;

    private LinearBound() {}

    /** In parts of the account's value. */
    static double at(FlatProblem flat, double[] trades) {
        double[] slope = flat.slope(trades);
        List<FlatProblem.Row> binding = new ArrayList<>();
        for (FlatProblem.Row row : flat.rows()) {
            double sum = row.sum(trades);
            if (sum > row.upper() - BINDING || sum < row.lower() + BINDING) {
                binding.add(row);
            }
        }
        double[] prices = prices(flat, trades, slope, binding);
        double bound = flat.objective(trades);
        for (int r = 0; r < prices.length; r++) {
            FlatProblem.Row row = binding.get(r);
            double price = usable(row, prices[r]);
            for (int v = 0; v < slope.length; v++) {
                slope[v] += price * row.coefficients()[v];
            }
            double limit = price > 0 ? row.upper() : row.lower();
            bound -= price == 0 ? 0 : price * (limit - row.sum(trades));
        }
        for (int v = 0; v < slope.length; v++) {
            bound += Math.min(-slope[v] * trades[v], slope[v] * (flat.cap()[v] - trades[v]));
        }
        return bound;
    }

    private static double usable(FlatProblem.Row row, double price) {
        return Double.isFinite(price > 0 ? row.upper() : row.lower()) ? price : 0;
    }

    /** Least squares over the trades inside their bounds, whose slopes the rows' prices have to make up for. */
    private static double[] prices(FlatProblem flat, double[] trades, double[] slope, List<FlatProblem.Row> binding) {
        int m = binding.size();
        double[][] normal = new double[m][m];
        double[] right = new double[m];
        for (int v = 0; v < trades.length; v++) {
            if (trades[v] > BINDING && trades[v] < flat.cap()[v] - BINDING) {
                for (int r = 0; r < m; r++) {
                    double own = binding.get(r).coefficients()[v];
                    right[r] -= own * slope[v];
                    for (int s = 0; s <= r; s++) {
                        normal[r][s] += own * binding.get(s).coefficients()[v];
                    }
                }
            }
        }
        for (int r = 0; r < m; r++) {
            normal[r][r] += RIDGE + RIDGE * normal[r][r];
        }
        Cholesky.factorize(normal);
        Cholesky.solve(normal, right);
        return right;
    }
}
