package io.evenkeel.optimizer;

/**
 * Assets of which something is cheaper sold and bought back than kept. They may be bought or sold but not both, and so
 * have two branches; at prices at which these cost the same, the convex envelope of the asset's cost mixes them. At most
 * about as many assets are mixed at the optimum as there are prices, however many have two faces.
 */
final class Mixture {

    /** The weight of a quadratic term that settles how tied lots are divided. */
    static final double PROXIMAL = 1e-7;

    private final Blocks blocks;
    private final Filling filling;
    /** Per block: how full it is in its own branch. */
    private double[] branchFilled = new double[0];

    /** The weight of a quadratic term around {@link #centre} that settles how much of each branch there is. */
    double mixing;

    /** Per asset: the part of the branch that buys, and where the term is centred. */
    double[] bought = new double[0];

    double[] centre = new double[0];
    /** Per asset: the partly filled block of each branch, and its own risk's cost. */
    int[] partialBuy = new int[0];

    int[] partialSell = new int[0];
    double[] ownCost = new double[0];
    /** Per asset: the buying branch less the selling one. */
    double[] held = new double[0];

    double[] cash = new double[0];
    double[] buys = new double[0];
    double[] shortGain = new double[0];
    double[] longGain = new double[0];

    /** The branch looked at last. */
    private double branchHeld;

    private double branchValue;
    private int branchPartial;

    Mixture(Blocks blocks, Filling filling) {
        this.blocks = blocks;
        this.filling = filling;
    }

    void begin() {
        int n = blocks.n;
        if (bought.length < n) {
            bought = new double[n];
            centre = new double[n];
            partialBuy = new int[n];
            partialSell = new int[n];
            ownCost = new double[n];
            held = new double[n];
            cash = new double[n];
            buys = new double[n];
            shortGain = new double[n];
            longGain = new double[n];
        }
        if (branchFilled.length < blocks.blocks) {
            branchFilled = new double[blocks.blocks];
        }
        java.util.Arrays.fill(centre, 0, n, 0.5);
    }

    /** Whether a purchase comes before something that could be sold, in the order of the blocks. */
    boolean isTwoFaced(int i) {
        boolean purchase = false;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (blocks.isPurchase(v)) {
                purchase |= blocks.cap[v] > 0;
            } else if (purchase && blocks.cap[v] > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills the asset's blocks and adds to the filling's sums.
     *
     * @param price what holding a dollar costs
     * @param t how far along the step
     */
    double fill(int i, double price, double t) {
        branch(i, price, t, false);
        double sellHeld = branchHeld;
        double sellValue = branchValue;
        partialSell[i] = branchPartial;
        branch(i, price, t, true);
        double buyHeld = branchHeld;
        partialBuy[i] = branchPartial;
        double theta = Math.max(0, Math.min(1, centre[i] + (sellValue - branchValue) / mixing));
        bought[i] = theta;
        held[i] = buyHeld - sellHeld;
        double q = blocks.quadratic[i] / 2;
        ownCost[i] = q * (theta * buyHeld * buyHeld + (1 - theta) * sellHeld * sellHeld);
        addUp(i, theta);
        return sellHeld + theta * held[i];
    }

    /** Writes how full the blocks are. */
    void spreadOut(int i) {
        double theta = bought[i];
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            filling.filled[v] = blocks.isPurchase(v)
                    ? theta * branchFilled[v]
                    : theta * blocks.cap[v] + (1 - theta) * branchFilled[v];
        }
    }

    private void branch(int i, double price, double t, boolean isBuying) {
        double q = blocks.quadratic[i];
        double bottom = blocks.active0[i];
        for (int v = blocks.first[i]; v < blocks.first[i + 1] && !isBuying; v++) {
            bottom -= blocks.isPurchase(v) ? 0 : blocks.cap[v];
        }
        double worth = walk(i, price, t, isBuying, bottom);
        if (!isBuying && branchPartial >= 0 && isTied(i, t, worth)) {
            settleTied(i, t, worth, price + q * bottom);
            value(i, price, t, bottom);
        }
    }

    /** Fills the branch's blocks in their order; returns what the next dollar is worth. */
    private double walk(int i, double price, double t, boolean isBuying, double bottom) {
        double q = blocks.quadratic[i];
        double worth = -(price + q * bottom);
        double reached = bottom;
        double cost = 0;
        boolean open = true;
        branchPartial = Filling.NONE;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (blocks.isPurchase(v) == isBuying) {
                double cap = blocks.cap[v];
                double marginal = filling.marginal[v] + t * filling.dmarginal[v];
                double z = 0;
                if (open) {
                    double room = worth - marginal + (isBuying ? 0 : PROXIMAL * cap);
                    z = Math.max(0, Math.min(cap, room / (q + PROXIMAL)));
                    if (z < cap) {
                        open = false;
                        branchPartial = z > 0 ? v : Filling.NONE;
                    }
                    worth -= q * z;
                    reached += z;
                }
                branchFilled[v] = z;
                double traded = isBuying ? z : z - cap;
                cost += (marginal + PROXIMAL / 2 * traded) * traded;
            }
        }
        branchHeld = reached;
        branchValue = (q / 2 * reached + price) * reached + cost;
        return worth;
    }

    /** What the selling branch holds and costs after tied lots were divided. */
    private void value(int i, double price, double t, double bottom) {
        double reached = bottom;
        double cost = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (!blocks.isPurchase(v)) {
                double traded = branchFilled[v] - blocks.cap[v];
                reached += branchFilled[v];
                cost += (filling.marginal[v] + t * filling.dmarginal[v] + PROXIMAL / 2 * traded) * traded;
            }
        }
        branchHeld = reached;
        branchValue = (blocks.quadratic[i] / 2 * reached + price) * reached + cost;
    }

    /** The quadratic term that settles ties between lots is centred where nothing is traded. */
    private double lower(int v, double t) {
        double centred = blocks.isPurchase(v) ? 0 : PROXIMAL * blocks.cap[v];
        return filling.marginal[v] + t * filling.dmarginal[v] - centred;
    }

    private boolean isTied(int i, double t, double worth) {
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (v != branchPartial && !blocks.isPurchase(v) && blocks.cap[v] > 0) {
                double low = lower(v, t);
                if (v > branchPartial ? low < worth : low + PROXIMAL * blocks.cap[v] > worth) {
                    return true;
                }
            }
        }
        return false;
    }

    private void settleTied(int i, double t, double start, double fixed) {
        int from = blocks.first[i];
        int to = blocks.first[i + 1];
        filling.ties.begin(to - from);
        for (int v = from; v < to; v++) {
            if (!blocks.isPurchase(v)) {
                filling.ties.add(lower(v, t), blocks.cap[v]);
            }
        }
        double worth = filling.ties.worth(start, fixed, blocks.quadratic[i], PROXIMAL);
        for (int v = from; v < to; v++) {
            if (!blocks.isPurchase(v)) {
                branchFilled[v] = Ties.fill(lower(v, t), blocks.cap[v], worth, PROXIMAL);
            }
        }
        branchPartial = Filling.SEVERAL;
    }

    /** Adds the branches' sums to the filling's; their differences matter only to an asset between its branches. */
    private void addUp(int i, double theta) {
        double sellCash = 0;
        double sellShort = 0;
        double sellLong = 0;
        double buyCash = 0;
        double buyBuys = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (blocks.isPurchase(v)) {
                buyCash += blocks.cash[v] * branchFilled[v];
                buyBuys += branchFilled[v];
            } else {
                double traded = branchFilled[v] - blocks.cap[v];
                sellCash += blocks.cash[v] * traded;
                sellShort -= blocks.shortGain[v] * traded;
                sellLong -= blocks.longGain[v] * traded;
            }
        }
        cash[i] = buyCash - sellCash;
        buys[i] = buyBuys;
        shortGain[i] = -sellShort;
        longGain[i] = -sellLong;
        filling.cashSum += sellCash + theta * cash[i];
        filling.buySum += theta * buyBuys;
        filling.shortSum += (1 - theta) * sellShort;
        filling.longSum += (1 - theta) * sellLong;
    }

    boolean isRamp(int v) {
        return branchFilled[v] > 0 && branchFilled[v] < blocks.cap[v];
    }

    /** Whether the asset stands between its branches. */
    boolean isMixed(int i) {
        return filling.partial[i] == Filling.TWO_FACED && bought[i] > 0 && bought[i] < 1;
    }

    boolean isAnyMixed() {
        for (int i = 0; i < blocks.n; i++) {
            if (isMixed(i)) {
                return true;
            }
        }
        return false;
    }

    void centreHere() {
        for (int i = 0; i < blocks.n; i++) {
            if (filling.partial[i] == Filling.TWO_FACED) {
                centre[i] = bought[i];
            }
        }
    }
}
