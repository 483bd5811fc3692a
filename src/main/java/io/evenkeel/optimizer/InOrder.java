package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.List;

/**
 * Assets whose lots have to be sold in a given order, such as first in, first out. Where a dear lot stands before a cheap
 * one, what selling costs is not convex: nobody can begin with the cheap one. Lots that follow each other are therefore
 * pooled until each pool is dearer by the dollar than the one before. At the ends of its pools that convex envelope is
 * exact, between them it is too low.
 *
 * <p>Pooling adjacent violators: M. Ayer, H. Brunk, G. Ewing, W. Reid, E. Silverman, An empirical distribution function for
 * sampling with incomplete information, Ann. Math. Stat. 26 (1955).
 */
final class InOrder {

    /** Of the account's value: a sale that ends this near to a pool's end is at its end. */
    private static final double AT_THE_END = 1e-9;

    /** Of a pool: one that is sold by more is taken to be sold as a whole. */
    private static final double MOSTLY = 0.5;

    /** Segments of asset i in their order: first[i] .. first[i + 1] - 1; none for an asset whose lots may be chosen. */
    private int[] first = new int[1];

    private int segments;
    private double[] cap = new double[0];
    private double[] trading = new double[0];
    private double[] cash = new double[0];
    private double[] shortGain = new double[0];
    private double[] longGain = new double[0];

    /** Pools of one asset while it is looked at: the segments from poolFrom[p] to before poolFrom[p + 1]. */
    private int pools;

    private int[] poolFrom = new int[1];
    private double[] poolCap = new double[0];
    private double[] poolPrice = new double[0];

    void load(Problem problem) {
        int n = problem.assets().size();
        segments = 0;
        if (first.length <= n) {
            first = new int[n + 1];
        }
        Arrays.fill(first, 0, n + 1, 0);
        for (int i = 0; problem.columns().isAnyInOrder && i < n; i++) {
            load(i, problem.assets().get(i), problem.value());
        }
    }

    private void load(int i, Asset asset, double value) {
        first[i] = segments;
        if (asset.inOrder() && asset.sales().size() > 1) {
            List<Segment> sales = asset.sales();
            reserve(segments + sales.size());
            for (Segment sale : sales) {
                if (sale.cap() / value <= Columns.NOTHING) {
                    continue;
                }
                cap[segments] = sale.cap() / value;
                trading[segments] = sale.untaxed();
                cash[segments] = 1 - asset.buyCost();
                shortGain[segments] = sale.longTerm() ? 0 : sale.gain();
                longGain[segments] = sale.longTerm() ? sale.gain() : 0;
                segments++;
            }
        }
        first[i + 1] = segments;
    }

    boolean isEmpty() {
        return segments == 0;
    }

    boolean has(int i) {
        return first[i + 1] > first[i];
    }

    private void reserve(int most) {
        if (cap.length < most) {
            int more = 2 * most + 16;
            cap = Arrays.copyOf(cap, more);
            trading = Arrays.copyOf(trading, more);
            cash = Arrays.copyOf(cash, more);
            shortGain = Arrays.copyOf(shortGain, more);
            longGain = Arrays.copyOf(longGain, more);
            poolFrom = new int[more + 1];
            poolCap = new double[more];
            poolPrice = new double[more];
        }
    }

    /** What selling a dollar of the segment costs at these prices. */
    private double price(int s, double cashPrice, double shortPrice, double longPrice) {
        return trading[s] + shortPrice * shortGain[s] + longPrice * longGain[s] - cashPrice * cash[s];
    }

    /** Pools the segments of asset {@code i} at these prices. */
    private void pool(int i, double shortPrice, double longPrice) {
        pools = 0;
        for (int s = first[i]; s < first[i + 1]; s++) {
            poolFrom[pools] = s;
            poolCap[pools] = cap[s];
            poolPrice[pools] = price(s, 0, shortPrice, longPrice);
            pools++;
            while (pools > 1 && poolPrice[pools - 2] >= poolPrice[pools - 1]) {
                double both = poolCap[pools - 2] + poolCap[pools - 1];
                if (both > 0) {
                    poolPrice[pools - 2] =
                            (poolPrice[pools - 2] * poolCap[pools - 2] + poolPrice[pools - 1] * poolCap[pools - 1])
                                    / both;
                }
                poolCap[pools - 2] = both;
                pools--;
            }
        }
        poolFrom[pools] = first[i + 1];
    }

    /** Gives the asset's sales to the blocks as pools, the whole envelope. */
    void writeEnvelope(int i, Blocks blocks, double shortPrice, double longPrice) {
        pool(i, shortPrice, longPrice);
        blocks.beginSales(i);
        for (int p = 0; p < pools; p++) {
            writePool(p, blocks);
        }
        blocks.endSales();
    }

    /**
     * Gives the asset's sales to the blocks so that their costs are exact near a sale: the pools before it, and of the pool
     * in which it ends the lots that come first, as long as each is dearer than the one before.
     *
     * @param sold as a part of the account's value
     */
    void writeNear(int i, double sold, Blocks blocks, double shortPrice, double longPrice) {
        pool(i, shortPrice, longPrice);
        blocks.beginSales(i);
        double end = 0;
        int p = 0;
        for (; p < pools; p++) {
            boolean isPassed = sold > end + poolCap[p] - AT_THE_END || sold > end + MOSTLY * poolCap[p];
            if (!isPassed) {
                break;
            }
            end += poolCap[p];
            writePool(p, blocks);
        }
        if (p < pools) {
            double last = Double.NEGATIVE_INFINITY;
            for (int s = poolFrom[p]; s < poolFrom[p + 1] && price(s, 0, shortPrice, longPrice) >= last; s++) {
                last = price(s, 0, shortPrice, longPrice);
                blocks.writeSale(s - first[i], cap[s], trading[s], cash[s], shortGain[s], longGain[s]);
            }
        }
        blocks.endSales();
    }

    private void writePool(int p, Blocks blocks) {
        double total = 0;
        double cost = 0;
        double shorts = 0;
        double longs = 0;
        int from = poolFrom[p];
        for (int s = from; s < poolFrom[p + 1]; s++) {
            total += cap[s];
            cost += cap[s] * trading[s];
            shorts += cap[s] * shortGain[s];
            longs += cap[s] * longGain[s];
        }
        if (total > 0) {
            blocks.writeSale(0, total, cost / total, cash[from], shorts / total, longs / total);
        }
    }

    /** What selling that much in order costs; infinite where there is not as much. */
    double costOf(int i, double sold, double cashPrice, double shortPrice, double longPrice) {
        double left = sold;
        double cost = 0;
        for (int s = first[i]; s < first[i + 1] && left > 0; s++) {
            double part = Math.min(left, cap[s]);
            cost += part * price(s, cashPrice, shortPrice, longPrice);
            left -= part;
        }
        return left > AT_THE_END ? Double.POSITIVE_INFINITY : cost;
    }

    /**
     * The least that selling in order can cost, drift and holding included, exactly.
     *
     * @param held holding less target before any sale
     * @param q twice the price of the asset's own risk
     * @param holding what holding a dollar costs
     */
    double least(int i, double held, double q, double holding, double cashPrice, double shortPrice, double longPrice) {
        double h = held;
        double cost = 0;
        double least = q / 2 * h * h + holding * h;
        for (int s = first[i]; s < first[i + 1]; s++) {
            double price = price(s, cashPrice, shortPrice, longPrice);
            double best = Math.max(0, Math.min(cap[s], q > 0 ? h + (holding - price) / q : cap[s]));
            double there = h - best;
            least = Math.min(least, q / 2 * there * there + holding * there + cost + price * best);
            h -= cap[s];
            cost += price * cap[s];
            least = Math.min(least, q / 2 * h * h + holding * h + cost);
        }
        return least;
    }
}
