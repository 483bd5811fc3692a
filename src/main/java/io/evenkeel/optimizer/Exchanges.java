package io.evenkeel.optimizer;

/** A share more or less of one trade, or of two at once, wherever it helps and no limit is exceeded by more. */
final class Exchanges {

    private static final int MOST_PASSES = 6;
    private static final int MOST_ROUNDS = 24;
    private static final int PAIRED = 4;

    private final Candidate candidate;
    private final Placing placing;
    private int n;

    /** Dollars; less is not worth an exchange. */
    private double least;

    /** Trades of which a share more, and of which a share less, costs least. */
    private final Shortlist ups = new Shortlist(PAIRED);

    private final Shortlist downs = new Shortlist(PAIRED);

    /** The best pair so far of those that are being looked at. */
    private double best;

    private int first;
    private int second;
    private double toFirst;
    private double toSecond;

    Exchanges(Candidate candidate, Placing placing) {
        this.candidate = candidate;
        this.placing = placing;
    }

    void begin(int assets, double worthIt) {
        n = assets;
        least = worthIt;
    }

    void singly() {
        for (int pass = 0; pass < MOST_PASSES && once(); pass++) {}
    }

    /** One share more or less wherever it helps; whether any did. */
    boolean once() {
        boolean any = false;
        double violation = candidate.violation();
        for (int i = 0; i < n; i++) {
            if (candidate.traded[i] != 0) {
                double share = placing.share(i);
                for (int direction = -1; direction <= 1; direction += 2) {
                    any |= improve(i, placing.moved(i, candidate.traded[i] + direction * share), violation);
                }
                any |= improve(i, 0, violation);
            }
        }
        return any;
    }

    private boolean improve(int i, double dollars, double violation) {
        boolean better = dollars != candidate.traded[i]
                && candidate.change(i, dollars) < -least
                && candidate.violationAfter(i, dollars) <= violation;
        if (better) {
            candidate.set(i, dollars);
        }
        return better;
    }

    /** Trades that no longer pay are taken back as a whole. */
    void dropUseless() {
        double violation = candidate.violation();
        for (int i = 0; i < n; i++) {
            if (candidate.traded[i] != 0) {
                improve(i, 0, violation);
            }
        }
    }

    /** A share of one for a share of another, so that cash that is used up is no obstacle. */
    void likelyPairs(int most) {
        for (int pair = 0; pair < most && exchangePair(); pair++) {}
    }

    void likelyPairs() {
        likelyPairs(MOST_ROUNDS);
    }

    private boolean exchangePair() {
        rank();
        for (int u = 0; u < ups.size(); u++) {
            for (int d = 0; d < downs.size(); d++) {
                int i = ups.asset(u);
                int j = downs.asset(d);
                if (i != j && tryPair(i, j)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean tryPair(int i, int j) {
        double before = candidate.objective();
        double violation = candidate.violation();
        double nowI = candidate.traded[i];
        double nowJ = candidate.traded[j];
        candidate.set(j, placing.moved(j, nowJ - placing.share(j)));
        candidate.set(i, placing.moved(i, nowI + placing.share(i)));
        if (candidate.objective() < before - least && candidate.violation() <= violation) {
            return true;
        }
        candidate.set(i, nowI);
        candidate.set(j, nowJ);
        return false;
    }

    /** The trades of which a share more, and of which a share less, costs least with cash at its price. */
    private void rank() {
        ups.clear();
        downs.clear();
        for (int i = 0; i < n; i++) {
            double now = candidate.traded[i];
            if (now != 0) {
                rankShare(ups, i, placing.moved(i, now + placing.share(i)));
                rankShare(downs, i, placing.moved(i, now - placing.share(i)));
            }
        }
    }

    private void rankShare(Shortlist list, int i, double dollars) {
        if (dollars != candidate.traded[i]) {
            list.offer(i, dollars, candidate.regret(i, dollars));
        }
    }

    /**
     * A share more or less of any two trades at once, the best of all such pairs each time: what is left of a budget is
     * worth something to nobody alone who takes or gives cash.
     *
     * @param worthLess dollars; what costs less than that is not looked for
     */
    void everyPair(double worthLess) {
        int rounds = 0;
        while (candidate.violation() == 0
                && candidate.objective() > worthLess
                && rounds++ < MOST_ROUNDS
                && exchangeBestPair()) {}
    }

    private boolean exchangeBestPair() {
        best = -least;
        first = -1;
        for (int i = 0; i < n; i++) {
            double now = candidate.traded[i];
            for (int way = -1; now != 0 && way <= 1; way += 2) {
                double to = placing.moved(i, now + way * placing.share(i));
                if (to != now) {
                    findSecond(i, to);
                }
            }
        }
        if (first >= 0) {
            candidate.set(first, toFirst);
            candidate.set(second, toSecond);
        }
        return first >= 0;
    }

    private void findSecond(int i, double to) {
        double now = candidate.traded[i];
        double change = candidate.change(i, to);
        candidate.set(i, to);
        for (int j = i + 1; j < n; j++) {
            for (int other = -1; candidate.traded[j] != 0 && other <= 1; other += 2) {
                double toJ = placing.moved(j, candidate.traded[j] + other * placing.share(j));
                double both = change + candidate.change(j, toJ);
                if (both < best && candidate.violationAfter(j, toJ) == 0) {
                    best = both;
                    first = i;
                    second = j;
                    toFirst = to;
                    toSecond = toJ;
                }
            }
        }
        candidate.set(i, now);
    }
}
