package io.evenkeel.optimizer;

import java.util.List;

/**
 * A problem as flat arrays, in fractions of the account's value; buffers are reused from one problem to the next.
 *
 * <p>What can be done with an asset is a row of <em>blocks</em>, each of which raises its holding by up to {@code cap} at
 * one marginal cost: a part of a lot that is kept instead of sold, or a purchase. Everything sold is the lowest point,
 * so a block filled to z means that {@code cap - z} of its lot is sold, or that z is bought. In order of their marginal
 * costs the blocks make the asset's cost convex; whoever prices them keeps them in that order.
 */
final class Blocks {

    /** Blocks of less than a hundredth of a cent in a million are left out. */
    static final double NOTHING = 1e-11;

    int n;
    int k;
    int blocks;
    double riskAversion;

    /** Blocks of asset i: first[i] .. first[i + 1] - 1. */
    int[] first = new int[1];

    /** Segments of asset i, in the problem's order: firstSegment[i] .. firstSegment[i + 1] - 1. */
    int[] firstSegment = new int[1];

    int segments;
    int[] group = new int[0];
    /** Holding less target. */
    double[] active0 = new double[0];
    /** Twice the risk aversion times the specific variance. */
    double[] quadratic = new double[0];
    /** Row by row, one asset after the other. */
    double[] exposure = new double[0];

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

    final InOrder inOrder = new InOrder();

    /** Where the next sale of an asset is written to. */
    private int writing;

    private int writingEnd;

    /** The sales of one asset while it is loaded. */
    private double[] key = new double[0];

    private int[] order = new int[0];

    void load(Problem problem) {
        n = problem.assets().size();
        k = problem.factors();
        riskAversion = problem.riskAversion();
        reserveAssets();
        blocks = 0;
        segments = 0;
        mostShort = 0;
        mostLong = 0;
        inOrder.begin(n);
        double mostPurchases = 1 + Math.max(0, -problem.cash()) / problem.value();
        for (int i = 0; i < n; i++) {
            loadAsset(problem, i, mostPurchases);
        }
        first[n] = blocks;
        firstSegment[n] = segments;
    }

    private void loadAsset(Problem problem, int i, double mostPurchases) {
        Asset asset = problem.assets().get(i);
        double part = 1 / problem.value();
        first[i] = blocks;
        firstSegment[i] = segments;
        segments += asset.sales().size();
        active0[i] = (asset.held() - asset.target()) * part;
        quadratic[i] = 2 * riskAversion * problem.specific()[i];
        group[i] = asset.group();
        System.arraycopy(problem.exposures()[i], 0, exposure, i * k, k);
        List<Segment> sales = asset.sales();
        int count = sales.size();
        reserveBlocks(blocks + count + 1);
        sortSales(sales, problem.taxYear());
        double buyCap = Math.min(asset.buyCap() * part, mostPurchases);
        boolean bought = buyCap <= NOTHING;
        for (int s = 0; s < count; s++) {
            if (!bought && key[s] > asset.buyCost()) {
                addPurchase(asset, buyCap);
                bought = true;
            }
            Segment sale = sales.get(order[s]);
            if (sale.cap() * part > NOTHING) {
                add(order[s], sale.cap() * part, sale.untaxed(), 1 - asset.buyCost());
                shortGain[blocks - 1] = sale.longTerm() ? 0 : sale.gain();
                longGain[blocks - 1] = sale.longTerm() ? sale.gain() : 0;
                mostShort = Math.max(mostShort, Math.abs(shortGain[blocks - 1]));
                mostLong = Math.max(mostLong, Math.abs(longGain[blocks - 1]));
            }
        }
        if (!bought) {
            addPurchase(asset, buyCap);
        }
        inOrder.load(i, asset, problem.value());
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

    /** The order in which they are likely to stand once they are priced: the dearest to sell are kept first. */
    private void sortSales(List<Segment> sales, TaxYear year) {
        for (int s = 0; s < sales.size(); s++) {
            double kept = -sales.get(s).price(year);
            int to = s;
            for (; to > 0 && key[to - 1] > kept; to--) {
                key[to] = key[to - 1];
                order[to] = order[to - 1];
            }
            key[to] = kept;
            order[to] = s;
        }
    }

    private void addPurchase(Asset asset, double most) {
        add(-1, most, asset.buyCost(), 1 + asset.buyCost());
    }

    private void add(int ofSegment, double most, double cost, double fromCash) {
        segment[blocks] = ofSegment;
        cap[blocks] = most;
        limit[blocks] = most;
        trading[blocks] = cost;
        cash[blocks] = fromCash;
        shortGain[blocks] = 0;
        longGain[blocks] = 0;
        blocks++;
    }

    private void reserveAssets() {
        if (first.length <= n) {
            first = new int[n + 1];
            firstSegment = new int[n + 1];
            group = new int[n];
            active0 = new double[n];
            quadratic = new double[n];
        }
        if (exposure.length < n * k) {
            exposure = new double[n * k];
        }
    }

    private void reserveBlocks(int most) {
        if (cap.length < most) {
            int more = 2 * most + 16;
            segment = java.util.Arrays.copyOf(segment, more);
            cap = java.util.Arrays.copyOf(cap, more);
            limit = java.util.Arrays.copyOf(limit, more);
            trading = java.util.Arrays.copyOf(trading, more);
            cash = java.util.Arrays.copyOf(cash, more);
            shortGain = java.util.Arrays.copyOf(shortGain, more);
            longGain = java.util.Arrays.copyOf(longGain, more);
            key = new double[more];
            order = new int[more];
        }
    }

    /** From now on asset {@code i} may be bought, sold, both or neither, as far as the problem lets it. */
    void allow(int i, boolean buys, boolean sells) {
        for (int v = first[i]; v < first[i + 1]; v++) {
            cap[v] = (isPurchase(v) ? buys : sells) ? limit[v] : 0;
        }
    }

    void allowAll() {
        System.arraycopy(limit, 0, cap, 0, blocks);
    }

    boolean isPurchase(int block) {
        return segment[block] < 0;
    }

    void swap(int a, int b) {
        int ofA = segment[a];
        segment[a] = segment[b];
        segment[b] = ofA;
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
