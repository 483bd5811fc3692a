package io.evenkeel.optimizer;

/**
 * Assets of which something is cheaper sold and bought back than kept. They may be bought or sold but not both, and so
 * have two branches; at prices at which these cost the same, the convex envelope of the asset's cost mixes them. At most
 * about as many assets are mixed at the optimum as there are prices, however many have two faces.
 */
final class Mixture {

    private final Blocks blocks;
    private final Filling filling;

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
    private double branchCash;
    private double branchBuys;
    private double branchShort;
    private double branchLong;

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
        double sellCash = branchCash;
        double sellShort = branchShort;
        double sellLong = branchLong;
        branch(i, price, t, true);
        partialBuy[i] = branchPartial;
        double theta = Math.max(0, Math.min(1, centre[i] + (sellValue - branchValue) / mixing));
        bought[i] = theta;
        held[i] = branchHeld - sellHeld;
        cash[i] = branchCash - sellCash;
        buys[i] = branchBuys;
        shortGain[i] = -sellShort;
        longGain[i] = -sellLong;
        filling.cashSum += sellCash + theta * cash[i];
        filling.buySum += theta * branchBuys;
        filling.shortSum += (1 - theta) * sellShort;
        filling.longSum += (1 - theta) * sellLong;
        double q = blocks.quadratic[i] / 2;
        ownCost[i] = q * (theta * branchHeld * branchHeld + (1 - theta) * sellHeld * sellHeld);
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            filling.filled[v] = blocks.isPurchase(v)
                    ? theta * filling.filled[v]
                    : theta * blocks.cap[v] + (1 - theta) * filling.filled[v];
        }
        return sellHeld + theta * held[i];
    }

    private void branch(int i, double price, double t, boolean isBuying) {
        int from = blocks.first[i];
        int to = blocks.first[i + 1];
        double q = blocks.quadratic[i];
        double reached = blocks.active0[i];
        double cost = 0;
        branchCash = 0;
        branchBuys = 0;
        branchShort = 0;
        branchLong = 0;
        branchPartial = Filling.NONE;
        for (int v = from; v < to && !isBuying; v++) {
            if (!blocks.isPurchase(v)) {
                double cap = blocks.cap[v];
                reached -= cap;
                cost -= (filling.marginal[v] + t * filling.dmarginal[v]) * cap;
                branchCash -= blocks.cash[v] * cap;
                branchShort += blocks.shortGain[v] * cap;
                branchLong += blocks.longGain[v] * cap;
            }
        }
        boolean open = true;
        for (int v = from; v < to; v++) {
            if (blocks.isPurchase(v) == isBuying) {
                double marginal = filling.marginal[v] + t * filling.dmarginal[v];
                double room = open ? -(price + q * reached) - marginal : 0;
                double z = Math.max(0, Math.min(blocks.cap[v], room / q));
                if (open && z < blocks.cap[v]) {
                    open = false;
                    branchPartial = z > 0 ? v : Filling.NONE;
                }
                filling.filled[v] = z;
                reached += z;
                cost += marginal * z;
                branchCash += blocks.cash[v] * z;
                branchBuys += isBuying ? z : 0;
                branchShort -= blocks.shortGain[v] * z;
                branchLong -= blocks.longGain[v] * z;
            }
        }
        branchHeld = reached;
        branchValue = q / 2 * reached * reached + price * reached + cost;
    }

    /** Whether the asset stands between its branches. */
    boolean isMixed(int i) {
        return filling.partial[i] == Filling.TWO_FACED && bought[i] > 0 && bought[i] < 1;
    }

    void centreHere() {
        for (int i = 0; i < blocks.n; i++) {
            if (filling.partial[i] == Filling.TWO_FACED) {
                centre[i] = bought[i];
            }
        }
    }
}
