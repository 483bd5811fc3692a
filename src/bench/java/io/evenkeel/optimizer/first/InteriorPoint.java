package io.evenkeel.optimizer.first;

import java.util.Arrays;

/**
 * A primal-dual interior-point method (Mehrotra's predictor-corrector) for {@link Relaxation}. Assets meet only in k
 * factor rows and m limit rows, and each asset's own block is diagonal plus rank one, so a step costs one dense Cholesky
 * factorization of k + m dimensions and O(n k&sup2;) for building it.
 *
 * <p>Every limit row may be violated at {@link #PENALTY} dollars a dollar: what is violated at the optimum names the
 * limits in conflict. Source: J. Nocedal, S. Wright, Numerical Optimization, 2nd ed., chapter 16.6.
 */
final class InteriorPoint {

    /** Above any tax or drift a dollar can cost, so that a row is violated only where it has to be. */
    static final double PENALTY = 20;

    private static final int MOST_ITERATIONS = 120;
    private static final double TOLERANCE = 1e-12;
    private static final double STEP_BACK = 0.9995;
    private static final double WIDEST = 4;
    private static final double NARROWEST = 1e-9;

    private final Relaxation problem;
    private final int n;
    private final int k;
    /** Rows in use: factors first, then the bounded limit rows. */
    private final int[] rows;

    private final int equations;
    /** All boxed variables: trades, then per row its activity, its excess and its shortfall. */
    private final int trades;

    private final int boxed;
    private final double[] lower;
    private final double[] width;
    private final double[] linear;
    private final double[] x;
    private final double[] low;
    private final double[] high;
    private final double[] y;
    private final double[] price;
    /** Coefficients of the trades in every equation, one row of the matrix after the other. */
    private final double[][] matrix;

    private final double[] right;
    private final double curvature;
    private int iterations;
    private boolean converged;

    private InteriorPoint(Relaxation problem) {
        this.problem = problem;
        this.n = problem.n;
        this.k = problem.k;
        this.rows = boundedRows(problem);
        this.equations = k + rows.length;
        this.trades = problem.variables();
        this.boxed = trades + 3 * rows.length;
        this.lower = new double[boxed];
        this.width = new double[boxed];
        this.linear = new double[boxed];
        this.x = new double[boxed];
        this.low = new double[boxed];
        this.high = new double[boxed];
        this.y = new double[k];
        this.price = new double[equations];
        this.matrix = new double[equations][trades];
        this.right = new double[equations];
        this.curvature = 2 * problem.problem.riskAversion();
        fill();
    }

    /** The optimum of the relaxation. */
    static RelaxedOptimum solve(Relaxation problem) {
        InteriorPoint method = new InteriorPoint(problem);
        method.iterate();
        return method.result();
    }

    private static int[] boundedRows(Relaxation problem) {
        int[] rows = new int[problem.m];
        int count = 0;
        for (int r = 0; r < problem.m; r++) {
            if (problem.isBounded(r)) {
                rows[count++] = r;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private void fill() {
        for (int i = 0; i < n; i++) {
            for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
                width[v] = problem.cap[v];
                linear[v] = problem.cost[v]
                        + curvature * problem.problem.specific()[i] * problem.active0[i] * problem.sign[v];
                for (int f = 0; f < k; f++) {
                    matrix[f][v] = -problem.problem.exposures()[i][f] * problem.sign[v];
                }
                for (int r = 0; r < rows.length; r++) {
                    matrix[k + r][v] = problem.coefficient(rows[r], i, v);
                }
            }
            for (int f = 0; f < k; f++) {
                right[f] += problem.problem.exposures()[i][f] * problem.active0[i];
            }
        }
        for (int r = 0; r < rows.length; r++) {
            int activity = trades + 3 * r;
            double from = Math.max(problem.rowLower[rows[r]], -WIDEST);
            double to = Math.min(problem.rowUpper[rows[r]], WIDEST);
            lower[activity] = Math.min(from, to);
            width[activity] = Math.max(to - lower[activity], NARROWEST);
            width[activity + 1] = 2 * WIDEST;
            width[activity + 2] = 2 * WIDEST;
            linear[activity + 1] = PENALTY;
            linear[activity + 2] = PENALTY;
        }
        for (int v = 0; v < boxed; v++) {
            x[v] = v < trades ? width[v] / 2 : Math.min(width[v] / 2, 0.1);
            low[v] = 1;
            high[v] = 1;
        }
    }

    /** Coefficient of the slack variable {@code which} (activity, excess, shortfall) in its row's equation. */
    private static double slackSign(int which) {
        return which == 2 ? 1 : -1;
    }

    private void iterate() {
        Step step = new Step();
        for (iterations = 0; iterations < MOST_ITERATIONS; iterations++) {
            step.residuals();
            if (step.isOptimal()) {
                converged = true;
                return;
            }
            step.factorize();
            step.direction(0, false);
            double affine = step.complementarityAfter(step.longest(1));
            double ratio = affine / step.mu;
            step.direction(ratio * ratio * ratio * step.mu, true);
            step.advance(step.longest(STEP_BACK));
        }
    }

    private RelaxedOptimum result() {
        double[] trade = Arrays.copyOf(x, trades);
        double[] violation = new double[problem.m];
        double[] rowPrice = new double[problem.m];
        for (int r = 0; r < rows.length; r++) {
            violation[rows[r]] = x[trades + 3 * r + 1] + x[trades + 3 * r + 2];
            rowPrice[rows[r]] = -price[k + r];
        }
        double[] factorPrice = new double[k];
        for (int f = 0; f < k; f++) {
            factorPrice[f] = price[f];
        }
        return new RelaxedOptimum(trade, violation, rowPrice, factorPrice, iterations, converged);
    }

    /** One Newton step and its buffers. */
    private final class Step {
        private final double[] theta = new double[boxed];
        private final double[] dual = new double[boxed];
        private final double[] factorDual = new double[k];
        private final double[] primal = new double[equations];
        private final double[][] normal = new double[equations][equations];
        private final double[] dx = new double[boxed];
        private final double[] dlow = new double[boxed];
        private final double[] dhigh = new double[boxed];
        private final double[] dy = new double[k];
        private final double[] dprice = new double[equations];
        private final double[] rhs = new double[boxed];
        private final double[] solved = new double[boxed];
        private final double[] lowTarget = new double[boxed];
        private final double[] highTarget = new double[boxed];
        private final double[] blockWeight = new double[n];
        private final double[] column = new double[equations];
        private double mu;

        /** Gradient - B' price - low + high, B x - right, and the mean complementarity. */
        void residuals() {
            double complementarity = 0;
            for (int v = 0; v < boxed; v++) {
                dual[v] = linear[v] - low[v] + high[v];
                complementarity += low[v] * x[v] + high[v] * (width[v] - x[v]);
            }
            mu = complementarity / Math.max(1, 2 * boxed);
            for (int i = 0; i < n; i++) {
                double net = 0;
                for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
                    net += problem.sign[v] * x[v];
                }
                double pull = curvature * problem.problem.specific()[i] * net;
                for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
                    dual[v] += pull * problem.sign[v];
                }
            }
            for (int e = 0; e < equations; e++) {
                double[] row = matrix[e];
                double activity = 0;
                for (int v = 0; v < trades; v++) {
                    activity += row[v] * x[v];
                    dual[v] -= row[v] * price[e];
                }
                primal[e] = activity - right[e];
            }
            for (int f = 0; f < k; f++) {
                primal[f] += y[f];
                factorDual[f] = curvature * y[f] - price[f];
            }
            for (int r = 0; r < rows.length; r++) {
                for (int which = 0; which < 3; which++) {
                    int v = trades + 3 * r + which;
                    primal[k + r] += slackSign(which) * (lower[v] + x[v]);
                    dual[v] -= slackSign(which) * price[k + r];
                }
            }
        }

        boolean isOptimal() {
            return mu < TOLERANCE
                    && largest(dual) < TOLERANCE * 1000
                    && largest(primal) < TOLERANCE * 1000
                    && largest(factorDual) < TOLERANCE * 1000;
        }

        private double largest(double[] values) {
            double largest = 0;
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            return largest;
        }

        /** Builds and factorizes B H^-1 B', H being each asset's diagonal plus its rank-one specific risk. */
        void factorize() {
            for (int v = 0; v < boxed; v++) {
                theta[v] = low[v] / x[v] + high[v] / (width[v] - x[v]);
            }
            for (int e = 0; e < equations; e++) {
                Arrays.fill(normal[e], 0);
            }
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
                    sum += 1 / theta[v];
                }
                double quadratic = curvature * problem.problem.specific()[i];
                blockWeight[i] = quadratic / (1 + quadratic * sum);
                addBlock(i);
            }
            for (int f = 0; f < k; f++) {
                normal[f][f] += 1 / curvature;
            }
            for (int r = 0; r < rows.length; r++) {
                for (int which = 0; which < 3; which++) {
                    normal[k + r][k + r] += 1 / theta[trades + 3 * r + which];
                }
            }
            Cholesky.factorize(normal);
        }

        private void addBlock(int i) {
            Arrays.fill(column, 0);
            for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
                double inverse = 1 / theta[v];
                for (int e = 0; e < equations; e++) {
                    double scaled = matrix[e][v] * inverse;
                    column[e] += scaled * problem.sign[v];
                    if (scaled != 0) {
                        double[] row = normal[e];
                        for (int d = 0; d <= e; d++) {
                            row[d] += scaled * matrix[d][v];
                        }
                    }
                }
            }
            double weight = blockWeight[i];
            for (int e = 0; e < equations; e++) {
                double scaled = weight * column[e];
                for (int d = 0; d <= e; d++) {
                    normal[e][d] -= scaled * column[d];
                }
            }
        }

        private void applyInverse(double[] from, double[] to) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
                    to[v] = from[v] / theta[v];
                    sum += problem.sign[v] * to[v];
                }
                double correction = blockWeight[i] * sum;
                for (int v = problem.first[i]; v < problem.first[i + 1]; v++) {
                    to[v] -= correction * problem.sign[v] / theta[v];
                }
            }
            for (int v = trades; v < boxed; v++) {
                to[v] = from[v] / theta[v];
            }
        }

        /** @param second whether the predictor's second-order terms are added */
        void direction(double target, boolean second) {
            for (int v = 0; v < boxed; v++) {
                double gap = width[v] - x[v];
                lowTarget[v] = target - low[v] * x[v] - (second ? dlow[v] * dx[v] : 0);
                highTarget[v] = target - high[v] * gap + (second ? dhigh[v] * dx[v] : 0);
                rhs[v] = -dual[v] + lowTarget[v] / x[v] - highTarget[v] / gap;
            }
            applyInverse(rhs, solved);
            for (int e = 0; e < equations; e++) {
                double sum = -primal[e];
                double[] row = matrix[e];
                for (int v = 0; v < trades; v++) {
                    sum -= row[v] * solved[v];
                }
                dprice[e] = sum;
            }
            for (int f = 0; f < k; f++) {
                dprice[f] += factorDual[f] / curvature;
            }
            for (int r = 0; r < rows.length; r++) {
                for (int which = 0; which < 3; which++) {
                    dprice[k + r] -= slackSign(which) * solved[trades + 3 * r + which];
                }
            }
            Cholesky.solve(normal, dprice);
            recover();
        }

        private void recover() {
            for (int e = 0; e < equations; e++) {
                double[] row = matrix[e];
                for (int v = 0; v < trades; v++) {
                    rhs[v] += row[v] * dprice[e];
                }
            }
            for (int r = 0; r < rows.length; r++) {
                for (int which = 0; which < 3; which++) {
                    rhs[trades + 3 * r + which] += slackSign(which) * dprice[k + r];
                }
            }
            applyInverse(rhs, dx);
            for (int f = 0; f < k; f++) {
                dy[f] = (dprice[f] - factorDual[f]) / curvature;
            }
            for (int v = 0; v < boxed; v++) {
                dlow[v] = (lowTarget[v] - low[v] * dx[v]) / x[v];
                dhigh[v] = (highTarget[v] + high[v] * dx[v]) / (width[v] - x[v]);
            }
        }

        /** The longest step, at most 1, that keeps everything inside, times {@code back}. */
        double longest(double back) {
            double most = 1 / back;
            for (int v = 0; v < boxed; v++) {
                most = shorter(most, x[v], dx[v]);
                most = shorter(most, width[v] - x[v], -dx[v]);
                most = shorter(most, low[v], dlow[v]);
                most = shorter(most, high[v], dhigh[v]);
            }
            return Math.min(1, most * back);
        }

        private double shorter(double most, double room, double change) {
            return change < 0 ? Math.min(most, -room / change) : most;
        }

        double complementarityAfter(double length) {
            double sum = 0;
            for (int v = 0; v < boxed; v++) {
                double moved = x[v] + length * dx[v];
                sum += (low[v] + length * dlow[v]) * moved + (high[v] + length * dhigh[v]) * (width[v] - moved);
            }
            return sum / Math.max(1, 2 * boxed);
        }

        void advance(double length) {
            for (int v = 0; v < boxed; v++) {
                x[v] += length * dx[v];
                low[v] += length * dlow[v];
                high[v] += length * dhigh[v];
            }
            for (int f = 0; f < k; f++) {
                y[f] += length * dy[f];
            }
            for (int e = 0; e < equations; e++) {
                price[e] += length * dprice[e];
            }
        }
    }
}
