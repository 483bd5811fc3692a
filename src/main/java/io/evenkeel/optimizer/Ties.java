package io.evenkeel.optimizer;

/**
 * Several blocks at one cost: a tiny quadratic term settles how they are divided, and what the next dollar is worth is found
 * by Newton steps inside a bracket. Buffers are reused.
 */
final class Ties {

    private static final int MOST_TRIALS = 80;

    private int count;
    private double[] lower = new double[0];
    private double[] cap = new double[0];

    void begin(int most) {
        count = 0;
        if (lower.length < most) {
            lower = new double[2 * most];
            cap = new double[2 * most];
        }
    }

    /**
     * @param cost of the block's first dollar
     * @param most what it holds
     */
    void add(double cost, double most) {
        lower[count] = cost;
        cap[count++] = most;
    }

    /** How full a block is where a dollar is worth that much. */
    static double fill(double cost, double most, double worth, double proximal) {
        return Math.max(0, Math.min(most, (worth - cost) / proximal));
    }

    /**
     * What the next dollar is worth once the blocks are filled.
     *
     * @param start where to look first
     * @param fixed what holding a dollar costs while all of them are empty
     * @param q what it costs more with every dollar
     * @param proximal the weight of the quadratic term
     */
    double worth(double start, double fixed, double q, double proximal) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double worth = start;
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            double sum = 0;
            int ramps = 0;
            for (int b = 0; b < count; b++) {
                double z = fill(lower[b], cap[b], worth, proximal);
                sum += z;
                ramps += z > 0 && z < cap[b] ? 1 : 0;
            }
            double error = worth + fixed + q * sum;
            if (error > 0) {
                high = worth;
            } else {
                low = worth;
            }
            double next = worth - error / (1 + q * ramps / proximal);
            if (!(next > low && next < high)) {
                next = Double.isInfinite(low) || Double.isInfinite(high) ? worth - error : (low + high) / 2;
            }
            if (next == worth) {
                break;
            }
            worth = next;
        }
        return worth;
    }
}
