package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * What the assets have in common besides risk: sums of their blocks, each with a convex piecewise linear cost. A limit is
 * a cost of nothing inside and of {@link #PENALTY} dollars a dollar outside, so that there always is a solution, and rows
 * left violated name the limits in conflict.
 *
 * <p>Row r has breakpoints b[0] .. b[p-1] and slopes s[0] &lt; .. &lt; s[p] around them. Its price lies in [s[0], s[p]]: at a
 * slope the row's sum may lie anywhere between the two breakpoints beside it, between two slopes it sits at the
 * breakpoint between them. The place of a price is written 2j at slope j and 2j + 1 between slopes j and j + 1.
 */
final class Rows {

    /** Above any tax or drift that a dollar of cash usually costs; what is more than that is found by {@link #stiffen}. */
    static final double PENALTY = 20;

    /** Some lots have a gain of a cent in a thousand dollars. */
    private static final double STIFFER = 1_000;

    /** A limit exceeded by less of the account's value is arithmetic's, and no penalty is due. */
    private static final double ROUNDING = 1e-11;

    private static final int MOST_BREAKS = 6;

    enum Kind {
        CASH,
        PURCHASES,
        /** Gains of the sales, short and long ones weighted. */
        GAINS,
        GROUP
    }

    int count;
    private boolean stiff;
    Kind[] kind = new Kind[0];
    String[] name = new String[0];
    /** For GROUP its index, for CASH and PURCHASES the account whose they are. */
    int[] of = new int[0];

    double[] onShort = new double[0];
    double[] onLong = new double[0];
    int[] breaks = new int[0];
    double[] at = new double[0];
    double[] slope = new double[0];
    /** Cost at the first breakpoint. */
    double[] base = new double[0];

    void clear() {
        count = 0;
        stiff = false;
    }

    boolean isStiff() {
        return stiff;
    }

    /**
     * Raises all penalties alike, so that rows which gave way because a dollar of them was worth more are kept, and only
     * what cannot be kept gives way.
     */
    void stiffen() {
        stiff = true;
        setPenalties(STIFFER * PENALTY);
    }

    /** Takes {@link #stiffen} back. */
    void soften() {
        stiff = false;
        setPenalties(PENALTY);
    }

    private void setPenalties(double penalty) {
        for (int r = 0; r < count; r++) {
            int lowest = r * (MOST_BREAKS + 1);
            int highest = lowest + breaks[r];
            slope[lowest] = slope[lowest] <= -PENALTY ? -penalty : slope[lowest];
            slope[highest] = slope[highest] >= PENALTY ? penalty : slope[highest];
        }
    }

    /** Where a price lies that was as high or as low as it could be before {@link #stiffen}. */
    int placeWhenStiffer(int row, int place) {
        if (place == 0 && slope(row, 0) <= -PENALTY) {
            return 1;
        }
        int end = 2 * breaks[row];
        return place == end && slope(row, breaks[row]) >= PENALTY ? end - 1 : place;
    }

    /** A row without cost between {@code lower} and {@code upper}, infinite for none; none at all where both are. */
    void limit(Kind ofKind, String called, int index, double lower, double upper) {
        if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
            return;
        }
        start(ofKind, called, index);
        limits(lower, upper);
    }

    /** A row over the gains of sales. */
    void limitGains(String called, double shortWeight, double longWeight, double lower, double upper) {
        if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
            return;
        }
        startGains(called, shortWeight, longWeight);
        limits(lower, upper);
    }

    private void limits(double lower, double upper) {
        int r = count - 1;
        double from = Math.min(lower, upper);
        if (Double.isInfinite(from)) {
            slope[r * (MOST_BREAKS + 1)] = 0;
            push(upper, PENALTY);
            return;
        }
        slope[r * (MOST_BREAKS + 1)] = -PENALTY;
        push(from, 0);
        if (!Double.isInfinite(upper)) {
            push(Math.max(upper, from), PENALTY);
        }
    }

    void startGains(String called, double shortWeight, double longWeight) {
        start(Kind.GAINS, called, 0);
        onShort[count - 1] = shortWeight;
        onLong[count - 1] = longWeight;
    }

    private void start(Kind ofKind, String called, int index) {
        reserve(count + 1);
        kind[count] = ofKind;
        name[count] = called;
        of[count] = index;
        onShort[count] = 0;
        onLong[count] = 0;
        breaks[count] = 0;
        base[count] = 0;
        count++;
    }

    /** The slope below the first breakpoint of the row begun last, and its cost there. */
    void from(double lowestSlope, double costAtFirst) {
        slope[(count - 1) * (MOST_BREAKS + 1)] = lowestSlope;
        base[count - 1] = costAtFirst;
    }

    /** The next breakpoint and the slope above it. */
    void push(double breakpoint, double slopeAbove) {
        int r = count - 1;
        at[r * MOST_BREAKS + breaks[r]] = breakpoint;
        slope[r * (MOST_BREAKS + 1) + breaks[r] + 1] = slopeAbove;
        breaks[r]++;
    }

    private void reserve(int rows) {
        if (kind.length < rows) {
            int more = Math.max(16, rows * 2);
            kind = Arrays.copyOf(kind, more);
            name = Arrays.copyOf(name, more);
            of = Arrays.copyOf(of, more);
            onShort = Arrays.copyOf(onShort, more);
            onLong = Arrays.copyOf(onLong, more);
            breaks = Arrays.copyOf(breaks, more);
            base = Arrays.copyOf(base, more);
            at = Arrays.copyOf(at, more * MOST_BREAKS);
            slope = Arrays.copyOf(slope, more * (MOST_BREAKS + 1));
        }
    }

    double breakpoint(int row, int j) {
        return at[row * MOST_BREAKS + j];
    }

    double slope(int row, int j) {
        return slope[row * (MOST_BREAKS + 1) + j];
    }

    /** Where a price of nothing lies, or the admissible price nearest to it. */
    int startingPlace(int row) {
        int p = breaks[row];
        for (int j = 0; j <= p; j++) {
            if (slope(row, j) >= 0) {
                return slope(row, j) == 0 || j == 0 ? 2 * j : 2 * j - 1;
            }
        }
        return 2 * p;
    }

    double priceAt(int row, int place) {
        return (place & 1) == 0 ? slope(row, place >> 1) : 0;
    }

    /** How far the sum is from what the price at this place asks for; nothing where the price fits. */
    double excess(int row, int place, double sum) {
        int j = place >> 1;
        if ((place & 1) == 1) {
            return sum - breakpoint(row, j);
        }
        if (j < breaks[row] && sum > breakpoint(row, j)) {
            return sum - breakpoint(row, j);
        }
        return j > 0 && sum < breakpoint(row, j - 1) ? sum - breakpoint(row, j - 1) : 0;
    }

    double cost(int row, double exactSum) {
        double sum = exactSum;
        double violation = violation(row, sum);
        if (violation > 0 && violation < ROUNDING) {
            sum += sum < breakpoint(row, 0) ? violation : -violation;
        }
        double from = breakpoint(row, 0);
        if (sum <= from) {
            return base[row] + slope(row, 0) * (sum - from);
        }
        double cost = base[row];
        for (int j = 0; j < breaks[row]; j++) {
            double to = j + 1 < breaks[row] ? breakpoint(row, j + 1) : Double.POSITIVE_INFINITY;
            cost += slope(row, j + 1) * (Math.min(sum, to) - breakpoint(row, j));
            if (sum <= to) {
                return cost;
            }
        }
        return cost;
    }

    /** The most that price times sum can exceed the cost: the cost's convex conjugate. */
    double conjugate(int row, double price) {
        double most = Double.NEGATIVE_INFINITY;
        double cost = base[row];
        for (int j = 0; j < breaks[row]; j++) {
            if (j > 0) {
                cost += slope(row, j) * (breakpoint(row, j) - breakpoint(row, j - 1));
            }
            most = Math.max(most, price * breakpoint(row, j) - cost);
        }
        return most;
    }

    /** How far the sum lies where only a penalty allows it. */
    double violation(int row, double sum) {
        int p = breaks[row];
        double above = slope(row, p) >= PENALTY ? sum - breakpoint(row, p - 1) : 0;
        double below = slope(row, 0) <= -PENALTY ? breakpoint(row, 0) - sum : 0;
        return Math.max(0, Math.max(above, below));
    }
}
