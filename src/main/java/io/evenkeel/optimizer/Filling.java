package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * The assets on their own: at given prices each fills its blocks, the cheapest first, until the next dollar no longer
 * pays. What holding a dollar of an asset costs falls with every dollar held by its own risk, so where it stops is found
 * in closed form, starting from where it stopped the last time.
 */
final class Filling {

    static final int NONE = -1;
    static final int SEVERAL = -2;
    static final int TWO_FACED = -3;

    private static final double[] ONE_IF_NEGATIVE = {0, 1};

    /** What blocks that are not there cost: below the first and above the last of an asset. */
    private static final double NEVER_LEFT = -1e300;

    private static final double NEVER_FILLED = 1e300;

    private final Blocks blocks;
    final Mixture mixture;
    final Ties ties = new Ties();

    /** Per asset: what holding a dollar costs at the prices, and how that changes along the step. */
    double[] holding = new double[0];

    double[] dholding = new double[0];

    /** Per block: its marginal cost at the prices, and how that changes along the step. */
    double[] marginal = new double[0];

    double[] dmarginal = new double[0];

    /** Both as far along the step as the assets are being filled. */
    private double[] price = new double[0];

    double[] cost = new double[0];

    /** What a block costs while nothing is in it, what fills it only to settle ties included. */
    private double[] lower = new double[0];

    /** How full each block is; up to date after {@link #spreadOut}. */
    double[] filled = new double[0];

    /** The filling of a block costs a little beyond its price, by the square of its distance from here. */
    double[] centre = new double[0];

    double proximal;

    /** Per asset: holding less target. */
    double[] active = new double[0];
    /** Per asset: the block that is partly filled. */
    int[] partial = new int[0];

    private boolean[] twoFaced = new boolean[0];

    /** Per asset: the first block that is not full, and what is in it. */
    private int[] at = new int[0];

    private double[] amount = new double[0];

    /** Per asset: by how much it is filled for every unit that a dollar is worth more than it costs. */
    double[] perDollar = new double[0];

    /** How far the prices have gone in all, back and forth, as what may have brought two blocks of an asset nearer. */
    private double way;

    /** Where along the step the assets were filled last. */
    private double filledAt;

    /** Per asset: how far they may go before its blocks can be in another order. */
    private double[] ordered = new double[0];

    /** Per block, and one more per asset: the sums before it when all blocks before it are full. */
    private double[] heldBefore = new double[0];

    private double[] cashBefore = new double[0];
    private double[] buysBefore = new double[0];
    private double[] shortBefore = new double[0];
    private double[] longBefore = new double[0];
    private boolean countsGains;

    double cashSum;
    double buySum;
    double shortSum;
    double longSum;

    Filling(Blocks blocks) {
        this.blocks = blocks;
        this.mixture = new Mixture(blocks, this);
    }

    /** Starts with the blocks as they stand: nothing traded. */
    void begin(boolean withGains) {
        if (withGains && !countsGains) {
            Arrays.fill(blocks.altered, 0, blocks.n, true);
        }
        countsGains = withGains;
        reserve();
        mixture.begin();
        for (int i = 0; i < blocks.n; i++) {
            dholding[i] = 0;
            at[i] = blocks.first[i];
        }
        for (int v = 0; v < blocks.blocks; v++) {
            dmarginal[v] = 0;
            centre[v] = blocks.isPurchase(v) ? 0 : blocks.cap[v];
        }
    }

    private void reserve() {
        int n = blocks.n;
        int b = blocks.blocks;
        if (holding.length < n) {
            holding = new double[n];
            dholding = new double[n];
            active = new double[n];
            amount = new double[n];
            perDollar = new double[n];
            partial = new int[n];
            twoFaced = new boolean[n];
            at = new int[n];
            ordered = new double[n];
            price = new double[n];
        }
        if (lower.length < b + 2) {
            marginal = new double[b];
            dmarginal = new double[b];
            filled = new double[b];
            centre = new double[b];
            cost = new double[b];
            lower = new double[b + 2];
        }
        if (heldBefore.length < b + n) {
            heldBefore = new double[b + n];
            cashBefore = new double[b + n];
            buysBefore = new double[b + n];
            shortBefore = new double[b + n];
            longBefore = new double[b + n];
        }
    }

    /** Puts every asset's blocks in order of their marginal costs and adds them up. */
    void sortAll() {
        way = 0;
        filledAt = 0;
        for (int i = 0; i < blocks.n; i++) {
            perDollar[i] = 1 / (blocks.quadratic[i] + proximal);
        }
        goTo(0);
        for (int i = 0; i < blocks.n; i++) {
            if (sort(i) || blocks.altered[i]) {
                addUp(i);
            }
            blocks.altered[i] = false;
        }
    }

    private void goTo(double t) {
        Exposures.line(holding, dholding, t, price, blocks.n);
        Exposures.line(marginal, dmarginal, t, cost, blocks.blocks);
        Exposures.line(cost, centre, -proximal, lower, blocks.blocks);
        lower[blocks.blocks] = NEVER_LEFT;
        lower[blocks.blocks + 1] = NEVER_FILLED;
    }

    /** Whether anything was not in order. */
    private boolean sort(int i) {
        int from = blocks.first[i];
        int to = blocks.first[i + 1];
        boolean isMoved = false;
        double nearest = Double.POSITIVE_INFINITY;
        double last = from < to ? cost[from] : 0;
        for (int p = from + 1; p < to; p++) {
            double its = cost[p];
            nearest = Math.min(nearest, its - last);
            if (its < last) {
                isMoved = true;
                for (int q = p; q > from && its < cost[q - 1]; q--) {
                    swap(q, q - 1);
                }
            } else {
                last = its;
            }
        }
        // Where something was moved the gaps are other ones, and are looked at the next time.
        ordered[i] = isMoved ? way : way + nearest;
        return isMoved;
    }

    private void swap(int a, int b) {
        blocks.swap(a, b);
        Blocks.swap(marginal, a, b);
        Blocks.swap(dmarginal, a, b);
        Blocks.swap(cost, a, b);
        Blocks.swap(lower, a, b);
        Blocks.swap(centre, a, b);
        Blocks.swap(filled, a, b);
    }

    private void addUp(int i) {
        int from = blocks.first[i];
        int to = blocks.first[i + 1];
        twoFaced[i] = mixture.isTwoFaced(i);
        double held = blocks.active0[i];
        double cash = 0;
        double buys = 0;
        double shortGain = 0;
        double longGain = 0;
        for (int v = from; v < to; v++) {
            if (!blocks.isPurchase(v)) {
                double cap = blocks.cap[v];
                held -= cap;
                cash -= blocks.cash[v] * cap;
                shortGain += blocks.shortGain[v] * cap;
                longGain += blocks.longGain[v] * cap;
            }
        }
        for (int v = from; v < to; v++) {
            double cap = blocks.cap[v];
            heldBefore[v + i] = held;
            cashBefore[v + i] = cash;
            buysBefore[v + i] = buys;
            held += cap;
            cash += blocks.cash[v] * cap;
            buys += blocks.isPurchase(v) ? cap : 0;
        }
        heldBefore[to + i] = held;
        cashBefore[to + i] = cash;
        buysBefore[to + i] = buys;
        if (countsGains) {
            for (int v = from; v < to; v++) {
                shortBefore[v + i] = shortGain;
                longBefore[v + i] = longGain;
                shortGain -= blocks.shortGain[v] * blocks.cap[v];
                longGain -= blocks.longGain[v] * blocks.cap[v];
            }
            shortBefore[to + i] = shortGain;
            longBefore[to + i] = longGain;
        }
    }

    /**
     * Fills every asset at the prices {@code t} along the step. Most assets are done in the loop itself, with the sums in
     * local variables: it is where a solve spends most of its time.
     *
     * @param speed by how much at most the whole step brings two blocks of an asset nearer to each other
     * @return sum of the active weights times the change of their holding costs
     */
    double fillAll(double t, double speed) {
        way += Math.abs(t - filledAt) * speed;
        filledAt = t;
        goTo(t);
        double along = 0;
        double cashHere = 0;
        double buysHere = 0;
        double shortHere = 0;
        double longHere = 0;
        cashSum = 0;
        buySum = 0;
        shortSum = 0;
        longSum = 0;
        int n = blocks.n;
        int[] first = blocks.first;
        int[] segment = blocks.segment;
        double[] cap = blocks.cap;
        double[] cash = blocks.cash;
        double[] low = lower;
        double[] held = heldBefore;
        double soft = proximal;
        int bottom = blocks.blocks;
        int top = bottom + 1;
        for (int i = 0; i < n; i++) {
            if (way > ordered[i] && sort(i)) {
                addUp(i);
            }
            if (twoFaced[i]) {
                partial[i] = TWO_FACED;
                active[i] = mixture.fill(i, price[i]);
                along = Math.fma(dholding[i], active[i], along);
                continue;
            }
            int from = first[i];
            int to = first[i + 1];
            double q = blocks.quadratic[i];
            int p = at[i];
            double worth = -Math.fma(q, held[p + i], price[i]);
            int below = p > from ? p - 1 : bottom;
            int above = p < to ? p : top;
            double room = (worth - low[above]) * perDollar[i];
            double leaves = Math.fma(soft, cap[below], low[below]);
            // Mostly an asset stops in the block where it stopped the last time.
            if (worth < leaves || room >= cap[above]) {
                while (p > from && worth < low[p - 1] + soft * cap[p - 1]) {
                    p--;
                    worth = -Math.fma(q, held[p + i], price[i]);
                }
                while (p < to && (worth - low[p]) * perDollar[i] >= cap[p]) {
                    p++;
                    worth = -Math.fma(q, held[p + i], price[i]);
                }
                at[i] = p;
                below = p > from ? p - 1 : bottom;
                above = p < to ? p : top;
                room = (worth - low[above]) * perDollar[i];
                leaves = Math.fma(soft, cap[below], low[below]);
            }
            double z = Math.max(0, room);
            double next = worth - q * z;
            int beyond = p + 1 < to ? p + 1 : top;
            if ((low[beyond] < next || leaves > next) && z > 0) {
                along = Math.fma(dholding[i], fillTied(i, next), along);
                continue;
            }
            amount[i] = z;
            active[i] = held[p + i] + z;
            along = Math.fma(dholding[i], active[i], along);
            partial[i] = onlyIfPositive(above, z);
            cashHere += Math.fma(cash[above], z, cashBefore[p + i]);
            buysHere += Math.fma(ONE_IF_NEGATIVE[segment[above] >>> 31], z, buysBefore[p + i]);
            if (countsGains) {
                shortHere += Math.fma(-blocks.shortGain[above], z, shortBefore[p + i]);
                longHere += Math.fma(-blocks.longGain[above], z, longBefore[p + i]);
            }
        }
        cashSum += cashHere;
        buySum += buysHere;
        shortSum += shortHere;
        longSum += longHere;
        return along;
    }

    /** {@code block}, or {@link #NONE} where {@code z} is zero, without a branch that nothing foresees. */
    private static int onlyIfPositive(int block, double z) {
        return block | ~(int) (-Double.doubleToRawLongBits(z) >> 63);
    }

    /** What is held of the asset with everything sold. */
    double heldAtBottom(int i) {
        return heldBefore[blocks.first[i] + i];
    }

    private double fillTied(int i, double start) {
        int from = blocks.first[i];
        int to = blocks.first[i + 1];
        double q = blocks.quadratic[i];
        ties.begin(to - from);
        for (int v = from; v < to; v++) {
            ties.add(lower[v], blocks.cap[v]);
        }
        double fixed = price[i] + q * heldBefore[from + i];
        return settleTied(i, ties.worth(start, fixed, q, proximal));
    }

    private double settleTied(int i, double worth) {
        int from = blocks.first[i];
        double held = heldBefore[from + i];
        cashSum += cashBefore[from + i];
        if (countsGains) {
            shortSum += shortBefore[from + i];
            longSum += longBefore[from + i];
        }
        for (int v = from; v < blocks.first[i + 1]; v++) {
            double z = Ties.fill(lower[v], blocks.cap[v], worth, proximal);
            filled[v] = z;
            held += z;
            cashSum += blocks.cash[v] * z;
            buySum += blocks.isPurchase(v) ? z : 0;
            shortSum -= blocks.shortGain[v] * z;
            longSum -= blocks.longGain[v] * z;
        }
        partial[i] = SEVERAL;
        active[i] = held;
        return held;
    }

    /** Writes {@link #filled} for all blocks. */
    void spreadOut() {
        for (int i = 0; i < blocks.n; i++) {
            if (partial[i] == TWO_FACED) {
                mixture.spreadOut(i);
            } else if (partial[i] != SEVERAL) {
                int p = at[i];
                for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
                    filled[v] = v < p ? blocks.cap[v] : v == p ? amount[i] : 0;
                }
            }
        }
    }

    void centreHere() {
        System.arraycopy(filled, 0, centre, 0, blocks.blocks);
        mixture.centreHere();
    }

    /** Moves the prices to {@code t} along the step. */
    void advance(double t) {
        filledAt = 0;
        for (int i = 0; i < blocks.n; i++) {
            holding[i] += t * dholding[i];
        }
        for (int v = 0; v < blocks.blocks; v++) {
            marginal[v] += t * dmarginal[v];
        }
    }
}
