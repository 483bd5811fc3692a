package io.evenkeel.optimizer;

import java.util.List;

/**
 * A problem's assets as flat arrays, in fractions of the account's value: laid out once and never changed, so that
 * however often the problem is solved its objects are walked through once.
 *
 * <p>What can be done with an asset is a row of <em>blocks</em>, as {@link Blocks} explains.
 */
final class Columns {

    /** Blocks of less than a hundredth of a cent in a million are left out. */
    static final double NOTHING = 1e-11;

    final int n;
    final int k;
    int blocks;

    /** Blocks of asset i: first[i] .. first[i + 1] - 1. */
    final int[] first;

    /** Segments of asset i, in the problem's order: firstSegment[i] .. firstSegment[i + 1] - 1. */
    final int[] firstSegment;

    final int[] group;
    /** Per group: what its members' targets add up to. */
    final double[] groupTarget;
    /** Holding less target. */
    final double[] active0;
    /** Twice the risk aversion times the specific variance. */
    final double[] quadratic;
    /** Exposures asset by asset, and factor by factor. */
    final double[][] rows;

    final double[][] factors;

    /** Accounts that the blocks belong to, and per block which. */
    final int places;

    final int[] place;

    /** The index of the segment; -1 for a purchase. */
    final int[] segment;

    final double[] limit;
    final double[] trading;
    final double[] cash;
    final double[] shortGain;
    final double[] longGain;

    /** The largest gain or loss in a dollar of any block. */
    double mostShort;

    double mostLong;

    /** The most that buying a dollar costs. */
    double mostBuyCost;

    /** Whether lots of any asset have to be sold in their order. */
    final boolean isAnyInOrder;

    /** The sales of one asset while it is laid out. */
    private double[] key = new double[0];

    private int[] order = new int[0];

    private Columns(Problem problem) {
        List<Asset> assets = problem.assets();
        n = assets.size();
        k = problem.factors();
        first = new int[n + 1];
        firstSegment = new int[n + 1];
        group = new int[n];
        groupTarget = new double[problem.groups().size()];
        active0 = new double[n];
        quadratic = new double[n];
        rows = problem.exposures();
        factors = new double[k][n];
        places = problem.accounts().size();
        int most = n * places;
        boolean inOrder = false;
        for (Asset asset : assets) {
            most += asset.sales().size();
            inOrder |= asset.inOrder() && asset.sales().size() > 1;
        }
        isAnyInOrder = inOrder;
        segment = new int[most];
        place = new int[most];
        limit = new double[most];
        trading = new double[most];
        cash = new double[most];
        shortGain = new double[most];
        longGain = new double[most];
    }

    static Columns of(Problem problem) {
        Columns columns = new Columns(problem);
        columns.layOut(problem);
        return columns;
    }

    private void layOut(Problem problem) {
        double part = 1 / problem.value();
        double mostPurchases = 1 + Math.max(0, -problem.cash()) / problem.value();
        for (int i = 0; i < n; i++) {
            Asset asset = problem.assets().get(i);
            first[i] = blocks;
            firstSegment[i + 1] = firstSegment[i] + asset.sales().size();
            active0[i] = (asset.held() - asset.target()) * part;
            quadratic[i] = 2 * problem.riskAversion() * problem.specific()[i];
            group[i] = asset.group();
            if (asset.group() >= 0 && asset.group() < groupTarget.length) {
                groupTarget[asset.group()] += asset.target();
            }
            for (int f = 0; f < k; f++) {
                factors[f][i] = rows[i][f];
            }
            int before = 0;
            for (int p = 0; p < places; p++) {
                Asset there = problem.accounts().get(p).assets().get(i);
                int from = blocks;
                addBlocks(there, problem.taxYear(), part, Math.min(there.buyCap() * part, mostPurchases));
                for (int v = from; v < blocks; v++) {
                    place[v] = p;
                    segment[v] += segment[v] < 0 ? 0 : before;
                }
                before += there.sales().size();
            }
        }
        first[n] = blocks;
    }

    private void addBlocks(Asset asset, TaxYear year, double part, double buyCap) {
        List<Segment> sales = asset.sales();
        sortSales(sales, year);
        mostBuyCost = Math.max(mostBuyCost, asset.buyCost());
        boolean bought = buyCap <= NOTHING;
        for (int s = 0; s < sales.size(); s++) {
            if (!bought && key[s] > asset.buyCost()) {
                addPurchase(asset, buyCap);
                bought = true;
            }
            Segment sale = sales.get(order[s]);
            if (sale.cap() * part > NOTHING) {
                shortGain[blocks] = sale.longTerm() ? 0 : sale.gain();
                longGain[blocks] = sale.longTerm() ? sale.gain() : 0;
                mostShort = Math.max(mostShort, Math.abs(shortGain[blocks]));
                mostLong = Math.max(mostLong, Math.abs(longGain[blocks]));
                add(order[s], sale.cap() * part, sale.untaxed(), 1 - asset.buyCost());
            }
        }
        if (!bought) {
            addPurchase(asset, buyCap);
        }
    }

    /** The order in which they are likely to stand once they are priced: the dearest to sell are kept first. */
    private void sortSales(List<Segment> sales, TaxYear year) {
        if (key.length < sales.size()) {
            key = new double[2 * sales.size()];
            order = new int[2 * sales.size()];
        }
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
        limit[blocks] = most;
        trading[blocks] = cost;
        cash[blocks] = fromCash;
        blocks++;
    }
}
