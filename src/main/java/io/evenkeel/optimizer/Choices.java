package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trades of one asset that can be part of something better: at the prices of the bound each costs something beyond the
 * asset's best, and only so much room is left for that.
 */
final class Choices {

    private static final int MOST_CHOICES = 400;

    /** Divisions of an asset's sales among its lots; most of them leave no room. */
    private static final int MOST_MIXES = 10_000;

    /** Kinds of lots beyond which there are too many divisions in any case. */
    private static final int MOST_KINDS = 8;

    private static final double SAME = 1e-9;

    private final Candidate candidate;
    private final Placing placing;
    private final DualValue value;
    private Problem problem = Problem.NOTHING;
    private boolean mixed;

    /** Of the asset that is looked at. */
    private final List<Choice> trades = new ArrayList<>();

    private double lowest;
    private @Nullable LotMixes mixes;
    private int mixesLookedAt;
    private double start;
    private double room;

    /** @param value is prepared at the prices that prove the bound before this is used */
    Choices(Candidate candidate, Placing placing, DualValue value) {
        this.candidate = candidate;
        this.placing = placing;
        this.value = value;
    }

    /** @param withMixes whether the lots of a sale are divided in every way that can be best */
    void begin(Problem of, boolean withMixes) {
        problem = of;
        mixed = withMixes;
    }

    /**
     * Those of asset {@code i}, the smallest excess first; none where they are too many to look at.
     *
     * @param startsAt dollars that are traded now, which leave room in any case
     * @param leaves dollars that a trade may exceed the asset's best by
     */
    Choice @Nullable [] of(int i, double startsAt, double leaves) {
        start = startsAt;
        room = leaves;
        lowest = value.lowest(i);
        trades.clear();
        mixesLookedAt = 0;
        Asset asset = problem.assets().get(i);
        mixes = mixed && !asset.inOrder() && asset.sales().size() > 1 ? new LotMixes(asset) : null;
        if (mixes != null && mixes.kinds() > MOST_KINDS) {
            return null;
        }
        double share = placing.share(i);
        add(i, start);
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
        if (!isFew()) {
            return null;
        }
        trades.sort(Comparator.comparingDouble(Choice::excess));
        return trades.toArray(Choice[]::new);
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
        if (!known && (overPlaced <= room || placed == start) && trades.size() < MOST_CHOICES) {
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
}
