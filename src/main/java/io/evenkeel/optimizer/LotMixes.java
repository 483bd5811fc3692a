package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All divisions of a sale among the lots of one asset that can be best. Lots of one kind, which differ in their gains
 * alone, are sold from the smallest gain on: a larger one is never better. Between short-term and long-term lots anything
 * can be best, because a year nets them and a budget adds them up.
 */
final class LotMixes {

    private final Asset asset;

    /** Segments of each kind, the smallest gain first. */
    private final List<List<Integer>> kinds = new ArrayList<>();

    /** Dollars of each kind, and of it and those after it. */
    private final double[] there;

    private final double[] fromHere;

    private final List<double[]> mixes = new ArrayList<>();
    private int most;

    LotMixes(Asset asset) {
        this.asset = asset;
        List<Segment> sales = asset.sales();
        IntStream.range(0, sales.size())
                .boxed()
                .sorted(Comparator.comparingDouble(s -> sales.get(s).gain()))
                .forEach(s -> kindOf(sales.get(s)).add(s));
        there = kinds.stream()
                .mapToDouble(kind ->
                        kind.stream().mapToDouble(s -> sales.get(s).cap()).sum())
                .toArray();
        fromHere = new double[there.length + 1];
        for (int kind = there.length - 1; kind >= 0; kind--) {
            fromHere[kind] = fromHere[kind + 1] + there[kind];
        }
    }

    int kinds() {
        return kinds.size();
    }

    private List<Integer> kindOf(Segment sale) {
        for (List<Integer> kind : kinds) {
            Segment one = asset.sales().get(kind.get(0));
            if (one.longTerm() == sale.longTerm() && one.untaxed() == sale.untaxed()) {
                return kind;
            }
        }
        kinds.add(new ArrayList<>());
        return kinds.get(kinds.size() - 1);
    }

    /**
     * Dollars of each segment, for each division.
     *
     * @param share dollars of the smallest part that trades
     * @param atMost more are not looked for
     */
    List<double[]> of(double dollars, double share, int atMost) {
        mixes.clear();
        most = atMost;
        divide(0, dollars, share, new double[asset.sales().size()]);
        return mixes;
    }

    private void divide(int kind, double left, double share, double[] sofar) {
        double here = there[kind];
        if (kind == kinds.size() - 1) {
            if (left <= here + Totals.SLACK) {
                mixes.add(with(sofar, kind, left));
            }
            return;
        }
        // What the kinds after it cannot take has to be sold here, so that every way leads to a division.
        double least = Math.max(0, left - fromHere[kind + 1]);
        double first = Math.max(0, Math.ceil((least - Totals.SLACK) / share) * share);
        if (first - least > Totals.SLACK && least <= here) {
            divideAfter(kind, least, left, share, sofar);
        }
        for (double part = first; part <= Math.min(left, here) + Totals.SLACK && mixes.size() < most; part += share) {
            divideAfter(kind, part, left, share, sofar);
        }
        boolean endsInAShare = here / share - Math.floor(here / share + Totals.SLACK) > Totals.SLACK;
        if (endsInAShare && here <= left && here > least + Totals.SLACK) {
            divideAfter(kind, here, left, share, sofar);
        }
    }

    private void divideAfter(int kind, double part, double left, double share, double[] sofar) {
        if (mixes.size() < most) {
            divide(kind + 1, left - part, share, with(sofar, kind, part));
        }
    }

    private double[] with(double[] sofar, int kind, double dollars) {
        double[] more = sofar.clone();
        double left = dollars;
        for (int s : kinds.get(kind)) {
            more[s] = Math.min(left, asset.sales().get(s).cap());
            left -= more[s];
        }
        return more;
    }
}
