package io.evenkeel.optimizer;

/**
 * From the continuous optimum to trades that can be placed: whole shares, none below the minimum unless it closes a
 * position, every row kept; then exchanges of a share, alone and in pairs, until none helps.
 */
final class WholeShares {

    /** An improvement of less, in parts of the account's value, is not looked for. */
    private static final double LEAST_GAIN = 1e-12;

    private final Candidate candidate;
    private final Placing placing;
    private final Repair repair;
    private final Exchanges exchanges;
    private final Reconsideration reconsideration;

    WholeShares(Candidate candidate) {
        this.candidate = candidate;
        placing = new Placing(candidate);
        repair = new Repair(candidate, placing);
        exchanges = new Exchanges(candidate, placing);
        reconsideration = new Reconsideration(candidate, placing, repair, exchanges);
    }

    Placing placing() {
        return placing;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    Reconsideration reconsideration() {
        return reconsideration;
    }

    /**
     * Fills the candidate, which has to stand at no trades.
     *
     * @param intended what the candidate was begun with
     */
    void round(Problem of, Intended intended) {
        int n = of.assets().size();
        placing.begin(of);
        exchanges.begin(n, LEAST_GAIN * of.value());
        reconsideration.begin(of, LEAST_GAIN * of.value());
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
}
