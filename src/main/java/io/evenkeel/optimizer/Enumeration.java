package io.evenkeel.optimizer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private static final double CENT = 0.01;

    /** Of the account's value: less is not worth looking for. */
    private static final double HARDLY_ANYTHING = 1e-8;

    private final Candidate candidate;
    private final Choices choicesOf;
    private final DualValue value;
    private Problem problem = Problem.NOTHING;
    private int n;
    private int visits;
    private double room;
    private double best;
    private double floor;

    /** Per asset, the trades that leave room, the smallest excess first. */
    private Choice[][] choices = new Choice[0][];

    /** What assets i, i + 1 and so on exceed their best by at least, together. */
    private double[] least = new double[1];

    /** The most and the least cash that trades of assets i, i + 1 and so on bring together; dollars. */
    private double[] mostCash = new double[1];

    private double[] leastCash = new double[1];
    private Choice[] chosen = new Choice[0];
    private Choice @Nullable [] found;

    /** Dollars that the candidate trades before anything is looked at. */
    private double[] start = new double[0];

    /** @param value is prepared at the prices that prove the bound before this is used */
    Enumeration(Candidate candidate, Placing placing, DualValue value) {
        this.candidate = candidate;
        this.choicesOf = new Choices(candidate, placing, value);
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
        floor = bound;
        start = Arrays.copyOf(candidate.traded, n);
        found = null;
        best = candidate.violation() == 0 ? candidate.objective() : Double.POSITIVE_INFINITY;
        if (search(false) && n <= FEW_ASSETS && mixesMatter()) {
            search(true);
        }
        if (found != null) {
            take(found);
        }
    }

    /** Where nothing adds up the gains of lots, the cheapest lots are the best by themselves. */
    private boolean mixesMatter() {
        return problem.taxYear().netted()
                || !Double.isInfinite(problem.gainBudget())
                || !Double.isInfinite(problem.taxBudget());
    }

    private void take(Choice[] best) {
        for (int i = 0; i < n; i++) {
            double[] lots = best[i].lots();
            if (lots != null) {
                candidate.set(i, 0);
                candidate.sales().sellFirst(i, lots);
            }
            candidate.set(i, best[i].dollars());
        }
    }

    /** @return false where there were too many trades to look at them all */
    private boolean search(boolean withMixes) {
        choicesOf.begin(problem, withMixes);
        double most = best - floor;
        double next = Math.min(most, Math.max(candidate.objective() - floor, FIRST_ROOM * problem.value()));
        visits = 0;
        boolean isEnough = most <= HARDLY_ANYTHING * problem.value();
        boolean sawAll = true;
        while (!isEnough) {
            room = next;
            // Whatever is found lies within the room; what is not looked for costs more than that.
            sawAll = look();
            isEnough = !sawAll || best - floor <= next || next >= most || next > problem.value();
            next = Math.min(most, next * MORE_ROOM);
        }
        return sawAll;
    }

    /** Looks at all combinations in the room; false where they are too many. */
    private boolean look() {
        choices = new Choice[n][];
        chosen = new Choice[n];
        least = new double[n + 1];
        mostCash = new double[n + 1];
        leastCash = new double[n + 1];
        for (int i = 0; i < n; i++) {
            Choice[] its = choicesOf.of(i, start[i], room);
            if (its == null) {
                return false;
            }
            choices[i] = its;
        }
        for (int i = n - 1; i >= 0; i--) {
            least[i] = least[i + 1] + choices[i][0].excess();
            cashFrom(i);
        }
        visit(0, 0, problem.cash());
        for (int i = 0; i < n; i++) {
            candidate.set(i, start[i]);
        }
        return visits <= mostVisits();
    }

    private void cashFrom(int i) {
        double most = Double.NEGATIVE_INFINITY;
        double fewest = Double.POSITIVE_INFINITY;
        for (Choice choice : choices[i]) {
            double cash = Totals.cashOf(problem.assets().get(i), choice.dollars());
            most = Math.max(most, cash);
            fewest = Math.min(fewest, cash);
        }
        mostCash[i] = mostCash[i + 1] + most;
        leastCash[i] = leastCash[i + 1] + fewest;
    }

    private int mostVisits() {
        return n <= FEW_ASSETS ? MOST_VISITS_OF_FEW : MOST_VISITS;
    }

    /** @param cash what the trades chosen so far leave */
    private void visit(int i, double sofar, double cash) {
        for (Choice choice : choices[i]) {
            double excess = sofar + choice.excess();
            if (excess + least[i + 1] > room || visits++ > mostVisits()) {
                return;
            }
            double left = cash + Totals.cashOf(problem.assets().get(i), choice.dollars());
            if (excess + least[i + 1] + cashCost(i + 1, left) <= room) {
                chosen[i] = choice;
                if (i == n - 1) {
                    finish(i, choice);
                } else {
                    candidate.set(i, choice);
                    visit(i + 1, excess, left);
                }
            }
        }
    }

    /**
     * What it costs at least that the trades of assets i, i + 1 and so on cannot use up the cash that is worth something;
     * infinite where they cannot bring what has to be left, or not use what must not be.
     */
    private double cashCost(int i, double cash) {
        double most = cash + mostCash[i] - problem.cashFloor();
        double least = cash + leastCash[i] - problem.cashFloor();
        double room = problem.cashCeiling() - cash - leastCash[i];
        if (most < -CENT || room < -CENT) {
            return Double.POSITIVE_INFINITY;
        }
        double price = value.cashPrice();
        return price >= 0
                ? price * Math.max(0, least)
                : -price * Math.max(0, problem.cashCeiling() - cash - mostCash[i]);
    }

    private void finish(int i, Choice choice) {
        if (candidate.violationAfter(i, choice) > 0) {
            return;
        }
        double reached = candidate.objective() + candidate.change(i, choice);
        if (reached < best) {
            best = reached;
            room = Math.min(room, best - floor);
            found = chosen.clone();
        }
    }
}
