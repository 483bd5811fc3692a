package io.evenkeel.optimizer;

/**
 * Trades that a rounding to the smallest trade decided wrongly: one is taken back, begun or changed because it pays at the
 * price of cash, others make up for the cash, and the whole is kept if it is better.
 */
final class Reconsideration {

    private static final int CHANGES = 4;
    private static final int MOST_TRIES = 12;

    private final Candidate candidate;
    private final Placing placing;
    private final Repair repair;
    private final Exchanges exchanges;
    private Problem problem = Problem.NOTHING;
    private int n;
    private double least;

    /** Changes that pay at the price of cash. */
    private final Shortlist changes = new Shortlist(CHANGES);

    private double[] kept = new double[0];

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
        if (kept.length < n) {
            kept = new double[n];
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
                better = tryChange(changes.asset(c), changes.to(c));
            }
        }
    }

    private boolean tryChange(int i, double dollars) {
        double before = candidate.objective();
        System.arraycopy(candidate.traded, 0, kept, 0, n);
        candidate.set(i, dollars);
        repair.mend(n);
        if (candidate.violation() == 0) {
            exchanges.once();
            if (candidate.objective() < before - least) {
                return true;
            }
        }
        restore(kept);
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
