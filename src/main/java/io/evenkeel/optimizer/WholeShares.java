package io.evenkeel.optimizer;

/**
 * From the continuous optimum to trades that can be placed: whole shares, none below the minimum unless it closes a
 * position, every row kept; then exchanges of a share, alone and in pairs, until none helps.
 */
final class WholeShares {

    /** An improvement of less, in parts of the account's value, is not looked for. */
    private static final double LEAST_GAIN = 1e-12;

    /** Dollars, and the part of the account's value: what costs no more than that beyond its bound is good enough. */
    private static final double CENT = 0.01;

    private static final double HARDLY_ANYTHING = 1e-8;

    /** Of the account's value: the same before trades are reconsidered, which takes longer than pairs do. */
    private static final double WORTH_RECONSIDERING = 1e-6;

    /** Too many for what grows with their square. */
    private static final int MANY_ASSETS = 120;

    private final Candidate candidate;
    private final Placing placing;
    private final Repair repair;
    private final Exchanges exchanges;
    private final EveryPair everyPair;
    private final Reconsideration reconsideration;

    WholeShares(Candidate candidate) {
        this.candidate = candidate;
        placing = new Placing(candidate);
        repair = new Repair(candidate, placing);
        exchanges = new Exchanges(candidate, placing);
        everyPair = new EveryPair(candidate, placing);
        reconsideration = new Reconsideration(candidate, placing, repair, exchanges);
    }

    Placing placing() {
        return placing;
    }

    /**
     * Fills the candidate, which has to stand at no trades.
     *
     * @param intended what the candidate was begun with
     */
    void round(Problem of, Intended intended) {
        int n = of.assets().size();
        double least = LEAST_GAIN * of.value();
        placing.begin(of);
        exchanges.begin(n, least);
        everyPair.begin(n, least);
        reconsideration.begin(of, least);
        for (int i = 0; i < n; i++) {
            if (intended.net(i) != 0) {
                double dollars = placing.nearest(i, intended.net(i));
                if (dollars != 0) {
                    candidate.set(i, dollars);
                }
            }
        }
        repair.mend(n);
        exchanges.singly();
        exchanges.likelyPairs();
        exchanges.dropUseless();
        repair.mend(n);
    }

    /**
     * Betters what was rounded where the smallest trade or a share of two securities was decided wrongly.
     *
     * @param bound dollars; nothing costs less
     */
    void better(Problem of, double bound) {
        int n = of.assets().size();
        double enough = bound + Math.max(CENT, HARDLY_ANYTHING * of.value());
        double almost = bound + Math.max(CENT, WORTH_RECONSIDERING * of.value());
        reconsideration.reconsider(almost);
        if (n <= MANY_ASSETS) {
            reconsideration.beginAgain(almost);
        }
        if (n <= MANY_ASSETS && n > Enumeration.MOST_ASSETS) {
            reconsideration.followDearSteps(everyPair, bound, enough);
        }
    }
}
