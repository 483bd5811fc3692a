package io.evenkeel.optimizer;

/**
 * A step of any two assets at once, the best of all such pairs each time: what is left of a budget is worth something to
 * nobody alone who takes or gives cash, and two trades may cancel each other's risk. A step is a share more or less, a
 * smallest trade that is begun, or a small one that is taken back.
 */
final class EveryPair {

    private static final int MOST_ROUNDS = 24;
    private static final int STEPS = 3;

    /** Of the smallest trade: what is larger is never taken back as a whole. */
    private static final double SMALL = 1.5;

    /** Of the risk that a step shares with others: what they are hoped to take off. */
    private static final double MADE_UP_FOR = 0.5;

    /** Of what is left above the bound: a step that promises less is not tried. */
    private static final double GOOD_PART = 0.1;

    private final Candidate candidate;
    private final Placing placing;
    private int n;

    /** Dollars; less is not worth an exchange. */
    private double least;

    /** The steps: their assets, the trades they lead to, and what they change. */
    private int steps;

    private int[] asset = new int[0];
    private double[] to = new double[0];
    private double[] change = new double[0];
    private double[] untaxed = new double[0];
    private double[] shortGain = new double[0];
    private double[] longGain = new double[0];
    private double[] cash = new double[0];
    private double[] bought = new double[0];
    private int[] begun = new int[0];
    private double[] common = new double[0];
    private double mostCommon;

    /** The steps, the one with the lowest change first. */
    private int[] order = new int[0];

    /** The best pair so far of those that are being looked at. */
    private double best;

    private int first;
    private int second;

    EveryPair(Candidate candidate, Placing placing) {
        this.candidate = candidate;
        this.placing = placing;
    }

    void begin(int assets, double worthIt) {
        n = assets;
        least = worthIt;
        int most = STEPS * n;
        if (asset.length < most) {
            asset = new int[most];
            to = new double[most];
            change = new double[most];
            untaxed = new double[most];
            shortGain = new double[most];
            longGain = new double[most];
            cash = new double[most];
            bought = new double[most];
            begun = new int[most];
            common = new double[most];
            order = new int[most];
        }
    }

    /**
     * @param worthLess dollars; what costs less than that is not looked for
     * @return whether it ended because no pair helps any more
     */
    boolean exchange(double worthLess) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (candidate.violation() > 0 || candidate.objective() <= worthLess) {
                return false;
            }
            if (!exchangeBest()) {
                return true;
            }
        }
        return false;
    }

    private boolean exchangeBest() {
        collectSteps();
        best = -least;
        first = -1;
        for (int place = 0; place < steps; place++) {
            findSecond(place);
        }
        if (first >= 0) {
            candidate.set(asset[first], to[first]);
            candidate.set(asset[second], to[second]);
        }
        return first >= 0;
    }

    /**
     * Steps that cost less than what is left above the bound and less than the risk they share with others, by a good part
     * of what is left: the others may take more off than the step costs. To be asked where {@link #exchange} ended because no
     * pair helps.
     *
     * @param excess dollars above the bound
     */
    void offerDear(Shortlist to, double excess) {
        for (int place = 0; place < steps && change[order[place]] < excess; place++) {
            int s = order[place];
            double unshared = change[s] - MADE_UP_FOR * common[s] * common[s];
            if (unshared < -GOOD_PART * excess) {
                to.offer(asset[s], this.to[s], unshared);
            }
        }
    }

    private void collectSteps() {
        steps = 0;
        mostCommon = 0;
        for (int i = 0; i < n; i++) {
            double now = candidate.traded[i];
            double size = now == 0 ? placing.leastSize(i) : placing.share(i);
            addStep(i, placing.moved(i, now - size));
            addStep(i, placing.moved(i, now + size));
            if (now != 0 && Math.abs(now) < SMALL * placing.leastSize(i)) {
                addStep(i, 0);
            }
        }
    }

    private void addStep(int i, double dollars) {
        if (dollars == candidate.traded[i]) {
            return;
        }
        int s = steps++;
        asset[s] = i;
        to[s] = dollars;
        change[s] = candidate.change(i, dollars);
        untaxed[s] = change[s] - candidate.taxChange();
        shortGain[s] = candidate.shortChange();
        longGain[s] = candidate.longChange();
        double now = candidate.traded[i];
        Asset its = candidate.asset(i);
        cash[s] = Totals.cashOf(its, dollars) - Totals.cashOf(its, now);
        bought[s] = Totals.bought(now, dollars);
        begun[s] = Totals.begun(now, dollars);
        common[s] = candidate.commonRisk(i, dollars);
        mostCommon = Math.max(mostCommon, common[s]);
        int place = s;
        for (; place > 0 && change[order[place - 1]] > change[s]; place--) {
            order[place] = order[place - 1];
        }
        order[place] = s;
    }

    /** Pairs of a step with those after it in the order; that two gains net each other is no reason to look further. */
    private void findSecond(int place) {
        int a = order[place];
        double mostShared = common[a] * mostCommon;
        double leastCash = candidate.totals().leastCashChange() - cash[a];
        double mostCash = candidate.totals().mostCashChange() - cash[a];
        for (int next = place + 1; next < steps; next++) {
            int b = order[next];
            if (change[a] + change[b] - mostShared >= best) {
                return;
            }
            if (cash[b] >= leastCash && cash[b] <= mostCash && asset[a] != asset[b]) {
                weigh(a, b);
            }
        }
    }

    private void weigh(int a, int b) {
        double apart =
                untaxed[a] + untaxed[b] + candidate.taxChange(shortGain[a] + shortGain[b], longGain[a] + longGain[b]);
        // At least as much as if their common risks were each other's opposites.
        if (apart - common[a] * common[b] < best && keepTotals(a, b)) {
            double both = apart + candidate.sharedRisk(asset[a], to[a], asset[b], to[b]);
            if (both < best && keepLimits(a, b)) {
                best = both;
                first = a;
                second = b;
            }
        }
    }

    /** A first look that is quickly done, and mostly enough where a budget is used up. */
    private boolean keepTotals(int a, int b) {
        return candidate
                .totals()
                .keepLimits(
                        bought[a] + bought[b],
                        shortGain[a] + shortGain[b],
                        longGain[a] + longGain[b],
                        begun[a] + begun[b]);
    }

    private boolean keepLimits(int a, int b) {
        double now = candidate.traded[asset[a]];
        candidate.set(asset[a], to[a]);
        boolean kept = candidate.violationAfter(asset[b], to[b]) == 0;
        candidate.set(asset[a], now);
        return kept;
    }
}
