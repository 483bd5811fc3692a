package io.evenkeel.optimizer;

/**
 * Where assets with two faces turn from one branch to the other along a step of the prices. The dual function's slope falls
 * there at once, by as much as the difference between what the branches cost changes along the step, and a line search that
 * knows nothing of it closes in on such a fall only by halves.
 */
final class Flips {

    private int n;

    /** By how much buying an asset is cheaper than selling it at either end; nothing where it does not have both. */
    private double[] atLow = new double[0];

    private double[] atHigh = new double[0];
    private double[] place = new double[0];
    private double[] fall = new double[0];
    private int count;

    void begin(int assets) {
        n = assets;
        if (atLow.length < n) {
            atLow = new double[n];
            atHigh = new double[n];
            place = new double[n];
            fall = new double[n];
        }
    }

    /** The blocks are filled as they are at the lower end now. */
    void takeLow(Filling filling) {
        take(filling, atLow);
    }

    void takeHigh(Filling filling) {
        take(filling, atHigh);
    }

    private void take(Filling filling, double[] to) {
        for (int i = 0; i < n; i++) {
            to[i] = filling.partial[i] == Filling.TWO_FACED ? filling.mixture.lead[i] : 0;
        }
    }

    /**
     * Where between both ends the slope is likely to vanish, of what falls at once and of the rest, which is taken to fall
     * evenly; NaN where nothing turns.
     *
     * @param width prices over which an asset turns
     */
    double vanishing(double low, double lowSlope, double high, double highSlope, double width) {
        double falls = collect(low, high);
        if (count == 0) {
            return Double.NaN;
        }
        double evenly = Math.max(0, lowSlope - highSlope - falls) / (high - low);
        double slope = lowSlope;
        double at = low;
        for (int left = count; left > 0; left--) {
            int next = first(left);
            double before = slope - evenly * (place[next] - at);
            if (before <= 0) {
                return at + slope / evenly;
            }
            if (before <= fall[next]) {
                // The ramp is as wide in the step's length as its width in prices over their speed.
                return place[next] + (before / fall[next] - 0.5) * width / fall[next];
            }
            slope = before - fall[next];
            at = place[next];
            place[next] = place[left - 1];
            fall[next] = fall[left - 1];
        }
        return evenly > 0 ? at + slope / evenly : Double.NaN;
    }

    /** The sum of all falls. */
    private double collect(double low, double high) {
        count = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (atLow[i] * atHigh[i] < 0) {
                place[count] = low + (high - low) * atLow[i] / (atLow[i] - atHigh[i]);
                fall[count] = Math.abs(atHigh[i] - atLow[i]) / (high - low);
                sum += fall[count++];
            }
        }
        return sum;
    }

    private int first(int of) {
        int least = 0;
        for (int c = 1; c < of; c++) {
            least = place[c] < place[least] ? c : least;
        }
        return least;
    }
}
