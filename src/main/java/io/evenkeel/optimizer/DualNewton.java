package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * The structured dual Newton method. Assets meet only in k factor exposures and a few rows; give each of those a price,
 * and every asset is on its own ({@link Filling}). The dual function of the prices is concave and once differentiable; its
 * generalised Hessian has k + m dimensions whatever the number of assets. Semismooth Newton steps ({@link NewtonSystem})
 * with a line search climb it.
 *
 * <p>Where several blocks tie at the optimum, such as two lots between which a gain budget is indifferent, prices alone do
 * not say how they are divided. A tiny quadratic term around the last division settles it, and is moved there until it
 * costs nothing: the proximal method of multipliers.
 *
 * <p>Sources: X. Li, D. Sun, K.-C. Toh, A highly efficient semismooth Newton augmented Lagrangian method for solving Lasso
 * problems, SIAM J. Optim. 28 (2018); D. Bertsekas, Nonlinear Programming, 3rd ed., chapters 6 and 7.
 *
 * <p>An instance belongs to one thread; its buffers are reused, so that a solve allocates nothing once they have grown.
 */
final class DualNewton {

    private static final int MOST_STEPS = 150;
    private static final int MOST_ROUNDS = 10;

    /** Steps that bring nothing before the method rests. */
    private static final int MOST_IDLE = 12;

    private static final double TOLERANCE = 1e-11;

    /** Relative gap at which the method stops, and the objective below which it counts as absolute. */
    private static final double GAP = 5e-8;

    /** The same while assets are mixed: no such solution is final, only its bound and what it leans to count. */
    private static final double GAP_WHILE_MIXED = 1e-5;

    private static final double LEAST_OBJECTIVE = 1e-4;

    /** A row off by less, in parts of the account's value, has not given way. */
    private static final double GIVES_WAY = 1e-9;

    /** A step that promises less is noise. */
    private static final double LEAST_RISE = 1e-30;

    /** The weight of the quadratic term: hardly any at first, more where that was not enough to settle ties. */
    private static final double FIRST_PROXIMAL = 1e-7;

    private static final double PROXIMAL = 1e-5;

    /** The same for the branches of assets with two faces, and by how much it grows where the climb went in circles. */
    private static final double MIXING = 1e-7;

    private static final double SMOOTHER = 30;

    final Blocks blocks = new Blocks();
    final Rows rows = new Rows();
    final Filling filling = new Filling(blocks);
    private final Places places = new Places(blocks);
    private final Pricing pricing = new Pricing(blocks, rows, places);
    final Sums sums = new Sums(blocks, rows, filling, places);
    final NewtonSystem system = new NewtonSystem(this);
    private final LineSearch search = new LineSearch(this);
    private final DualValue value = new DualValue();
    private int n;
    private int k;
    private int m;
    private double curvature;

    /** Prices of the factors and of the rows. */
    double[] nu = new double[0];

    double[] mu = new double[0];
    int[] place = new int[0];
    private double[] dnu = new double[0];
    private double[] dmu = new double[0];
    private double shortRate;
    private double longRate;
    /** By how much at most the step brings two blocks of an asset nearer to each other. */
    private double speed;

    private int steps;
    private boolean converged;

    private double objective;
    private double gap;

    /** The bound at the prices, where one was asked for that is enough. */
    private double proven;

    /** Rates at which a dollar of gain counts before the rows price it. */
    void rates(double onShort, double onLong) {
        shortRate = onShort;
        longRate = onLong;
    }

    /** Another problem; its rows are still to be added. */
    void load(Problem problem) {
        blocks.load(problem);
        system.begin();
    }

    /** To be called when blocks and rows are loaded: all prices at nothing. */
    void cold() {
        begin();
        Arrays.fill(nu, 0, k, 0);
        for (int r = 0; r < m; r++) {
            place[r] = rows.startingPlace(r);
            mu[r] = rows.priceAt(r, place[r]);
        }
    }

    private void begin() {
        n = blocks.n;
        k = blocks.k;
        m = rows.count;
        curvature = 2 * blocks.riskAversion;
        boolean gains = false;
        int groups = 0;
        for (int r = 0; r < m; r++) {
            gains |= rows.kind[r] == Rows.Kind.GAINS;
            groups = rows.kind[r] == Rows.Kind.GROUP ? Math.max(groups, rows.of[r] + 1) : groups;
        }
        reserve();
        pricing.begin(groups);
        sums.begin(groups);
        filling.begin(gains);
    }

    private void reserve() {
        if (nu.length < k) {
            nu = new double[k];
            dnu = new double[k];
        }
        if (mu.length < m) {
            mu = new double[m];
            place = new int[m];
            dmu = new double[m];
        }
    }

    /** After blocks were allowed or forbidden: nothing traded, prices as they are. */
    void warm() {
        begin();
    }

    /**
     * Climbs from the prices as they are until the gap between holdings and prices is closed. Where rows give way it may
     * be their penalty that was too small, so they are stiffened; what still gives way cannot be kept.
     */
    void solve() {
        solveUnless(Double.POSITIVE_INFINITY);
    }

    /**
     * The same, but no further than to a bound that is enough.
     *
     * @return whether it came to that, and nothing but the prices counts
     */
    boolean solveUnless(double enough) {
        if (solveSoftly(enough)) {
            return true;
        }
        if (isViolated() && !rows.isStiff()) {
            rows.stiffen();
            for (int r = 0; r < m; r++) {
                place[r] = rows.placeWhenStiffer(r, place[r]);
            }
            solveAsStiff(Double.POSITIVE_INFINITY);
        }
        if (isViolated()) {
            rows.soften();
            cold();
            solveAsStiff(Double.POSITIVE_INFINITY);
        }
        return false;
    }

    /**
     * The same with rows as stiff as they are, which does for a bound.
     *
     * @param enough the bound at which there is no need to go on
     * @return whether it was reached, and nothing but the prices counts
     */
    boolean solveSoftly(double enough) {
        steps = 0;
        return solveAsStiff(enough);
    }

    private boolean solveAsStiff(double enough) {
        converged = false;
        int most = steps + MOST_STEPS;
        double mixing = MIXING;
        double proximal = PROXIMAL;
        for (int round = 0; round < MOST_ROUNDS && !converged; round++) {
            if (round > 0) {
                filling.centreHere();
            }
            filling.proximal = round == 0 ? FIRST_PROXIMAL : proximal;
            filling.mixture.mixing = mixing;
            if (climb(most, enough)) {
                return true;
            }
            boolean isInCircles = off() > TOLERANCE;
            mixing *= isInCircles ? SMOOTHER : 1;
            proximal *= isInCircles && round > 0 ? SMOOTHER : 1;
            filling.spreadOut();
            objective = primal();
            gap = distance();
            double least = filling.mixture.isAnyMixed() ? GAP_WHILE_MIXED : GAP;
            converged = gap <= least * Math.max(Math.abs(objective), LEAST_OBJECTIVE);
        }
        return false;
    }

    /** Whether a bound that is enough was proven on the way, so that nothing else matters. */
    private boolean climb(int mostSteps, double enough) {
        costs(filling.holding, filling.marginal);
        filling.sortAll();
        fill(0, 0);
        sums.gather(place);
        double best = Double.POSITIVE_INFINITY;
        int idle = 0;
        double off = off();
        boolean isProven = proves(enough);
        while (off > TOLERANCE && idle < MOST_IDLE && steps < mostSteps && !isProven && step(enough - proven)) {
            sums.gather(place);
            off = off();
            idle = off < best * 0.9 ? 0 : idle + 1;
            best = Math.min(best, off);
            steps++;
            isProven = proves(enough);
        }
        return isProven;
    }

    private boolean proves(double enough) {
        if (enough == Double.POSITIVE_INFINITY) {
            return false;
        }
        proven = value.directed(this);
        return proven >= enough;
    }

    // --- prices -------------------------------------------------------------------------------------------------

    /** Holding and marginal costs at the prices, from nothing. */
    void costs(double[] toHolding, double[] toMarginal) {
        pricing.spread(nu, mu, shortRate, longRate, toHolding, toMarginal);
        for (int v = 0; v < blocks.blocks; v++) {
            toMarginal[v] += blocks.isPurchase(v) ? blocks.trading[v] : -blocks.trading[v];
        }
    }

    // --- the climb -------------------------------------------------------------------------------------------------

    /** The largest amount by which an exposure or a row is not what its price asks for. */
    private double off() {
        double off = 0;
        for (int r = 0; r < m; r++) {
            off = Math.max(off, Math.abs(sums.excess[r]));
        }
        for (int f = 0; f < k; f++) {
            off = Math.max(off, Math.abs(factorGradient(f)));
        }
        return off;
    }

    /**
     * One Newton step, no further than to where the dual function has risen by enough.
     *
     * @return false where no step climbs any more
     */
    private boolean step(double enough) {
        double rise = system.direction(dnu, dmu);
        if (!(rise > LEAST_RISE)) {
            return false;
        }
        speed = speed();
        pricing.spread(dnu, dmu, 0, 0, filling.dholding, filling.dmarginal);
        double t = search.along(n, rise, enough);
        if (t == 0) {
            return false;
        }
        for (int f = 0; f < k; f++) {
            nu[f] += t * dnu[f];
        }
        system.move(t, dmu);
        filling.advance(t);
        return true;
    }

    private double speed() {
        double most = 0;
        for (int r = 0; r < m; r++) {
            double apart =
                    switch (rows.kind[r]) {
                        case CASH -> blocks.places > 1 ? 1 + blocks.mostBuyCost : 2 * blocks.mostBuyCost;
                        case PURCHASES -> 1;
                        case GAINS ->
                            2
                                    * (Math.abs(rows.onShort[r]) * blocks.mostShort
                                            + Math.abs(rows.onLong[r]) * blocks.mostLong);
                        case GROUP -> 0;
                    };
            most += Math.abs(dmu[r]) * apart;
        }
        return most;
    }

    private double fill(double t, double fastest) {
        double along = filling.fillAll(t, fastest);
        if (blocks.places > 1) {
            places.addUp(filling);
        }
        return along;
    }

    /** The dual function's slope so far along the step, where the blocks are left filled. */
    double slopeAt(double t) {
        double slope = fill(t, speed);
        for (int r = 0; r < m; r++) {
            if (dmu[r] != 0) {
                // What groups sum up is counted with the holding costs.
                slope += dmu[r] * (sums.ofRow(r) - system.breakpoint(r));
            }
        }
        double factors = 0;
        for (int f = 0; f < k; f++) {
            factors += dnu[f] * (nu[f] + t * dnu[f]);
        }
        return slope - factors / curvature;
    }

    // --- what came of it --------------------------------------------------------------------------------------------

    /** What the holdings cost, penalties of violated rows included; in fractions of the account's value. */
    double primal() {
        double cost = 0;
        for (int f = 0; f < k; f++) {
            cost += curvature / 2 * sums.exposed[f] * sums.exposed[f];
        }
        for (int r = 0; r < m; r++) {
            cost += rows.cost(r, sums.sum[r]);
        }
        for (int i = 0; i < n; i++) {
            cost += filling.partial[i] == Filling.TWO_FACED
                    ? filling.mixture.ownCost[i]
                    : blocks.quadratic[i] / 2 * filling.active[i] * filling.active[i];
        }
        for (int v = 0; v < blocks.blocks; v++) {
            boolean purchase = blocks.isPurchase(v);
            double traded = purchase ? filling.filled[v] : blocks.cap[v] - filling.filled[v];
            cost += traded * (blocks.trading[v] + shortRate * blocks.shortGain[v] + longRate * blocks.longGain[v]);
        }
        return cost;
    }

    /**
     * From the objective down to the dual value at the prices. Assets that stand where their prices ask for add nothing to
     * it; only where blocks are tied or branches mixed is the dual value needed as a whole.
     */
    private double distance() {
        for (int i = 0; i < n; i++) {
            if (filling.partial[i] < Filling.NONE) {
                return objective - value.directed(this);
            }
        }
        double distance = 0;
        for (int r = 0; r < m; r++) {
            distance += rows.cost(r, sums.sum[r]) + rows.conjugate(r, mu[r]) - mu[r] * sums.sum[r];
        }
        for (int f = 0; f < k; f++) {
            distance += curvature / 2 * factorGradient(f) * factorGradient(f);
        }
        return distance;
    }

    /** What a dollar more of cash saves. */
    double cashPrice() {
        double price = 0;
        for (int r = 0; r < m; r++) {
            price += rows.kind[r] == Rows.Kind.CASH ? mu[r] : 0;
        }
        return price;
    }

    /** What a dollar more of realised gain costs, tax and the rows' prices together. */
    double gainPrice(boolean isShort) {
        double price = isShort ? shortRate : longRate;
        for (int r = 0; r < m; r++) {
            if (rows.kind[r] == Rows.Kind.GAINS) {
                price += mu[r] * (isShort ? rows.onShort[r] : rows.onLong[r]);
            }
        }
        return price;
    }

    double factorGradient(int factor) {
        return sums.exposed[factor] - nu[factor] / curvature;
    }

    double curvature() {
        return curvature;
    }

    double objective() {
        return objective;
    }

    /** Of the convex problem that was solved, assets with two faces being mixed. */
    double gap() {
        return gap;
    }

    /** Whether any row has given way. */
    boolean isViolated() {
        for (int r = 0; r < m; r++) {
            if (rows.violation(r, sums.sum[r]) > GIVES_WAY) {
                return true;
            }
        }
        return false;
    }

    boolean converged() {
        return converged;
    }

    int steps() {
        return steps;
    }

    /** Net trade of an asset as a part of the account's value. */
    double traded(int asset) {
        return filling.active[asset] - blocks.active0[asset];
    }
}
