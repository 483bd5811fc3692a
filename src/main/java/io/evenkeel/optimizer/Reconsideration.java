package io.evenkeel.optimizer;

/**
 * Trades that a rounding to the smallest trade decided wrongly: one is taken back, begun or changed because it pays at the
 * price of cash, others make up for the cash, and the whole is kept if it is better.
 */
final class Reconsideration {

    private static final int CHANGES = 16;
    private static final int DEAR = 4;
    private static final int MOST_TRIES = 24;
    private static final int PAIRS_OF_A_TRY = 4;

    /** Of what the trades cost beyond the bound: a change that starts with a larger loss does not make up for it. */
    private static final double LARGEST_LOSS = 0.5;

    /** Of the smallest trade: what is smaller is taken back before all is begun again. */
    private static final double SMALL = 1.2;

    private final Candidate candidate;
    private final Placing placing;
    private final Repair repair;
    private final Exchanges exchanges;
    private Problem problem = Problem.NOTHING;
    private int n;
    private double least;

    /** Changes that pay at the price of cash. */
    private final Shortlist changes = new Shortlist(CHANGES);

    /** Steps of much risk that others may make up for. */
    private final Shortlist dear = new Shortlist(DEAR);

    /** Trades to return to: before a change, and before all was begun again. */
    private double[] before = new double[0];

    private double[] beforeAll = new double[0];

    Reconsideration(Candidate candidate, Placing placing, Repair repair, Exchanges exchanges) {
        this.candidate = candidate;
        this.placing = placing;
        this.repair = repair;
        this.exchanges = exchanges;
    }

    void begin(Problem of, double worthIt) {
        problem = of;
        n = of.assets().size();
        least = worthIt;
        if (before.length < n) {
            before = new double[n];
            beforeAll = new double[n];
        }
    }

    /** @param worthLess dollars; what costs less than that is not looked for */
    void reconsider(double worthLess) {
        int tries = 0;
        boolean better = candidate.violation() == 0;
        while (better && tries < MOST_TRIES && candidate.objective() > worthLess) {
            better = false;
            rankChanges();
            for (int c = 0; c < changes.size() && !better && tries < MOST_TRIES; c++) {
                tries++;
                better = tryChange(changes.asset(c), changes.to(c), worthLess);
            }
        }
    }

    /**
     * Where many trades are near the smallest that may be placed, each is worth it only beside the others, and no single
     * change leads to the choice of others that would be better. So all of them are taken back, and those that pay are
     * begun one by one.
     */
    void beginAgain(double worthLess) {
        if (candidate.violation() > 0 || candidate.objective() <= worthLess) {
            return;
        }
        double cost = candidate.objective();
        System.arraycopy(candidate.traded, 0, beforeAll, 0, n);
        boolean any = false;
        for (int i = 0; i < n; i++) {
            if (candidate.traded[i] != 0 && Math.abs(candidate.traded[i]) < SMALL * placing.leastSize(i)) {
                candidate.set(i, 0);
                any = true;
            }
        }
        if (any) {
            repair.mend(n);
            exchanges.singly();
            reconsider(worthLess);
            if (candidate.violation() > 0 || candidate.objective() >= cost - least) {
                restore(beforeAll);
            }
        }
    }

    /**
     * Every pair that helps, and beyond them: a share of a dear security more or less may be better only once many others
     * make up for its risk. Where no pair helps any more such steps are taken, the others follow, and the whole is kept if
     * it is better.
     *
     * @param bound dollars; nothing costs less
     * @param worthLess dollars; what costs less than that is not looked for
     */
    void followDearSteps(EveryPair pairs, double bound, double worthLess) {
        int tries = 0;
        boolean better = true;
        while (better && pairs.exchange(worthLess)) {
            better = false;
            dear.clear();
            pairs.offerDear(dear, candidate.objective() - bound);
            for (int c = 0; c < dear.size() && !better && tries < MOST_TRIES; c++) {
                tries++;
                better = tryStep(dear.asset(c), dear.to(c));
            }
        }
    }

    private boolean tryStep(int i, double dollars) {
        if (candidate.violationAfter(i, dollars) > 0) {
            return false;
        }
        double cost = candidate.objective();
        System.arraycopy(candidate.traded, 0, before, 0, n);
        candidate.set(i, dollars);
        exchanges.singly();
        exchanges.likelyPairs(PAIRS_OF_A_TRY);
        if (candidate.violation() == 0 && candidate.objective() < cost - least) {
            return true;
        }
        restore(before);
        return false;
    }

    private boolean tryChange(int i, double dollars, double worthLess) {
        double cost = candidate.objective();
        System.arraycopy(candidate.traded, 0, before, 0, n);
        candidate.set(i, dollars);
        repair.mend(n);
        double most = cost + LARGEST_LOSS * (cost - worthLess);
        if (candidate.violation() == 0 && candidate.objective() < most) {
            exchanges.singly();
            exchanges.likelyPairs(PAIRS_OF_A_TRY);
            if (candidate.objective() < cost - least) {
                return true;
            }
        }
        restore(before);
        return false;
    }

    private void restore(double[] trades) {
        for (int i = 0; i < n; i++) {
            if (candidate.traded[i] != trades[i]) {
                candidate.set(i, trades[i]);
            }
        }
    }

    /** The changes that pay most if cash could be had at its price. */
    private void rankChanges() {
        changes.clear();
        for (int i = 0; i < n; i++) {
            double now = candidate.traded[i];
            double smallest = placing.leastSize(i);
            if (now == 0) {
                rankChange(i, placing.moved(i, smallest));
                rankChange(i, placing.moved(i, -smallest));
            } else {
                rankChange(i, 0);
                rankChange(i, placing.moved(i, now < 0 ? -candidate.held(i) : now + smallest));
                rankChange(i, placing.moved(i, now - Math.copySign(smallest, now)));
            }
            if (problem.assets().get(i).inOrder()) {
                // Where a dear lot stands before a cheap one, selling all of both may be better than a part of the
                // first.
                for (int part = 0; part < candidate.sales().parts(i); part++) {
                    rankChange(i, placing.moved(i, -candidate.sales().endOfPart(i, part)));
                }
            }
        }
    }

    private void rankChange(int i, double dollars) {
        if (dollars != candidate.traded[i]) {
            double regret = candidate.regret(i, dollars);
            if (regret < -least) {
                changes.offer(i, dollars, regret);
            }
        }
    }
}
