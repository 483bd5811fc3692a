package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
    private static final int MOST_CHOICES = 400;

    /** Divisions of an asset's sales among its lots; most of them leave no room. */
    private static final int MOST_MIXES = 10_000;

    /** Kinds of lots beyond which there are too many divisions in any case. */
    private static final int MOST_KINDS = 8;

    private static final double SAME = 1e-9;
    private static final double CENT = 0.01;

    /** Of the account's value: less is not worth looking for. */
    private static final double HARDLY_ANYTHING = 1e-8;

    private final Candidate candidate;
    private final Placing placing;
    private final DualValue value;
    private Problem problem = Problem.NOTHING;
    private int n;
    private int visits;
    private double room;
    private double best;
    private double floor;
    private boolean mixed;

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

    /** Of the asset that is looked at. */
    private final List<Choice> trades = new ArrayList<>();

    private double lowest;
    private @Nullable LotMixes mixes;
    private int mixesLookedAt;

    /** @param value is prepared at the prices that prove the bound before this is used */
    Enumeration(Candidate candidate, Placing placing, DualValue value) {
        this.candidate = candidate;
        this.placing = placing;
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
        mixed = withMixes;
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
            lowest = value.lowest(i);
            if (!choose(i)) {
                return false;
            }
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
            double cash = candidate.cashOf(i, choice.dollars());
            most = Math.max(most, cash);
            fewest = Math.min(fewest, cash);
        }
        mostCash[i] = mostCash[i + 1] + most;
        leastCash[i] = leastCash[i + 1] + fewest;
    }

    private int mostVisits() {
        return n <= FEW_ASSETS ? MOST_VISITS_OF_FEW : MOST_VISITS;
    }

    /** The trades of asset {@code i} whose excess leaves room; false where they are too many to look at. */
    private boolean choose(int i) {
        trades.clear();
        mixesLookedAt = 0;
        Asset asset = problem.assets().get(i);
        mixes = mixed && !asset.inOrder() && asset.sales().size() > 1 ? new LotMixes(asset) : null;
        if (mixes != null && mixes.kinds() > MOST_KINDS) {
            return false;
        }
        double share = placing.share(i);
        add(i, start[i]);
        add(i, 0);
        add(i, -candidate.held(i));
        for (int direction = -1; direction <= 1; direction += 2) {
            add(i, direction * placing.leastSize(i));
            double most = direction < 0 ? candidate.sales().sellable(i) : asset.buyCap();
            double wanted = Math.rint(value.bestTrade(i, direction > 0) * problem.value() / share);
            double nearest = Math.min(wanted, Math.floor(most / share + SAME));
            // What is smaller is not placed, however many steps lead there.
            double least = Math.rint(placing.leastSize(i) / share);
            if (direction < 0 && asset.inOrder()) {
                addInOrder(i, share, least, most);
            } else {
                addAround(i, direction * share, nearest, least, Math.floor(most / share));
            }
        }
        choices[i] = trades.toArray(Choice[]::new);
        Arrays.sort(choices[i], Comparator.comparingDouble(Choice::excess));
        return isFew();
    }

    private boolean isFew() {
        return trades.size() < MOST_CHOICES && mixesLookedAt < MOST_MIXES;
    }

    /**
     * Lots sold in a given order: a dear one may stand before a cheap one, so that only within a lot an excess is a reason to
     * stop.
     */
    private void addInOrder(int i, double share, double least, double most) {
        SaleOrder sales = candidate.sales();
        double from = 0;
        for (int part = 0; part < sales.parts(i); part++) {
            double to = Math.min(most, sales.endOfPart(i, part));
            double first = Math.max(least, Math.floor(from / share + SAME) + 1);
            double last = Math.floor(to / share + SAME);
            if (first <= last) {
                addAround(i, -share, cheapest(i, share, first, last), first, last);
            }
            from = to;
        }
    }

    /** Trades of so many steps and of fewer and more, as long as going on can be worth it. */
    private void addAround(int i, double step, double nearest, double least, double most) {
        for (double steps = Math.min(nearest, most); steps >= least && add(i, steps * step); steps--) {}
        for (double steps = Math.max(nearest + 1, least); steps <= most && add(i, steps * step); steps++) {}
    }

    /** The sale that costs least of those that end in one lot, over which the cost is convex. */
    private double cheapest(int i, double share, double first, double last) {
        double low = first;
        double high = last;
        while (low < high) {
            double middle = Math.floor((low + high) / 2);
            boolean falls = sale(i, middle + 1, share) < sale(i, middle, share);
            low = falls ? middle + 1 : low;
            high = falls ? high : middle;
        }
        return low;
    }

    private double sale(int i, double steps, double share) {
        return value.costOf(i, -steps * share / problem.value());
    }

    /** Whether going on in the same direction can be worth it. */
    private boolean add(int i, double trade) {
        double over = overLowest(value.costOf(i, trade / problem.value()));
        double placed = placing.placeable(i, trade);
        double overPlaced = overLowest(value.costOf(i, placed / problem.value()));
        boolean known = false;
        for (Choice choice : trades) {
            known |= Math.abs(choice.dollars() - placed) < SAME;
        }
        if (!known && (overPlaced <= room || placed == start[i]) && trades.size() < MOST_CHOICES) {
            SaleOrder sales = candidate.sales();
            sales.price(i, placed);
            trades.add(new Choice(placed, overPlaced, sales.cost, sales.shortGain, sales.longGain, null));
            if (mixes != null && placed < 0) {
                addMixes(i, placed, mixes);
            }
        }
        return over <= room && isFew();
    }

    private void addMixes(int i, double placed, LotMixes all) {
        List<double[]> divisions = all.of(-placed, placing.share(i), MOST_CHOICES);
        mixesLookedAt += divisions.size();
        for (double[] lots : divisions) {
            double excess = overLowest(value.costOf(i, lots, problem.value()));
            if (excess <= room && trades.size() < MOST_CHOICES) {
                candidate.sales().priceLots(i, lots);
                SaleOrder sales = candidate.sales();
                trades.add(new Choice(placed, excess, sales.cost, sales.shortGain, sales.longGain, lots));
            }
        }
    }

    private double overLowest(double cost) {
        return Math.max(0, (cost - lowest) * problem.value());
    }

    /** @param cash what the trades chosen so far leave */
    private void visit(int i, double sofar, double cash) {
        for (Choice choice : choices[i]) {
            double excess = sofar + choice.excess();
            if (excess + least[i + 1] > room || visits++ > mostVisits()) {
                return;
            }
            double left = cash + candidate.cashOf(i, choice.dollars());
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
