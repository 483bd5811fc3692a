package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.List;

/** The lots of every asset in the order in which a candidate sells them, and what trades then cost. Buffers are reused. */
final class SaleOrder {

    private Problem problem = Problem.NOTHING;
    private double shortPrice;
    private double longPrice;

    /** Parts of asset i: from[i] .. end[i] - 1. A lot is in two parts where some of it is to go first. */
    private int[] from = new int[1];

    private int[] end = new int[0];
    private int[] segment = new int[0];
    private double[] key = new double[0];
    private double[] cap = new double[0];
    private double[] partCost = new double[0];
    private double[] gain = new double[0];
    private boolean[] longTerm = new boolean[0];
    private double[] sellable = new double[0];
    private double[] preferred = new double[0];

    private int pricedAsset = -1;
    private double pricedDollars;

    /** Results of {@link #price}: dollars of trading cost less rewards, and of gains. */
    double cost;

    double shortGain;
    double longGain;

    /**
     * Of an asset whose lots may be chosen, what is intended to be sold goes first.
     *
     * @param aShortGain what a dollar of short gain costs: with the next, decides which lots go first
     * @param aLongGain what a dollar of long gain costs
     */
    void begin(Problem of, Intended intended, double aShortGain, double aLongGain) {
        problem = of;
        shortPrice = aShortGain;
        longPrice = aLongGain;
        pricedAsset = -1;
        int n = of.assets().size();
        reserve(n);
        for (int i = 0; i < n; i++) {
            List<Segment> sales = of.assets().get(i).sales();
            from[i + 1] = from[i] + 2 * sales.size();
            reserveParts(from[i + 1]);
            sellable[i] = 0;
            for (Segment sale : sales) {
                sellable[i] += sale.cap();
            }
            load(i, intended);
        }
    }

    private void reserve(int n) {
        if (end.length < n) {
            from = new int[n + 1];
            end = new int[n];
            sellable = new double[n];
        }
    }

    private void reserveParts(int most) {
        if (segment.length < most) {
            int more = 2 * most + 16;
            segment = Arrays.copyOf(segment, more);
            key = Arrays.copyOf(key, more);
            cap = Arrays.copyOf(cap, more);
            partCost = Arrays.copyOf(partCost, more);
            gain = Arrays.copyOf(gain, more);
            longTerm = Arrays.copyOf(longTerm, more);
            preferred = new double[more];
        }
    }

    private void load(int i, Intended intended) {
        Asset asset = problem.assets().get(i);
        for (int s = 0; s < asset.sales().size(); s++) {
            Segment sale = asset.sales().get(s);
            preferred[s] = asset.inOrder() ? sale.cap() : wholePart(asset, sale, intended.sold(i, s));
            if (preferred[s] > 0 && !asset.inOrder()) {
                moveToFirstAlike(asset.sales(), s);
            }
        }
        sellFirst(i, preferred);
    }

    /** Of asset {@code i}, which must not be sold at the time, these dollars of its segments go first from now on. */
    void sellFirst(int i, double[] dollars) {
        List<Segment> sales = problem.assets().get(i).sales();
        pricedAsset = -1;
        end[i] = from[i];
        for (int s = 0; s < sales.size(); s++) {
            add(i, s, dollars[s], from[i]);
        }
        int firstEnd = end[i];
        for (int s = 0; s < sales.size(); s++) {
            add(i, s, sales.get(s).cap() - dollars[s], firstEnd);
        }
    }

    /**
     * Between lots that cost the same in every way, such as those of an account that is not taxed, the method settles a tie by
     * selling a little of each. It is one order that way, but many lots: the first of them go as a whole.
     */
    private void moveToFirstAlike(List<Segment> sales, int s) {
        Segment sale = sales.get(s);
        for (int earlier = 0; earlier < s && preferred[s] > 0; earlier++) {
            Segment other = sales.get(earlier);
            double left = other.cap() - preferred[earlier];
            if (left > 0 && other.costsLike(sale)) {
                double moved = Math.min(left, preferred[s]);
                preferred[earlier] += moved;
                preferred[s] -= moved;
            }
        }
    }

    /** What is intended to be sold of a segment, in whole shares or all of it. */
    private static double wholePart(Asset asset, Segment sale, double dollars) {
        double unit = asset.fractional() ? 0 : asset.price();
        double whole = unit > 0 ? Math.rint(dollars / unit) * unit : dollars;
        return Math.abs(sale.cap() - dollars) < Totals.SLACK || whole > sale.cap() ? sale.cap() : whole;
    }

    /** Puts a part of a sale where it belongs by its price, at {@code earliest} or later. */
    private void add(int i, int s, double part, int earliest) {
        if (part <= 0) {
            return;
        }
        Asset asset = problem.assets().get(i);
        Segment sale = asset.sales().get(s);
        double price = sale.untaxed() + sale.gain() * (sale.longTerm() ? longPrice : shortPrice);
        int to = end[i]++;
        for (; !asset.inOrder() && to > earliest && key[to - 1] > price; to--) {
            move(to - 1, to);
        }
        segment[to] = s;
        key[to] = price;
        cap[to] = part;
        partCost[to] = sale.untaxed();
        gain[to] = sale.gain();
        longTerm[to] = sale.longTerm();
    }

    private void move(int source, int to) {
        segment[to] = segment[source];
        key[to] = key[source];
        cap[to] = cap[source];
        partCost[to] = partCost[source];
        gain[to] = gain[source];
        longTerm[to] = longTerm[source];
    }

    /** What a trade of asset {@code i} costs and realises, left in the results. */
    void price(int i, double dollars) {
        if (i == pricedAsset && dollars == pricedDollars) {
            return;
        }
        pricedAsset = i;
        pricedDollars = dollars;
        cost = 0;
        shortGain = 0;
        longGain = 0;
        if (dollars > 0) {
            cost = dollars * problem.assets().get(i).buyCost();
        } else {
            sell(i, -dollars);
        }
    }

    private void sell(int i, double dollars) {
        double left = dollars;
        for (int p = from[i]; p < end[i] && left > 0; p++) {
            double part = Math.min(left, cap[p]);
            cost += part * partCost[p];
            if (longTerm[p]) {
                longGain += part * gain[p];
            } else {
                shortGain += part * gain[p];
            }
            left -= part;
        }
    }

    /** The same for a sale of these dollars of the segments of asset {@code i}. */
    void priceLots(int i, double[] dollars) {
        pricedAsset = -1;
        cost = 0;
        shortGain = 0;
        longGain = 0;
        for (int s = 0; s < dollars.length; s++) {
            Segment sale = problem.assets().get(i).sales().get(s);
            cost += dollars[s] * sale.untaxed();
            shortGain += sale.longTerm() ? 0 : dollars[s] * sale.gain();
            longGain += sale.longTerm() ? dollars[s] * sale.gain() : 0;
        }
    }

    double sellable(int i) {
        return sellable[i];
    }

    /** How many kinds of dollars are sold of the asset one after the other, and where the first of them end. */
    int parts(int i) {
        return end[i] - from[i];
    }

    double endOfPart(int i, int part) {
        double last = 0;
        for (int p = from[i]; p <= from[i] + part; p++) {
            last += cap[p];
        }
        return last;
    }

    /** The largest gain or loss of a dollar sold. */
    double largestGain(int i) {
        double largest = 0;
        for (int p = from[i]; p < end[i]; p++) {
            largest = Math.max(largest, Math.abs(gain[p]));
        }
        return largest;
    }

    /** Dollars of every lot of asset {@code i} that make up a sale. */
    double[] lots(int i, double dollars, int lots) {
        double[] sold = new double[lots];
        double left = dollars;
        for (int p = from[i]; p < end[i] && left > 0; p++) {
            double part = Math.min(left, cap[p]);
            sold[problem.assets().get(i).sales().get(segment[p]).lot()] += part;
            left -= part;
        }
        return sold;
    }
}
