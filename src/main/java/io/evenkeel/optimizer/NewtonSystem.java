package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * The equations of one Newton step: the generalised Hessian of the dual function in the prices of the k factors and of
 * the rows that want to move. An asset counts in it where a block is partly filled, with the inverse of its own risk.
 * The factors are eliminated; {@link RowStep} finds the rows' part between the slopes they lie between.
 */
final class NewtonSystem {

    /** Keeps rows apart that no asset tells apart; in proportion to what the row is still off. */
    private static final double DAMPING = 0.05;

    private static final double LEAST_DAMPING = 1e-13;
    private static final double LEAST_PIVOT = 1e-15;

    private final DualNewton method;
    private final Blocks blocks;
    private final Rows rows;
    private final RowStep rowStep = new RowStep();
    private final PartlyFilled columns;
    private int k;

    /** Rows that move, those over all assets first; and which of them each row is, -1 for none. */
    private int moving;

    private int dense;
    private int[] row = new int[0];
    private int[] indexOf = new int[0];
    private int[] during = new int[0];
    private int size;

    private double[] hessian = new double[0];
    private double[] gradient = new double[0];
    private double[] reduced = new double[0];
    private double[] step = new double[0];

    NewtonSystem(DualNewton method) {
        this.method = method;
        this.blocks = method.blocks;
        this.rows = method.rows;
        this.columns = new PartlyFilled(method);
    }

    /** Writes the step from where the method stands; returns how fast the dual function rises along it. */
    double direction(double[] dnu, double[] dmu) {
        k = blocks.k;
        chooseRows();
        columns.collect(row, dense);
        build();
        solve();
        double rise = 0;
        for (int f = 0; f < k; f++) {
            dnu[f] = step[f];
            rise += step[f] * gradient[f];
        }
        Arrays.fill(dmu, 0, rows.count, 0);
        for (int j = 0; j < moving; j++) {
            dmu[row[j]] = rowStep.step[j];
            rise += rowStep.step[j] * gradient[k + j];
        }
        return rise;
    }

    // --- which rows move -------------------------------------------------------------------------------------------

    private void chooseRows() {
        int m = rows.count;
        if (indexOf.length < m) {
            indexOf = new int[m];
            row = new int[m];
            during = new int[m];
        }
        moving = 0;
        choose(false);
        dense = moving;
        choose(true);
        size = k + moving;
        if (gradient.length < size) {
            gradient = new double[size];
            reduced = new double[size];
            step = new double[size];
            hessian = new double[size * size];
        }
    }

    private void choose(boolean isGroup) {
        for (int r = 0; r < rows.count; r++) {
            if ((rows.kind[r] == Rows.Kind.GROUP) == isGroup) {
                int place = method.place[r];
                double excess = method.excess[r];
                boolean between = (place & 1) == 1;
                int next = between ? place : excess > 0 ? place + 1 : place - 1;
                // At either end of its slopes a price has nowhere to go: the row stays violated.
                boolean moves = (between || excess != 0) && next > 0 && next < 2 * rows.breaks[r];
                indexOf[r] = moves ? moving : -1;
                if (moves) {
                    row[moving] = r;
                    during[moving++] = next;
                }
            }
        }
    }

    // --- what the assets say
    // ------------------------------------------------------------------------------------------

    private void build() {
        columns.write(hessian, size);
        for (int j = dense; j < moving; j++) {
            int at = (k + j) * size;
            Arrays.fill(hessian, at, at + k + j + 1, 0);
            columns.group(rows.of[row[j]], hessian, at, k + j);
        }
        for (int f = 0; f < k; f++) {
            hessian[f * size + f] += 1 / method.curvature();
            gradient[f] = method.factorGradient(f);
        }
        for (int j = 0; j < moving; j++) {
            double excess = method.excess[row[j]];
            gradient[k + j] = excess;
            double scale = scale(row[j]);
            hessian[(k + j) * size + k + j] += scale * (scale * LEAST_DAMPING + DAMPING * Math.abs(excess));
        }
    }

    /** What a dollar in a block can add to the row at most: a hundredth of a cent of gain, or a dollar of cash. */
    private double scale(int r) {
        if (rows.kind[r] != Rows.Kind.GAINS) {
            return 1;
        }
        double most =
                Math.max(Math.abs(rows.onShort[r]) * blocks.mostShort, Math.abs(rows.onLong[r]) * blocks.mostLong);
        return most > 0 ? Math.min(1, most) : 1;
    }

    // --- the step ---------------------------------------------------------------------------------------------------

    /** Cholesky in place of the Hessian's lower triangle, the factors' part only; its diagonal holds reciprocals. */
    private void solve() {
        for (int a = 0; a < size; a++) {
            int most = Math.min(a, k);
            for (int b = 0; b < most; b++) {
                hessian[a * size + b] = entry(a, b, b) * hessian[b * size + b];
            }
            double value = gradient[a];
            for (int c = 0; c < most; c++) {
                value = Math.fma(-hessian[a * size + c], reduced[c], value);
            }
            if (a < k) {
                double own = hessian[a * size + a];
                double pivot = Math.max(entry(a, a, a), Math.max(own * LEAST_PIVOT, Double.MIN_NORMAL));
                hessian[a * size + a] = 1 / Math.sqrt(pivot);
                value *= hessian[a * size + a];
            }
            reduced[a] = value;
        }
        solveRows();
        for (int a = k - 1; a >= 0; a--) {
            double value = reduced[a];
            for (int c = a + 1; c < k; c++) {
                value = Math.fma(-hessian[c * size + a], step[c], value);
            }
            for (int j = 0; j < moving; j++) {
                value = Math.fma(-hessian[(k + j) * size + a], rowStep.step[j], value);
            }
            step[a] = value * hessian[a * size + a];
        }
    }

    /** The entry (a, b) less the products of what stands left of it. */
    private double entry(int a, int b, int to) {
        int rowA = a * size;
        int rowB = b * size;
        double even = hessian[rowA + b];
        double odd = 0;
        int c = 0;
        for (; c + 1 < to; c += 2) {
            even = Math.fma(-hessian[rowA + c], hessian[rowB + c], even);
            odd = Math.fma(-hessian[rowA + c + 1], hessian[rowB + c + 1], odd);
        }
        if (c < to) {
            even = Math.fma(-hessian[rowA + c], hessian[rowB + c], even);
        }
        return even + odd;
    }

    /** What is left of the rows' part once the factors follow. */
    private void solveRows() {
        rowStep.begin(moving);
        for (int a = 0; a < moving; a++) {
            double own = hessian[(k + a) * size + k + a];
            for (int b = 0; b <= a; b++) {
                rowStep.set(a, b, entry(k + a, k + b, k));
            }
            rowStep.atLeast(a, own * LEAST_PIVOT * 10 + LEAST_DAMPING);
            int r = row[a];
            int below = (during[a] - 1) >> 1;
            rowStep.between(
                    a, reduced[k + a], rows.slope(r, below) - method.mu[r], rows.slope(r, below + 1) - method.mu[r]);
        }
        rowStep.solve();
    }

    /** Takes the rows' prices to {@code t} along the step. */
    void move(double t, double[] dmu) {
        for (int j = 0; j < moving; j++) {
            int r = row[j];
            int place = during[j];
            if (t == 1 && rowStep.arrivesBelow(j)) {
                place--;
            } else if (t == 1 && rowStep.arrivesAbove(j)) {
                place++;
            }
            method.place[r] = place;
            method.mu[r] = (place & 1) == 0 ? rows.priceAt(r, place) : method.mu[r] + t * dmu[r];
        }
    }

    /** The breakpoint at which the sum of a moving row sits. */
    double breakpoint(int r) {
        return rows.breakpoint(r, (during[indexOf[r]] - 1) >> 1);
    }

    /** Other blocks were loaded. */
    void begin() {
        columns.begin();
    }
}
