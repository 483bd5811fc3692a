package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * The best whole-share trades of a small account, by looking at all that could be better. At given prices every trade of
 * an asset costs something beyond the asset's best; the sum of these excesses can never be more than what the candidate
 * costs beyond the bound. That leaves a handful of share counts per asset, and few of their combinations.
 */
final class Enumeration {

    static final int MOST_ASSETS = 12;
    private static final int MOST_VISITS = 4_000;
    private static final int MOST_VISITS_OF_FEW = 200_000;
    private static final int FEW_ASSETS = 6;

    /** Of the account's value, and by how much it grows while nothing is found. */
    private static final double FIRST_ROOM = 1e-3;

    private static final double MORE_ROOM = 4;
    private static final int MOST_CHOICES = 400;
    private static final double SAME = 1e-9;
    /** Of the account's value: less is not worth looking for. */
    private static final double HARDLY_ANYTHING = 1e-8;

    private final Candidate candidate;
    private Problem problem = Problem.NOTHING;
    private int n;
    private int visits;
    private double room;
    private double best;
    private double floor;
    private double[][] dollars = new double[0][];
    private double[][] excess = new double[0][];

    /** What assets i, i + 1 and so on exceed their best by at least, together. */
    private double[] least = new double[1];

    private double[] bestTrades = new double[0];
    private final double[] trades = new double[MOST_CHOICES];
    private final double[] costs = new double[MOST_CHOICES];
    private int choices;
    private double lowest;
    private final WholeShares units;
    private final DualValue value;

    /** @param value is prepared at the prices that prove the bound before this is used */
    Enumeration(Candidate candidate, WholeShares units, DualValue value) {
        this.candidate = candidate;
        this.units = units;
        this.value = value;
    }

    /**
     * Betters the candidate where it can be. One that breaks a limit is bettered by any that keeps all.
     *
     * @param bound dollars; nothing costs less
     */
    void improve(Problem of, double bound) {
        problem = of;
        n = of.assets().size();
        if (n > MOST_ASSETS || n == 0) {
            return;
        }
        bestTrades = Arrays.copyOf(candidate.traded, n);
        best = candidate.violation() == 0 ? candidate.objective() : Double.POSITIVE_INFINITY;
        double most = best - bound;
        double next = Math.min(most, Math.max(candidate.objective() - bound, FIRST_ROOM * of.value()));
        floor = bound;
        visits = 0;
        boolean isEnough = most <= HARDLY_ANYTHING * of.value();
        while (!isEnough) {
            room = next;
            // Whatever is found lies within the room; what is not looked for costs more than that.
            isEnough = !look() || best - bound <= next || next >= most || next > of.value();
            next = Math.min(most, next * MORE_ROOM);
        }
        for (int i = 0; i < n; i++) {
            candidate.set(i, bestTrades[i]);
        }
    }

    /** Looks at all combinations in the room; false where they are too many. */
    private boolean look() {
        dollars = new double[n][];
        excess = new double[n][];
        least = new double[n + 1];
        for (int i = 0; i < n; i++) {
            lowest = value.lowest(i);
            if (!choose(i)) {
                return false;
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            sortByExcess(i);
            least[i] = least[i + 1] + excess[i][0];
        }
        visit(0, 0);
        return visits <= mostVisits();
    }

    private int mostVisits() {
        return n <= FEW_ASSETS ? MOST_VISITS_OF_FEW : MOST_VISITS;
    }

    /** The trades of asset {@code i} whose excess leaves room; false where they are too many to look at. */
    private boolean choose(int i) {
        choices = 0;
        double share = units.unit(i) * candidate.price[i];
        add(i, candidate.traded[i]);
        add(i, 0);
        add(i, -candidate.held(i));
        for (int direction = -1; direction <= 1; direction += 2) {
            add(i, direction * units.leastSize(i));
            double most = direction < 0
                    ? candidate.sellable(i)
                    : problem.assets().get(i).buyCap();
            double wanted = Math.rint(value.bestTrade(i, direction > 0) * problem.value() / share);
            double nearest = Math.min(wanted, Math.floor(most / share + SAME));
            if (direction < 0 && problem.assets().get(i).inOrder()) {
                addAll(i, share, most);
            } else {
                for (double steps = nearest; steps >= 1 && add(i, direction * steps * share); steps--) {}
                for (double steps = nearest + 1; steps * share <= most && add(i, direction * steps * share); steps++) {}
            }
        }
        dollars[i] = Arrays.copyOf(trades, choices);
        excess[i] = Arrays.copyOf(costs, choices);
        return choices < MOST_CHOICES;
    }

    /** Lots sold in a given order: a dear one may stand before a cheap one, so no excess is a reason to stop. */
    private void addAll(int i, double share, double most) {
        for (double steps = 1; steps * share <= most + SAME && choices < MOST_CHOICES; steps++) {
            add(i, -steps * share);
        }
    }

    /** Whether going on in the same direction can be worth it. */
    private boolean add(int i, double trade) {
        double over = overLowest(i, trade);
        double placed = units.placeable(i, trade);
        double overPlaced = overLowest(i, placed);
        boolean known = false;
        for (int c = 0; c < choices; c++) {
            known |= Math.abs(trades[c] - placed) < SAME;
        }
        if (!known && (overPlaced <= room || placed == candidate.traded[i]) && choices < MOST_CHOICES) {
            trades[choices] = placed;
            costs[choices++] = overPlaced;
        }
        return over <= room && choices < MOST_CHOICES;
    }

    private double overLowest(int i, double trade) {
        return Math.max(0, (value.costOf(i, trade / problem.value()) - lowest) * problem.value());
    }

    private void sortByExcess(int i) {
        for (int c = 1; c < excess[i].length; c++) {
            for (int d = c; d > 0 && excess[i][d - 1] > excess[i][d]; d--) {
                Blocks.swap(excess[i], d, d - 1);
                Blocks.swap(dollars[i], d, d - 1);
            }
        }
    }

    private void visit(int i, double sofar) {
        if (visits++ > mostVisits()) {
            return;
        }
        if (i == n) {
            double reached = candidate.objective();
            if (reached < best && candidate.violation() == 0) {
                best = reached;
                room = Math.min(room, best - floor);
                System.arraycopy(candidate.traded, 0, bestTrades, 0, n);
            }
            return;
        }
        for (int c = 0; c < dollars[i].length && sofar + excess[i][c] + least[i + 1] <= room; c++) {
            candidate.set(i, dollars[i][c]);
            visit(i + 1, sofar + excess[i][c]);
        }
    }
}
