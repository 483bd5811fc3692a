package io.evenkeel.optimizer;

/** A share more or less of one trade, or of the likeliest two, wherever it helps and no limit is exceeded by more. */
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

    Exchanges(Candidate candidate, Placing placing) {
        this.candidate = candidate;
        this.placing = placing;
    }

    void begin(int assets, double worthIt) {
        n = assets;
        least = worthIt;
    }

    /** One share more or less, or no trade at all, until nothing helps in a whole round. */
    void singly() {
        int idle = 0;
        for (int pass = 0; pass < MOST_PASSES && idle < n; pass++) {
            double violation = candidate.violation();
            for (int i = 0; i < n && idle < n; i++) {
                idle = candidate.traded[i] != 0 && exchange(i, violation) ? 0 : idle + 1;
            }
        }
    }

    private boolean exchange(int i, double violation) {
        double share = placing.share(i);
        boolean any = improve(i, placing.moved(i, candidate.traded[i] - share), violation);
        any |= improve(i, placing.moved(i, candidate.traded[i] + share), violation);
        return any | improve(i, 0, violation);
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
        double violation = candidate.violation();
        double nowJ = candidate.traded[j];
        double lessOfJ = placing.moved(j, nowJ - placing.share(j));
        double moreOfI = placing.moved(i, candidate.traded[i] + placing.share(i));
        double change = candidate.change(j, lessOfJ);
        candidate.set(j, lessOfJ);
        if (change + candidate.change(i, moreOfI) < -least && candidate.violationAfter(i, moreOfI) <= violation) {
            candidate.set(i, moreOfI);
            return true;
        }
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
}
