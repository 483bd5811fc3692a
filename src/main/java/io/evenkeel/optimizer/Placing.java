package io.evenkeel.optimizer;

/** Which trades may be placed: whole units, no more than may be bought or is there to be sold, none too small. */
final class Placing {

    private static final double EPSILON = 1e-9;

    /** Of a share that may be missing from the last one. */
    private static final double LESS_THAN_A_SHARE = 1e-6;

    private static final double SMALLEST_FRACTION = 1e-4;

    private final Candidate candidate;
    private Problem problem = Problem.NOTHING;
    private double[] share = new double[0];
    private double[] leastSize = new double[0];
    private double[] mostBought = new double[0];

    Placing(Candidate candidate) {
        this.candidate = candidate;
    }

    void begin(Problem of) {
        problem = of;
        int n = of.assets().size();
        if (share.length < n) {
            share = new double[n];
            leastSize = new double[n];
            mostBought = new double[n];
        }
        for (int i = 0; i < n; i++) {
            Asset asset = of.assets().get(i);
            double units = Math.ceil(of.minimumTrade() / asset.price() / unit(asset) - EPSILON);
            share[i] = unit(asset) * asset.price();
            leastSize[i] = Math.max(1, units) * unit(asset) * asset.price();
            mostBought[i] = asset.buyCap();
        }
    }

    private static double unit(Asset asset) {
        return asset.fractional() ? SMALLEST_FRACTION : 1;
    }

    /** Dollars of the smallest part of a share that trades. */
    double share(int i) {
        return share[i];
    }

    /** The smallest trade that may be placed. */
    double leastSize(int i) {
        return leastSize[i];
    }

    /** What is placed for a trade that is wanted: too small a one becomes the smallest, or none. */
    double nearest(int i, double dollars) {
        double smallest = problem.minimumTrade();
        double size = Math.abs(dollars);
        if (size < smallest && !isClosing(i, dollars)) {
            return size < smallest / 2 ? 0 : placeable(i, Math.copySign(leastSize[i], dollars));
        }
        double snapped = Math.copySign(Math.rint(size / share[i]) * share[i], dollars);
        double placed = placeable(i, snapped);
        return placed != 0 || snapped == 0 ? placed : placeable(i, Math.copySign(leastSize[i], dollars));
    }

    private boolean isClosing(int i, double dollars) {
        double held = candidate.held(i);
        return dollars < 0 && held > 0 && -dollars >= held - EPSILON * Math.max(1, held);
    }

    /** The trade nearest to {@code dollars} that may be placed; none where that is not near. */
    double placeable(int i, double dollars) {
        return valid(i, dollars, 0);
    }

    /**
     * The trade that changes the present one to {@code dollars}, and the present one where that may not be placed. An
     * asset is bought or sold, never both: a trade has to be taken back before it can turn.
     */
    double moved(int i, double dollars) {
        double now = candidate.traded[i];
        return (dollars > 0 && now < 0) || (dollars < 0 && now > 0) ? 0 : valid(i, dollars, now);
    }

    /** {@code dollars} where that trade may be placed, in whole units; {@code otherwise} where it may not. */
    private double valid(int i, double dollars, double otherwise) {
        if (dollars == 0) {
            return 0;
        }
        double share = this.share[i];
        if (dollars > 0) {
            double whole = Math.min(Math.rint(dollars / share), Math.floor(mostBought[i] / share + EPSILON)) * share;
            return whole > 0 && whole >= problem.minimumTrade() - EPSILON ? whole : otherwise;
        }
        double held = candidate.held(i);
        double most = candidate.sales().sellable(i);
        boolean maySellAll = most >= held - EPSILON * Math.max(1, held);
        double whole = Math.min(Math.rint(-dollars / share), Math.floor(most / share + EPSILON)) * share;
        // Nothing is left that is less than a share, neither by what is wanted nor by what comes of it in whole shares.
        if (maySellAll && held - Math.max(-dollars, whole) < share * (1 - LESS_THAN_A_SHARE)) {
            return -held;
        }
        return whole > 0 && whole >= problem.minimumTrade() - EPSILON ? -whole : otherwise;
    }
}
