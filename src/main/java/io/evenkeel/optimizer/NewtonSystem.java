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
    private static final double LEAST_PIVOT = 1e-14;

    private final DualNewton method;
    private final Blocks blocks;
    private final Rows rows;
    private final RowStep rowStep = new RowStep();
    private final PartlyFilled columns;

    /** The factors' part, bordered by the rows that move and, last, by the gradient. */
    private final BorderedCholesky system = new BorderedCholesky();

    private int k;

    /** Rows that move, those over all assets first; and which of them each row is, -1 for none. */
    private int moving;

    private int dense;
    private int[] row = new int[0];
    private int[] indexOf = new int[0];
    private int[] during = new int[0];

    /** Per row that moves: its diagonal before the factors were taken out of it. */
    private double[] own = new double[0];

    private double[] gradient = new double[0];
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
            own = new double[m];
        }
        moving = 0;
        choose(false);
        dense = moving;
        choose(true);
        system.begin(k, moving + 1);
        if (gradient.length < k + moving) {
            gradient = new double[k + moving];
        }
        if (step.length < k) {
            step = new double[k];
        }
    }

    private void choose(boolean isGroup) {
        for (int r = 0; r < rows.count; r++) {
            if ((rows.kind[r] == Rows.Kind.GROUP) == isGroup) {
                int place = method.place[r];
                double excess = method.sums.excess[r];
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

    // --- what the assets say ----------------------------------------------------------------------------------------

    private void build() {
        columns.write(system);
        for (int j = dense; j < moving; j++) {
            columns.group(rows.of[row[j]], system, j);
        }
        for (int f = 0; f < system.inner; f++) {
            system.matrix[f * system.inner + f] += 1 / method.curvature();
        }
        int last = system.at(moving);
        for (int f = 0; f < k; f++) {
            gradient[f] = method.factorGradient(f);
            system.matrix[last + f] = gradient[f];
        }
        for (int j = 0; j < moving; j++) {
            double excess = method.sums.excess[row[j]];
            gradient[k + j] = excess;
            double scale = scale(row[j]);
            system.addToCorner(j, j, scale * (scale * LEAST_DAMPING + DAMPING * Math.abs(excess)));
            system.addToCorner(moving, j, excess);
            own[j] = system.corner(j, j);
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

    private void solve() {
        system.eliminate();
        solveRows();
        system.substitute(moving, rowStep.step, step);
    }

    /** What is left of the rows' part once the factors follow. */
    private void solveRows() {
        rowStep.begin(moving);
        for (int a = 0; a < moving; a++) {
            for (int b = 0; b <= a; b++) {
                rowStep.set(a, b, system.corner(a, b));
            }
            rowStep.atLeast(a, own[a] * LEAST_PIVOT + LEAST_DAMPING);
            int r = row[a];
            int below = (during[a] - 1) >> 1;
            rowStep.between(
                    a,
                    system.corner(moving, a),
                    rows.slope(r, below) - method.mu[r],
                    rows.slope(r, below + 1) - method.mu[r]);
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
