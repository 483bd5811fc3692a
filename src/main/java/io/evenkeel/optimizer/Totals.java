package io.evenkeel.optimizer;

import java.util.Arrays;

/** What a candidate's trades add up to: cash, purchases, gains, trades and groups; and by how much limits are exceeded. */
final class Totals {

    /** Dollars that arithmetic may be off: what exceeds a limit or differs from a lot by less does not. */
    static final double SLACK = 1e-6;

    private Problem problem = Problem.NOTHING;
    private double cash;
    private double purchases;
    private double shortGain;
    private double longGain;
    private int trades;
    private double[] groupHeld = new double[0];

    /** By how much groups exceed their limits; not known while NaN. */
    private double groupsNow;

    private int exceededGroups;

    /** What a dollar of cash counts among the dollars by which limits are exceeded. */
    double cashWeight = 1;

    /** No trades. */
    void begin(Problem of) {
        problem = of;
        cash = of.cash();
        purchases = 0;
        shortGain = 0;
        longGain = 0;
        trades = 0;
        cashWeight = 1;
        int groups = of.groups().size();
        if (groupHeld.length < groups) {
            groupHeld = new double[groups];
        }
        Arrays.fill(groupHeld, 0, groups, 0);
        for (Asset asset : of.assets()) {
            if (asset.group() >= 0) {
                groupHeld[asset.group()] += asset.held();
            }
        }
        groupsNow = Double.NaN;
        exceededGroups = 0;
        for (int g = 0; g < groups; g++) {
            exceededGroups += overGroup(g, 0) > 0 ? 1 : 0;
        }
    }

    /** An asset's trade goes from {@code now} to {@code then} dollars, and its gains by so much. */
    void change(Asset asset, double now, double then, double moreShort, double moreLong) {
        cash += cashOf(asset, then) - cashOf(asset, now);
        purchases += bought(now, then);
        shortGain += moreShort;
        longGain += moreLong;
        trades += begun(now, then);
        int group = asset.group();
        if (group >= 0) {
            exceededGroups -= overGroup(group, 0) > 0 ? 1 : 0;
            groupHeld[group] += then - now;
            exceededGroups += overGroup(group, 0) > 0 ? 1 : 0;
        }
        groupsNow = Double.NaN;
    }

    /** Cash that a trade brings, trading costs taken off. */
    static double cashOf(Asset asset, double dollars) {
        return -dollars - Math.abs(dollars) * asset.buyCost();
    }

    static double bought(double now, double then) {
        return Math.max(0, then) - Math.max(0, now);
    }

    static int begun(double now, double then) {
        return (then == 0 ? 0 : 1) - (now == 0 ? 0 : 1);
    }

    double shortGain() {
        return shortGain;
    }

    double longGain() {
        return longGain;
    }

    int trades() {
        return trades;
    }

    boolean limitGains() {
        return !Double.isInfinite(problem.gainBudget()) || !Double.isInfinite(problem.taxBudget());
    }

    /** Dollars by which limits are exceeded, added up. */
    double violation() {
        return violation(cash, purchases, shortGain, longGain, trades) + overGroups();
    }

    /** The same after {@link #change}. */
    double violationAfter(Asset asset, double now, double then, double moreShort, double moreLong) {
        double sum = violation(
                cash + cashOf(asset, then) - cashOf(asset, now),
                purchases + bought(now, then),
                shortGain + moreShort,
                longGain + moreLong,
                trades + begun(now, then));
        int group = asset.group();
        return group < 0
                ? sum + overGroups()
                : sum + (overGroups() - overGroup(group, 0) + overGroup(group, then - now));
    }

    private double violation(double cashLeft, double bought, double shortResult, double longResult, int count) {
        return cashWeight * (over(problem.cashFloor() - cashLeft) + over(cashLeft - problem.cashCeiling()))
                + over(bought - problem.purchaseLimit())
                + over(shortResult + longResult - problem.gainBudget())
                + problem.value() * Math.max(0, count - problem.tradeLimit())
                + overTax(shortResult, longResult);
    }

    private double overGroups() {
        if (Double.isNaN(groupsNow)) {
            groupsNow = 0;
            for (int g = 0; exceededGroups > 0 && g < problem.groups().size(); g++) {
                groupsNow += overGroup(g, 0);
            }
        }
        return groupsNow;
    }

    private double overGroup(int g, double more) {
        Problem.Group limits = problem.groups().get(g);
        double then = groupHeld[g] + more;
        return over(then - limits.upper()) + over(limits.lower() - then);
    }

    /** By how much cash may change at least and at most inside its limits; the first is mostly negative. */
    double leastCashChange() {
        return problem.cashFloor() - cash - SLACK;
    }

    double mostCashChange() {
        return problem.cashCeiling() - cash + SLACK;
    }

    /** Whether so much more keeps the limits of purchases, gains, tax and trades. */
    boolean keepLimits(double moreBought, double moreShort, double moreLong, int moreTrades) {
        double shortResult = shortGain + moreShort;
        double longResult = longGain + moreLong;
        return over(purchases + moreBought - problem.purchaseLimit()) == 0
                && over(shortResult + longResult - problem.gainBudget()) == 0
                && trades + moreTrades <= problem.tradeLimit()
                && overTax(shortResult, longResult) == 0;
    }

    double belowCashFloor() {
        return over(problem.cashFloor() - cash);
    }

    double aboveCashCeiling() {
        return over(cash - problem.cashCeiling());
    }

    double overPurchases() {
        return over(purchases - problem.purchaseLimit());
    }

    double overGains() {
        return over(shortGain + longGain - problem.gainBudget());
    }

    double overTax() {
        return overTax(shortGain, longGain);
    }

    private double overTax(double shortResult, double longResult) {
        return Double.isInfinite(problem.taxBudget())
                ? 0
                : over(problem.taxYear().taxAdded(shortResult, longResult) - problem.taxBudget());
    }

    double aboveGroup(int g) {
        return over(groupHeld[g] - problem.groups().get(g).upper());
    }

    double belowGroup(int g) {
        return over(problem.groups().get(g).lower() - groupHeld[g]);
    }

    private static double over(double excess) {
        return excess > SLACK ? excess : 0;
    }
}
