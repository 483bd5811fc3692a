package io.evenkeel.optimizer;

/**
 * A proven lower bound: the Lagrangian dual at given prices, recomputed from nothing. Any prices give a valid bound, good
 * ones a tight one, so nothing here trusts that the method converged.
 *
 * <p>Each asset is minimized on its own. Where it may be both bought and sold, but not in one proposal, the cheaper of
 * the two directions counts: the bound then holds for the problem with directions and not only for its relaxation.
 */
final class DualValue {

    /** What arithmetic in fractions may lose of a whole holding. */
    private static final double ROUNDING = 1e-12;

    private Blocks blocks = new Blocks();
    private double bestHeld;
    private double cashPrice;
    private double shortPrice;
    private double longPrice;
    private double[] cap = new double[0];
    private int[] order = new int[0];
    private double[] marginal = new double[0];
    private double[] holding = new double[0];

    /** Of the convex problem with the blocks that are allowed now; in fractions of the account's value. */
    double convex(DualNewton method) {
        return of(method, method.blocks.cap, false);
    }

    /** Of the same with one direction per asset. */
    double directed(DualNewton method) {
        return of(method, method.blocks.cap, true);
    }

    /** Of the whole problem with one direction per asset, whatever is allowed now. */
    double whole(DualNewton method) {
        return of(method, method.blocks.limit, true);
    }

    private double of(DualNewton method, double[] caps, boolean directed) {
        cap = caps;
        prepare(method);
        double bound = 0;
        for (int f = 0; f < blocks.k; f++) {
            bound -= method.nu[f] * method.nu[f] / (2 * method.curvature());
        }
        for (int r = 0; r < method.rows.count; r++) {
            bound -= method.rows.conjugate(r, method.mu[r]);
        }
        for (int i = 0; i < blocks.n; i++) {
            bound += directed ? lowest(i) : best(i, true, true);
        }
        return bound;
    }

    private void prepare(DualNewton method) {
        blocks = method.blocks;
        if (marginal.length < blocks.blocks) {
            marginal = new double[blocks.blocks];
            order = new int[blocks.blocks];
        }
        if (holding.length < blocks.n) {
            holding = new double[blocks.n];
        }
        cashPrice = method.cashPrice();
        shortPrice = method.gainPrice(true);
        longPrice = method.gainPrice(false);
        method.costs(holding, marginal);
        for (int i = 0; i < blocks.n; i++) {
            sort(blocks.first[i], blocks.first[i + 1]);
        }
    }

    private void sort(int from, int to) {
        for (int p = from; p < to; p++) {
            int q = p - 1;
            while (q >= from && marginal[order[q]] > marginal[p]) {
                order[q + 1] = order[q];
                q--;
            }
            order[q + 1] = p;
        }
    }

    /** Whether something is cheaper sold and bought back than kept. */
    boolean isTwoFaced(int i) {
        boolean purchase = false;
        for (int p = blocks.first[i]; p < blocks.first[i + 1]; p++) {
            int v = order[p];
            if (blocks.isPurchase(v)) {
                purchase |= cap[v] > 0;
            } else if (purchase && cap[v] > 0) {
                return true;
            }
        }
        return false;
    }

    /** What the asset costs at least, in one direction. To be called after one of the above, like the rest. */
    double lowest(int i) {
        if (blocks.inOrder.has(i)) {
            double sold = maySell(i)
                    ? blocks.inOrder.least(
                            i, blocks.active0[i], blocks.quadratic[i], holding[i], cashPrice, shortPrice, longPrice)
                    : Double.POSITIVE_INFINITY;
            return Math.min(sold, best(i, true, false));
        }
        return isTwoFaced(i) ? Math.min(best(i, true, false), best(i, false, true)) : best(i, true, true);
    }

    private boolean maySell(int i) {
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (!blocks.isPurchase(v) && cap[v] > 0) {
                return true;
            }
        }
        return false;
    }

    /** What a dollar more of cash saves. */
    double cashPrice() {
        return cashPrice;
    }

    /** The trade of one direction that costs least, not negative; in fractions of the account's value. */
    double bestTrade(int i, boolean buys) {
        best(i, buys, !buys);
        return Math.abs(bestHeld - blocks.active0[i]);
    }

    /** What the asset costs with this trade; infinite where it cannot be made. */
    double costOf(int i, double trade) {
        double held = blocks.active0[i] + trade;
        if (trade < 0 && blocks.inOrder.has(i)) {
            return blocks.quadratic[i] / 2 * held * held
                    + holding[i] * held
                    + blocks.inOrder.costOf(i, -trade, cashPrice, shortPrice, longPrice);
        }
        double cost = 0;
        double left = Math.abs(trade);
        for (int p = blocks.first[i + 1] - 1; p >= blocks.first[i] && left > 0; p--) {
            int v = order[p];
            if (blocks.isPurchase(v) == trade > 0) {
                double part = Math.min(left, cap[v]);
                cost += trade > 0 ? marginal[v] * part : -marginal[v] * part;
                left -= part;
            }
        }
        return left > ROUNDING
                ? Double.POSITIVE_INFINITY
                : blocks.quadratic[i] / 2 * held * held + holding[i] * held + cost;
    }

    /**
     * What the asset costs when these lots are sold.
     *
     * @param sold dollars per segment
     */
    double costOf(int i, double[] sold, double value) {
        double held = blocks.active0[i];
        double cost = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (!blocks.isPurchase(v)) {
                double part = sold[blocks.segment[v]] / value;
                held -= part;
                cost -= marginal[v] * part;
            }
        }
        return blocks.quadratic[i] / 2 * held * held + holding[i] * held + cost;
    }

    private double best(int i, boolean buys, boolean sells) {
        int from = blocks.first[i];
        int to = blocks.first[i + 1];
        double q = blocks.quadratic[i];
        double held = blocks.active0[i];
        double cost = 0;
        for (int v = from; sells && v < to; v++) {
            if (!blocks.isPurchase(v)) {
                held -= cap[v];
                cost -= marginal[v] * cap[v];
            }
        }
        for (int p = from; p < to; p++) {
            int v = order[p];
            if (blocks.isPurchase(v) ? buys : sells) {
                double room = -(holding[i] + q * held) - marginal[v];
                if (room <= 0) {
                    break;
                }
                double z = Math.min(cap[v], room / q);
                held += z;
                cost += marginal[v] * z;
                if (z < cap[v]) {
                    break;
                }
            }
        }
        bestHeld = held;
        return q / 2 * held * held + holding[i] * held + cost;
    }
}
