package io.evenkeel.optimizer;

/**
 * A small concave quadratic model in the steps of the rows' prices, each between two bounds: g's - s'Hs/2. The unhindered
 * Newton step where it fits; otherwise one price after the other to its best, and then all that are free together.
 */
final class RowStep {

    private static final int MOST_SWEEPS = 40;
    private static final int MOST_ROUNDS = 8;
    private static final double NOTHING = 1e-12;
    private static final double LEAST_PIVOT = 1e-14;

    private int m;
    private double[] model = new double[0];
    private double[] factor = new double[0];
    private double[] gradient = new double[0];
    private double[] lowest = new double[0];
    private double[] highest = new double[0];
    private double[] kept = new double[0];
    private double[] work = new double[0];
    private boolean[] fixed = new boolean[0];
    double[] step = new double[0];

    void begin(int rows) {
        m = rows;
        if (gradient.length < m) {
            model = new double[m * m];
            factor = new double[m * m];
            gradient = new double[m];
            lowest = new double[m];
            highest = new double[m];
            kept = new double[m];
            work = new double[m];
            fixed = new boolean[m];
            step = new double[m];
        }
    }

    void set(int a, int b, double value) {
        model[a * m + b] = value;
        model[b * m + a] = value;
    }

    void atLeast(int a, double least) {
        model[a * m + a] = Math.max(model[a * m + a], least);
    }

    void between(int a, double slope, double down, double up) {
        gradient[a] = slope;
        lowest[a] = down;
        highest[a] = up;
    }

    void solve() {
        for (int j = 0; j < m; j++) {
            fixed[j] = false;
            step[j] = 0;
        }
        solveFree();
        for (int j = 0; j < m; j++) {
            if (!(step[j] > lowest[j] && step[j] < highest[j])) {
                climb();
                return;
            }
        }
    }

    boolean arrivesBelow(int j) {
        return step[j] <= lowest[j];
    }

    boolean arrivesAbove(int j) {
        return step[j] >= highest[j];
    }

    private void climb() {
        for (int j = 0; j < m; j++) {
            step[j] = 0;
        }
        boolean moves = true;
        for (int sweep = 0; moves && sweep < MOST_SWEEPS; sweep++) {
            moves = sweep();
        }
        double share = 0;
        for (int round = 0; share < 1 && round < MOST_ROUNDS; round++) {
            for (int j = 0; j < m; j++) {
                kept[j] = step[j];
                fixed[j] = arrivesBelow(j) || arrivesAbove(j);
            }
            solveFree();
            share = admissible();
        }
    }

    private boolean sweep() {
        double most = 0;
        for (int j = 0; j < m; j++) {
            double slope = gradient[j];
            for (int b = 0; b < m; b++) {
                slope = Math.fma(-model[j * m + b], step[b], slope);
            }
            double after = Math.max(lowest[j], Math.min(highest[j], step[j] + slope / model[j * m + j]));
            most = Math.max(most, Math.abs(after - step[j]));
            step[j] = after;
        }
        return most > NOTHING;
    }

    /** Goes from the kept step towards the new one as far as the bounds let it; returns which part of the way. */
    private double admissible() {
        double share = 1;
        int first = -1;
        for (int j = 0; j < m; j++) {
            double move = step[j] - kept[j];
            double room = (move < 0 ? lowest[j] : highest[j]) - kept[j];
            if (!fixed[j] && move != 0 && room / move < share) {
                share = room / move;
                first = j;
            }
        }
        for (int j = 0; j < m; j++) {
            double move = step[j] - kept[j];
            double bound = move < 0 ? lowest[j] : highest[j];
            double reached = kept[j] + share * move;
            step[j] = j == first ? bound : Math.max(lowest[j], Math.min(highest[j], reached));
        }
        return share;
    }

    /** Solves for the prices that are not fixed, the others' steps being known. */
    private void solveFree() {
        for (int a = 0; a < m; a++) {
            double value = gradient[a];
            for (int b = 0; b < m; b++) {
                value -= fixed[b] ? model[a * m + b] * step[b] : 0;
            }
            work[a] = fixed[a] ? 0 : value;
            factorize(a);
        }
        for (int a = 0; a < m; a++) {
            double value = work[a];
            for (int c = 0; c < a; c++) {
                value = Math.fma(-factor[a * m + c], work[c], value);
            }
            work[a] = value * factor[a * m + a];
        }
        for (int a = m - 1; a >= 0; a--) {
            double value = work[a];
            for (int c = a + 1; c < m; c++) {
                value = Math.fma(-factor[c * m + a], work[c], value);
            }
            work[a] = value * factor[a * m + a];
            step[a] = fixed[a] ? step[a] : work[a];
        }
    }

    /** Row {@code a} of the Cholesky factor; that of a fixed price is the identity's. */
    private void factorize(int a) {
        for (int b = 0; b < a; b++) {
            double value = fixed[a] || fixed[b] ? 0 : model[a * m + b];
            for (int c = 0; c < b; c++) {
                value = Math.fma(-factor[a * m + c], factor[b * m + c], value);
            }
            factor[a * m + b] = value * factor[b * m + b];
        }
        double own = fixed[a] ? 1 : model[a * m + a];
        double pivot = own;
        for (int c = 0; c < a; c++) {
            pivot = Math.fma(-factor[a * m + c], factor[a * m + c], pivot);
        }
        factor[a * m + a] = 1 / Math.sqrt(Math.max(pivot, own * LEAST_PIVOT));
    }
}
