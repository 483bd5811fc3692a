package io.evenkeel.optimizer;

/**
 * From the continuous optimum to trades that can be placed: whole shares, none below the minimum unless it closes a
 * position, every row kept; then exchanges of a share, alone and in pairs, until none helps.
 */
final class WholeShares {

    /** What a dollar of cash counts beside one of a budget or a group, while those are mended first. */
    private static final double CASH_LAST = 1e-4;

    /** What a move costs in itself, per dollar by which limits are exceeded: many small ones would take too long. */
    private static final double PATIENCE = 1e-3;

    private static final int MOST_REPAIRS = 60;
    private static final int MOST_PASSES = 6;
    private static final int MOST_PAIRS = 24;
    private static final int PAIRED = 4;
    private static final int CHANGES = 4;
    private static final int MOST_TRIES = 12;
    private static final double EPSILON = 1e-9;

    /** Of a share that may be missing from the last one. */
    private static final double LESS_THAN_A_SHARE = 1e-6;

    /** An improvement of less, in parts of the account's value, is not looked for. */
    private static final double LEAST_GAIN = 1e-12;

    private final Candidate candidate;
    private Problem problem = Problem.NOTHING;
    private int n;
    private double least;
    private double cashPrice;

    /** Trades of which a share more, and of which a share less, costs least. */
    private final Shortlist ups = new Shortlist(PAIRED);

    private final Shortlist downs = new Shortlist(PAIRED);

    /** Changes that pay at the price of cash. */
    private final Shortlist changes = new Shortlist(CHANGES);

    private double[] kept = new double[0];

    WholeShares(Candidate candidate) {
        this.candidate = candidate;
    }

    /**
     * Fills the candidate, which has to stand at no trades.
     *
     * @param intended what the candidate was begun with
     * @param priceOfCash what a dollar of cash saves
     */
    void round(Problem of, Intended intended, double priceOfCash) {
        problem = of;
        cashPrice = priceOfCash;
        n = of.assets().size();
        least = LEAST_GAIN * of.value();
        for (int i = 0; i < n; i++) {
            if (intended.net(i) != 0) {
                double dollars = nearest(i, intended.net(i));
                if (dollars != 0) {
                    candidate.set(i, dollars);
                }
            }
        }
        repair();
        for (int pass = 0; pass < MOST_PASSES && exchange(); pass++) {}
        for (int pair = 0; pair < MOST_PAIRS && exchangePair(); pair++) {}
        dropUseless();
        repair();
    }

    /**
     * Trades that a rounding to the smallest trade decided wrongly: one is taken back, begun or changed because it pays at
     * the price of cash, others make up for the cash, and the whole is kept if it is better.
     *
     * @param worthLess dollars; what costs less than that is not looked for
     */
    void reconsider(double worthLess) {
        if (kept.length < n) {
            kept = new double[n];
        }
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

    /**
     * A share more or less of any two trades at once, the best of all such pairs each time: what is left of a budget is
     * worth something to nobody alone who takes or gives cash.
     */
    void exchangeEveryPair(double worthLess) {
        int rounds = 0;
        while (candidate.violation() == 0
                && candidate.objective() > worthLess
                && rounds++ < MOST_PAIRS
                && exchangeBestPair()) {}
    }

    private boolean exchangeBestPair() {
        double best = -least;
        int bestI = -1;
        int bestJ = -1;
        double bestToI = 0;
        double bestToJ = 0;
        for (int i = 0; i < n; i++) {
            double now = candidate.traded[i];
            for (int way = -1; now != 0 && way <= 1; way += 2) {
                double toI = moved(i, now + way * unit(i) * candidate.price[i]);
                if (toI != now) {
                    double change = candidate.change(i, toI);
                    candidate.set(i, toI);
                    for (int j = i + 1; j < n; j++) {
                        for (int other = -1; candidate.traded[j] != 0 && other <= 1; other += 2) {
                            double toJ = moved(j, candidate.traded[j] + other * unit(j) * candidate.price[j]);
                            double both = change + candidate.change(j, toJ);
                            if (both < best && candidate.violationAfter(j, toJ) == 0) {
                                best = both;
                                bestI = i;
                                bestJ = j;
                                bestToI = toI;
                                bestToJ = toJ;
                            }
                        }
                    }
                    candidate.set(i, now);
                }
            }
        }
        if (bestI >= 0) {
            candidate.set(bestI, bestToI);
            candidate.set(bestJ, bestToJ);
        }
        return bestI >= 0;
    }

    private boolean tryChange(int i, double dollars) {
        double before = candidate.objective();
        System.arraycopy(candidate.traded, 0, kept, 0, n);
        candidate.set(i, dollars);
        repair();
        if (candidate.violation() == 0) {
            exchange();
            if (candidate.objective() < before - least) {
                return true;
            }
        }
        for (int j = 0; j < n; j++) {
            if (candidate.traded[j] != kept[j]) {
                candidate.set(j, kept[j]);
            }
        }
        return false;
    }

    /** The changes that pay most if cash could be had at its price. */
    private void rankChanges() {
        changes.clear();
        for (int i = 0; i < n; i++) {
            double now = candidate.traded[i];
            double smallest = leastSize(i);
            if (now == 0) {
                rankChange(i, moved(i, smallest));
                rankChange(i, moved(i, -smallest));
            } else {
                rankChange(i, 0);
                rankChange(i, moved(i, now < 0 ? -candidate.held(i) : now + smallest));
                rankChange(i, moved(i, now - Math.copySign(smallest, now)));
            }
            if (problem.assets().get(i).inOrder()) {
                // Where a dear lot stands before a cheap one, selling all of both may be better than a part of the
                // first.
                for (int part = 0; part < candidate.parts(i); part++) {
                    rankChange(i, moved(i, -candidate.endOfPart(i, part)));
                }
            }
        }
    }

    private void rankChange(int i, double dollars) {
        if (dollars != candidate.traded[i]) {
            double regret = regret(i, dollars);
            if (regret < -least) {
                changes.offer(i, dollars, regret);
            }
        }
    }

    /** What it costs to trade {@code dollars} instead, with cash and gains at their prices. */
    private double regret(int i, double dollars) {
        return candidate.pricedChange(i, dollars) + cashPrice * (dollars - candidate.traded[i]);
    }

    /** The smallest part of a share that trades. */
    double unit(int i) {
        return problem.assets().get(i).fractional() ? 1e-4 : 1;
    }

    private double nearest(int i, double dollars) {
        double smallest = problem.minimumTrade();
        double size = Math.abs(dollars);
        if (size < smallest && !isClosing(i, dollars)) {
            return size < smallest / 2 ? 0 : valid(i, Math.copySign(leastSize(i), dollars), 0);
        }
        double shares = Math.rint(size / candidate.price[i] / unit(i)) * unit(i);
        double snapped = Math.copySign(Math.max(shares * candidate.price[i], 0), dollars);
        double placed = valid(i, snapped, 0);
        return placed != 0 || snapped == 0 ? placed : valid(i, Math.copySign(leastSize(i), dollars), 0);
    }

    /** The smallest trade that may be placed. */
    double leastSize(int i) {
        double units = Math.ceil(problem.minimumTrade() / candidate.price[i] / unit(i) - EPSILON);
        return Math.max(1, units) * unit(i) * candidate.price[i];
    }

    private boolean isClosing(int i, double dollars) {
        double held = candidate.held(i);
        return dollars < 0 && held > 0 && -dollars >= held - EPSILON * Math.max(1, held);
    }

    /** The trade nearest to {@code dollars} that may be placed; none where that is not near. */
    double placeable(int i, double dollars) {
        return valid(i, dollars, 0);
    }

    /** {@code dollars} where that trade may be placed, in whole units; {@code otherwise} where it may not. */
    private double valid(int i, double dollars, double otherwise) {
        Asset asset = problem.assets().get(i);
        if (dollars == 0) {
            return 0;
        }
        double share = unit(i) * candidate.price[i];
        if (dollars > 0) {
            double whole = Math.rint(dollars / share) * share;
            boolean fits = whole <= asset.buyCap() + EPSILON && whole >= problem.minimumTrade() - EPSILON;
            return fits && whole > 0 ? whole : otherwise;
        }
        double held = candidate.held(i);
        double most = candidate.sellable(i);
        boolean maySellAll = most >= held - EPSILON * Math.max(1, held);
        if (maySellAll && held + dollars < share * (1 - LESS_THAN_A_SHARE)) {
            return -held;
        }
        double whole = Math.min(Math.rint(-dollars / share), Math.floor(most / share + EPSILON)) * share;
        return whole > 0 && whole >= problem.minimumTrade() - EPSILON ? -whole : otherwise;
    }

    /** An asset is bought or sold, never both: a trade has to be taken back before it can turn. */
    private double moved(int i, double dollars) {
        double now = candidate.traded[i];
        return (dollars > 0 && now < 0) || (dollars < 0 && now > 0) ? 0 : valid(i, dollars, now);
    }

    /**
     * While a row is violated: the move that mends most of it per dollar of harm. Where every move that mends a budget or a
     * group takes too much cash, cash counts for little until the others are mended; it is the easiest to come by.
     */
    private void repair() {
        double before = candidate.violation();
        for (int round = 0; round < MOST_REPAIRS && before > 0; round++) {
            if (!repairOnce(before, true) && !repairOnce(before, false)) {
                if (candidate.cashWeight < 1) {
                    break;
                }
                candidate.cashWeight = CASH_LAST;
            }
            before = candidate.violation();
        }
        candidate.cashWeight = 1;
    }

    private boolean repairOnce(double before, boolean tradedOnly) {
        int best = -1;
        double bestDollars = 0;
        double bestScore = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (tradedOnly && candidate.traded[i] == 0) {
                continue;
            }
            for (int way = 0; way < 6; way++) {
                double dollars = repairing(i, before, way);
                if (dollars != candidate.traded[i]) {
                    double mended = before - candidate.violationAfter(i, dollars);
                    if (mended > EPSILON) {
                        double score = (Math.max(0, regret(i, dollars)) + PATIENCE * before) / mended;
                        if (score < bestScore) {
                            best = i;
                            bestDollars = dollars;
                            bestScore = score;
                        }
                    }
                }
            }
        }
        if (best >= 0) {
            candidate.set(best, bestDollars);
        }
        return best >= 0;
    }

    /** Trades of asset {@code i} that could mend {@code missing} dollars. */
    private double repairing(int i, double missing, int way) {
        double share = unit(i) * candidate.price[i];
        double step = Math.ceil(missing * 1.001 / share) * share;
        double now = candidate.traded[i];
        return switch (way) {
            case 0 -> moved(i, now - step);
            case 1 -> moved(i, now + step);
            case 2 -> moved(i, now - share);
            case 3 -> moved(i, now + share);
            case 4 -> 0;
            default -> now == 0 ? moved(i, -leastSize(i)) : now;
        };
    }

    /** One share more or less wherever it helps; whether any did. */
    private boolean exchange() {
        boolean any = false;
        double violation = candidate.violation();
        for (int i = 0; i < n; i++) {
            if (candidate.traded[i] != 0) {
                double share = unit(i) * candidate.price[i];
                for (int direction = -1; direction <= 1; direction += 2) {
                    any |= improve(i, moved(i, candidate.traded[i] + direction * share), violation);
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

    /** A share of one for a share of another, so that cash that is used up is no obstacle. */
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
        double share = unit(j) * candidate.price[j];
        candidate.set(j, moved(j, nowJ - share));
        candidate.set(i, moved(i, nowI + unit(i) * candidate.price[i]));
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
                double share = unit(i) * candidate.price[i];
                rankShare(ups, i, moved(i, now + share));
                rankShare(downs, i, moved(i, now - share));
            }
        }
    }

    private void rankShare(Shortlist list, int i, double dollars) {
        if (dollars != candidate.traded[i]) {
            list.offer(i, dollars, regret(i, dollars));
        }
    }

    /** Trades that no longer pay are taken back as a whole. */
    private void dropUseless() {
        double violation = candidate.violation();
        for (int i = 0; i < n; i++) {
            if (candidate.traded[i] != 0) {
                improve(i, 0, violation);
            }
        }
    }
}
