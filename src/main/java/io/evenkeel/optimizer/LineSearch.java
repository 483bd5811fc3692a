package io.evenkeel.optimizer;

/** How far a Newton step of the prices is gone: the dual function is concave, so that its slope along the step falls. */
final class LineSearch {

    private static final int MOST_TRIALS = 50;

    /** A step that promises less is not worth a long search; where no short one finds a place to stop, the climb is over. */
    private static final double SMALL_RISE = 1e-17;

    private static final int FEW_TRIALS = 8;

    /** Part of the slope along a step that may be left, uphill and downhill. */
    private static final double LEFT_UPHILL = 0.3;

    private static final double LEFT_DOWNHILL = 0.1;

    /** How much further than to where a slope that does not fall would rise by enough. */
    private static final double MORE_THAN_ENOUGH = 1.3;

    private static final double MANY_TIMES = 8;

    private final DualNewton method;
    private final Filling filling;
    private final Flips flips = new Flips();

    LineSearch(DualNewton method) {
        this.method = method;
        this.filling = method.filling;
    }

    /**
     * How far to go: where the slope along the step has nearly vanished. Where assets turn, or else regula falsi; a bisection
     * whenever that did not halve what is left. The blocks are filled as they are there.
     *
     * @param rise the slope where the step begins
     * @param enough by how much the dual function has to rise for nobody to ask for more
     * @return parts of the step, nothing where it leads nowhere
     */
    double along(int assets, double rise, double enough) {
        double low = 0;
        double lowSlope = rise;
        double high = 1;
        double risen = 0;
        flips.begin(assets);
        flips.takeLow(filling);
        double highSlope = Double.NaN;
        // As far as it is likely to be enough: mostly that is a small part of a step that goes much too far.
        double likely = MORE_THAN_ENOUGH * enough / rise;
        if (likely < 1) {
            double slope = method.slopeAt(likely);
            if (slope * likely >= enough) {
                return likely;
            }
            if (slope > 0) {
                low = likely;
                lowSlope = slope;
                risen = slope * likely;
                flips.takeLow(filling);
            } else {
                high = likely;
                highSlope = slope;
            }
        }
        if (high == 1) {
            highSlope = method.slopeAt(1);
            if (highSlope >= -LEFT_DOWNHILL * rise) {
                return 1;
            }
        }
        flips.takeHigh(filling);
        double width = Double.POSITIVE_INFINITY;
        double t = 1;
        double weightedLow = lowSlope;
        double weightedHigh = highSlope;
        boolean lastLow = false;
        int most = rise > SMALL_RISE ? MOST_TRIALS : FEW_TRIALS;
        for (int trial = 0; trial < most; trial++) {
            t = flips.vanishing(low, lowSlope, high, highSlope, filling.mixture.mixing);
            if (Double.isNaN(t)) {
                t = low + (high - low) * weightedLow / (weightedLow - weightedHigh);
            }
            boolean isSlow = high - low > width / 2;
            width = high - low;
            if ((trial > 1 && isSlow) || !(t > low && t < high)) {
                t = middle(low, high);
            }
            double slope = method.slopeAt(t);
            if (slope >= -LEFT_DOWNHILL * rise && slope <= LEFT_UPHILL * rise) {
                return t;
            }
            if (slope > 0) {
                // The slope falls all the way, so that up to here it was nowhere less.
                risen += (t - low) * slope;
                if (risen >= enough) {
                    return t;
                }
                weightedHigh = lastLow ? weightedHigh / 2 : highSlope;
                low = t;
                lowSlope = slope;
                flips.takeLow(filling);
                weightedLow = slope;
            } else {
                weightedLow = lastLow ? lowSlope : weightedLow / 2;
                high = t;
                highSlope = slope;
                flips.takeHigh(filling);
                weightedHigh = slope;
            }
            lastLow = slope > 0;
        }
        double reached = rise > SMALL_RISE ? low : 0;
        if (t != reached) {
            method.slopeAt(reached);
        }
        return reached;
    }

    /** In orders of magnitude while it may be any of several. */
    private static double middle(double low, double high) {
        if (low == 0) {
            return high / MANY_TIMES;
        }
        return high > MANY_TIMES * low ? Math.sqrt(low * high) : (low + high) / 2;
    }
}
