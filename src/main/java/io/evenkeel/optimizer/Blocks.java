package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * A problem as flat arrays, in fractions of the account's value. What solving changes are buffers, reused from one problem
 * to the next; the rest are the {@link Columns} of the problem itself.
 *
 * <p>What can be done with an asset is a row of <em>blocks</em>, each of which raises its holding by up to {@code cap} at
 * one marginal cost: a part of a lot that is kept instead of sold, or a purchase. Everything sold is the lowest point,
 * so a block filled to z means that {@code cap - z} of its lot is sold, or that z is bought. In order of their marginal
 * costs the blocks make the asset's cost convex; whoever prices them keeps them in that order.
 */
final class Blocks {

    int n;
    int k;
    int blocks;
    double riskAversion;

    /** Blocks of asset i: first[i] .. first[i + 1] - 1. */
    int[] first = new int[1];

    /** Segments of asset i, in the problem's order: firstSegment[i] .. firstSegment[i + 1] - 1. */
    int[] firstSegment = new int[1];

    int[] group = new int[0];
    /** Holding less target. */
    double[] active0 = new double[0];
    /** Twice the risk aversion times the specific variance. */
    double[] quadratic = new double[0];
    /** Exposures asset by asset, and factor by factor. */
    double[][] rows = new double[0][];

    double[][] factors = new double[0][];

    /** Accounts that the blocks belong to, and, where there are several, per block which. */
    int places = 1;

    int[] place = new int[0];

    /** The index of the segment; -1 for a purchase. */
    int[] segment = new int[0];

    /** What may be used of {@link #limit} now. */
    double[] cap = new double[0];

    double[] limit = new double[0];
    /** Trading cost per dollar less the reward for shedding. */
    double[] trading = new double[0];
    /** What a dollar in the block takes from cash: more than a dollar bought, less than a dollar kept. */
    double[] cash = new double[0];

    double[] shortGain = new double[0];
    double[] longGain = new double[0];

    /** The largest gain or loss in a dollar of any block. */
    double mostShort;

    double mostLong;

    double mostBuyCost;

    /** Per asset: whether its blocks were loaded, allowed or forbidden since somebody added them up. */
    boolean[] altered = new boolean[0];

    final InOrder inOrder = new InOrder();

    /** Where the next sale of an asset is written to. */
    private int writing;

    private int writingEnd;

    void load(Problem problem) {
        Columns columns = problem.columns();
        n = columns.n;
        k = columns.k;
        blocks = columns.blocks;
        riskAversion = problem.riskAversion();
        first = columns.first;
        firstSegment = columns.firstSegment;
        group = columns.group;
        active0 = columns.active0;
        quadratic = columns.quadratic;
        rows = columns.rows;
        factors = columns.factors;
        mostShort = columns.mostShort;
        mostLong = columns.mostLong;
        mostBuyCost = columns.mostBuyCost;
        places = columns.places;
        reserveBlocks();
        if (places > 1) {
            System.arraycopy(columns.place, 0, place, 0, blocks);
        }
        // Two blocks more, which hold nothing: what stands below the first and above the last block of an asset.
        for (int beyond = blocks; beyond < blocks + 2; beyond++) {
            segment[beyond] = 0;
            cap[beyond] = 0;
            cash[beyond] = 0;
            shortGain[beyond] = 0;
            longGain[beyond] = 0;
        }
        System.arraycopy(columns.segment, 0, segment, 0, blocks);
        System.arraycopy(columns.limit, 0, limit, 0, blocks);
        System.arraycopy(columns.limit, 0, cap, 0, blocks);
        System.arraycopy(columns.trading, 0, trading, 0, blocks);
        System.arraycopy(columns.cash, 0, cash, 0, blocks);
        System.arraycopy(columns.shortGain, 0, shortGain, 0, blocks);
        System.arraycopy(columns.longGain, 0, longGain, 0, blocks);
        Arrays.fill(altered, 0, n, true);
        inOrder.load(problem);
    }

    private void reserveBlocks() {
        if (altered.length < n) {
            altered = new boolean[n];
        }
        if (cap.length < blocks + 2) {
            int more = 2 * blocks + 16;
            segment = new int[more];
            place = new int[more];
            cap = new double[more];
            limit = new double[more];
            trading = new double[more];
            cash = new double[more];
            shortGain = new double[more];
            longGain = new double[more];
        }
    }

    /** Lots that have to be sold in order become pools at what gains cost. */
    void poolInOrder(double shortPrice, double longPrice) {
        for (int i = 0; i < n && !inOrder.isEmpty(); i++) {
            if (inOrder.has(i)) {
                inOrder.writeEnvelope(i, this, shortPrice, longPrice);
            }
        }
    }

    /** The sales of asset {@code i} are written anew, no more of them than there were. */
    void beginSales(int i) {
        altered[i] = true;
        writing = first[i];
        writingEnd = first[i + 1];
    }

    void writeSale(int ofSegment, double most, double cost, double fromCash, double ofShort, double ofLong) {
        while (isPurchase(writing)) {
            writing++;
        }
        segment[writing] = ofSegment;
        cap[writing] = most;
        limit[writing] = most;
        trading[writing] = cost;
        cash[writing] = fromCash;
        shortGain[writing] = ofShort;
        longGain[writing] = ofLong;
        writing++;
    }

    /** What is left of the asset's sales is no longer there. */
    void endSales() {
        for (; writing < writingEnd; writing++) {
            if (!isPurchase(writing)) {
                cap[writing] = 0;
                limit[writing] = 0;
            }
        }
    }

    /** From now on asset {@code i} may be bought, sold, both or neither, as far as the problem lets it. */
    void allow(int i, boolean buys, boolean sells) {
        for (int v = first[i]; v < first[i + 1]; v++) {
            double most = (isPurchase(v) ? buys : sells) ? limit[v] : 0;
            altered[i] |= cap[v] != most;
            cap[v] = most;
        }
    }

    void allowAll() {
        System.arraycopy(limit, 0, cap, 0, blocks);
        Arrays.fill(altered, 0, n, true);
    }

    /** Whether what the block takes from cash, or buys, counts in that account's rows. */
    boolean isIn(int block, int account) {
        return places == 1 || place[block] == account;
    }

    boolean isPurchase(int block) {
        return segment[block] < 0;
    }

    void swap(int a, int b) {
        int ofA = segment[a];
        segment[a] = segment[b];
        segment[b] = ofA;
        if (places > 1) {
            int placeOfA = place[a];
            place[a] = place[b];
            place[b] = placeOfA;
        }
        swap(cap, a, b);
        swap(limit, a, b);
        swap(trading, a, b);
        swap(cash, a, b);
        swap(shortGain, a, b);
        swap(longGain, a, b);
    }

    static void swap(double[] values, int a, int b) {
        double kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }
}
