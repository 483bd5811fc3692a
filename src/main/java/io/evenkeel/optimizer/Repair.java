package io.evenkeel.optimizer;

/** Mends limits that trades in whole shares exceed. */
final class Repair {

    /** What a dollar of cash counts beside one of a budget or a group, while those are mended first. */
    private static final double CASH_LAST = 1e-4;

    /** What a move costs in itself, per dollar by which limits are exceeded: many small ones would take too long. */
    private static final double PATIENCE = 1e-3;

    private static final int MOST_REPAIRS = 60;
    private static final int WAYS = 6;
    private static final double EPSILON = 1e-9;

    private final Candidate candidate;
    private final Placing placing;
    private int n;

    /** The best move so far of those that are being looked at. */
    private int best;

    private double bestDollars;
    private double bestScore;

    Repair(Candidate candidate, Placing placing) {
        this.candidate = candidate;
        this.placing = placing;
    }

    /**
     * While a row is violated: the move that mends most of it per dollar of harm. Where every move that mends a budget or a
     * group takes too much cash, cash counts for little until the others are mended; it is the easiest to come by.
     */
    void mend(int assets) {
        n = assets;
        double before = candidate.violation();
        for (int round = 0; round < MOST_REPAIRS && before > 0; round++) {
            if (!mendOnce(before, true) && !mendOnce(before, false)) {
                if (candidate.totals().cashWeight < 1) {
                    break;
                }
                candidate.totals().cashWeight = CASH_LAST;
            }
            before = candidate.violation();
        }
        candidate.totals().cashWeight = 1;
    }

    private boolean mendOnce(double before, boolean tradedOnly) {
        best = -1;
        bestScore = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (!tradedOnly || candidate.traded[i] != 0) {
                for (int way = 0; way < WAYS; way++) {
                    weigh(i, mending(i, before, way), before);
                }
            }
        }
        if (best >= 0) {
            candidate.set(best, bestDollars);
        }
        return best >= 0;
    }

    private void weigh(int i, double dollars, double before) {
        if (dollars == candidate.traded[i]) {
            return;
        }
        double mended = before - candidate.violationAfter(i, dollars);
        if (mended > EPSILON && PATIENCE * before / mended < bestScore) {
            double score = (Math.max(0, candidate.regret(i, dollars)) + PATIENCE * before) / mended;
            if (score < bestScore) {
                best = i;
                bestDollars = dollars;
                bestScore = score;
            }
        }
    }

    /** Trades of asset {@code i} that could mend {@code missing} dollars. */
    private double mending(int i, double missing, int way) {
        double share = placing.share(i);
        double step = Math.ceil(missing * 1.001 / share) * share;
        double now = candidate.traded[i];
        return switch (way) {
            case 0 -> placing.moved(i, now - step);
            case 1 -> placing.moved(i, now + step);
            case 2 -> placing.moved(i, now - share);
            case 3 -> placing.moved(i, now + share);
            case 4 -> 0;
            default -> now == 0 ? placing.moved(i, -placing.leastSize(i)) : now;
        };
    }
}
