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

    /** Per asset: by how much buying is cheaper than selling. */
    double[] lead = new double[0];

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

    /** What the asset looked at last comes to when it is bought, and when it is sold. */
    private double buyHeld;

    private double buyValue;

    /** What a dollar more in the branch filled last would be worth. */
    private double worth;

    private double buyCash;
    private double buyBuys;
    private double sellHeld;
    private double sellValue;
    private double sellCash;
    private double sellShort;
    private double sellLong;

    Mixture(Blocks blocks, Filling filling) {
        this.blocks = blocks;
        this.filling = filling;
    }

    void begin() {
        int n = blocks.n;
        if (bought.length < n) {
            bought = new double[n];
            centre = new double[n];
            lead = new double[n];
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
     */
    double fill(int i, double price) {
        if (blocks.places > 1 || !fillBranches(i, price)) {
            buySomewhere(i, price);
            sell(i, price);
        }
        lead[i] = sellValue - buyValue;
        double theta = Math.max(0, Math.min(1, centre[i] + lead[i] / mixing));
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

    /**
     * Both branches of an asset that one block at most buys, in one walk through its blocks: it is where an account with
     * many losses spends most of its time.
     *
     * @return whether they are filled; not where several blocks of the selling branch are tied
     */
    private boolean fillBranches(int i, double price) {
        double q = blocks.quadratic[i];
        double perDollar = 1 / (q + PROXIMAL);
        double held0 = blocks.active0[i];
        double bottom = filling.heldAtBottom(i);
        double pays = -(price + q * bottom);
        double[] costs = filling.cost;
        boolean open = true;
        int partial = Filling.NONE;
        double dearestFull = Double.NEGATIVE_INFINITY;
        double cheapestEmpty = Double.POSITIVE_INFINITY;
        double sold = bottom;
        double sellCost = 0;
        double fromCash = 0;
        double ofShort = 0;
        double ofLong = 0;
        double bought = 0;
        double buyCost = 0;
        int purchase = Filling.NONE;
        int to = blocks.first[i + 1];
        for (int v = blocks.first[i]; v < to; v++) {
            double cost = costs[v];
            double cap = blocks.cap[v];
            double z = 0;
            if (blocks.isPurchase(v)) {
                double room = (-(price + q * held0) - cost) * perDollar;
                z = Math.max(0, Math.min(cap, room));
                purchase = v;
                bought = z;
                buyCost = (cost + PROXIMAL / 2 * z) * z;
            } else {
                // The quadratic term that settles ties between lots is centred where nothing is traded.
                double low = cost - PROXIMAL * cap;
                if (open) {
                    // Branches that are foreseen, rather than the least and the most, which wait for each other.
                    double room = (pays - low) * perDollar;
                    if (room >= cap) {
                        z = cap;
                        dearestFull = Math.max(dearestFull, cost);
                    } else {
                        open = false;
                        if (room > 0) {
                            z = room;
                            partial = v;
                        } else if (cap > 0) {
                            cheapestEmpty = low;
                        }
                    }
                    pays -= q * z;
                } else if (cap > 0) {
                    cheapestEmpty = Math.min(cheapestEmpty, low);
                }
                double traded = z - cap;
                sold += z;
                sellCost += (cost + PROXIMAL / 2 * traded) * traded;
                fromCash += blocks.cash[v] * traded;
                ofShort -= blocks.shortGain[v] * traded;
                ofLong -= blocks.longGain[v] * traded;
            }
            branchFilled[v] = z;
        }
        if (partial >= 0 && (dearestFull > pays || cheapestEmpty < pays)) {
            return false;
        }
        partialSell[i] = partial;
        partialBuy[i] = bought > 0 && bought < blocks.cap[purchase] ? purchase : Filling.NONE;
        buyHeld = held0 + bought;
        buyBuys = bought;
        buyCash = bought > 0 ? blocks.cash[purchase] * bought : 0;
        buyValue = (q / 2 * buyHeld + price) * buyHeld + buyCost;
        sellHeld = sold;
        sellCash = fromCash;
        sellShort = ofShort;
        sellLong = ofLong;
        sellValue = (q / 2 * sold + price) * sold + sellCost;
        return true;
    }

    /** What is bought, by the account that does it most cheaply before the others. */
    private void buySomewhere(int i, double price) {
        int partial = fillInOrder(i, true, blocks.active0[i], price);
        if (partial >= 0 && isTied(i, true, worth, partial)) {
            settleTied(i, true, worth, price + blocks.quadratic[i] * blocks.active0[i]);
            partial = Filling.SEVERAL;
        }
        partialBuy[i] = partial;
        buyHeld = blocks.active0[i];
        buyCash = 0;
        buyBuys = 0;
        double cost = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (blocks.isPurchase(v)) {
                double z = branchFilled[v];
                buyHeld += z;
                buyCash += blocks.cash[v] * z;
                buyBuys += z;
                cost += (filling.cost[v] + PROXIMAL / 2 * z) * z;
            }
        }
        buyValue = (blocks.quadratic[i] / 2 * buyHeld + price) * buyHeld + cost;
    }

    /** Fills the sales' blocks in their order, what is left of a lot being kept. */
    private void sell(int i, double price) {
        double q = blocks.quadratic[i];
        double bottom = filling.heldAtBottom(i);
        int partial = fillInOrder(i, false, bottom, price);
        if (partial >= 0 && isTied(i, false, worth, partial)) {
            settleTied(i, false, worth, price + q * bottom);
            partial = Filling.SEVERAL;
        }
        partialSell[i] = partial;
        value(i, price, bottom);
    }

    /**
     * Fills one branch's blocks as long as they pay, and leaves in {@link #worth} what a dollar more would be worth.
     *
     * @return the block that is partly filled
     */
    private int fillInOrder(int i, boolean purchases, double from, double price) {
        double q = blocks.quadratic[i];
        double perDollar = 1 / (q + PROXIMAL);
        double pays = -(price + q * from);
        boolean open = true;
        int partial = Filling.NONE;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (blocks.isPurchase(v) == purchases) {
                double z = 0;
                if (open) {
                    // Branches that are foreseen, rather than the least and the most, which wait for each other.
                    double room = (pays - lower(v)) * perDollar;
                    if (room >= blocks.cap[v]) {
                        z = blocks.cap[v];
                    } else {
                        open = false;
                        if (room > 0) {
                            z = room;
                            partial = v;
                        }
                    }
                    pays -= q * z;
                }
                branchFilled[v] = z;
            }
        }
        worth = pays;
        return partial;
    }

    /** What the selling branch holds and costs. */
    private void value(int i, double price, double bottom) {
        sellHeld = bottom;
        sellCash = 0;
        sellShort = 0;
        sellLong = 0;
        double cost = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (!blocks.isPurchase(v)) {
                double traded = branchFilled[v] - blocks.cap[v];
                sellHeld += branchFilled[v];
                cost += (filling.cost[v] + PROXIMAL / 2 * traded) * traded;
                sellCash += blocks.cash[v] * traded;
                sellShort -= blocks.shortGain[v] * traded;
                sellLong -= blocks.longGain[v] * traded;
            }
        }
        sellValue = (blocks.quadratic[i] / 2 * sellHeld + price) * sellHeld + cost;
    }

    /** The quadratic term that settles ties between lots is centred where nothing is traded. */
    private double lower(int v) {
        double centred = blocks.isPurchase(v) ? 0 : PROXIMAL * blocks.cap[v];
        return filling.cost[v] - centred;
    }

    private boolean isTied(int i, boolean purchases, double pays, int partial) {
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (v != partial && blocks.isPurchase(v) == purchases && blocks.cap[v] > 0) {
                double low = lower(v);
                if (v > partial ? low < pays : low + PROXIMAL * blocks.cap[v] > pays) {
                    return true;
                }
            }
        }
        return false;
    }

    private void settleTied(int i, boolean purchases, double start, double fixed) {
        int from = blocks.first[i];
        int to = blocks.first[i + 1];
        filling.ties.begin(to - from);
        for (int v = from; v < to; v++) {
            if (blocks.isPurchase(v) == purchases) {
                filling.ties.add(lower(v), blocks.cap[v]);
            }
        }
        double pays = filling.ties.worth(start, fixed, blocks.quadratic[i], PROXIMAL);
        for (int v = from; v < to; v++) {
            if (blocks.isPurchase(v) == purchases) {
                branchFilled[v] = Ties.fill(lower(v), blocks.cap[v], pays, PROXIMAL);
            }
        }
    }

    /** Adds the branches' sums to the filling's; their differences matter only to an asset between its branches. */
    private void addUp(int i, double theta) {
        cash[i] = buyCash - sellCash;
        buys[i] = buyBuys;
        shortGain[i] = -sellShort;
        longGain[i] = -sellLong;
        filling.cashSum += sellCash + theta * cash[i];
        filling.buySum += theta * buyBuys;
        filling.shortSum += (1 - theta) * sellShort;
        filling.longSum += (1 - theta) * sellLong;
    }

    /** What the buying branch takes more from that account's cash than the selling one. */
    double cashApart(int i, int account) {
        if (blocks.places == 1) {
            return cash[i];
        }
        double apart = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            if (blocks.isIn(v, account)) {
                apart += blocks.cash[v] * (blocks.isPurchase(v) ? branchFilled[v] : blocks.cap[v] - branchFilled[v]);
            }
        }
        return apart;
    }

    /** What the buying branch buys in that account. */
    double buysApart(int i, int account) {
        if (blocks.places == 1) {
            return buys[i];
        }
        double apart = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            apart += blocks.isPurchase(v) && blocks.isIn(v, account) ? branchFilled[v] : 0;
        }
        return apart;
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
