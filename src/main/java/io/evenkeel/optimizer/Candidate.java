package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * Trades in shares, and what they cost; a trade is changed as a whole while the factor exposures and the rows are kept up
 * to date, so that trying a change costs O(k). Buffers are reused.
 */
final class Candidate {

    private static final double SLACK = 1e-6;

    private Problem problem = Problem.NOTHING;
    private int n;
    private int k;
    private double riskPerDollar;

    /** Dollars traded: positive bought, negative sold. */
    double[] traded = new double[0];

    double[] price = new double[0];
    private double[] held = new double[0];
    private double[] active0 = new double[0];
    private double[] ownRisk = new double[0];
    private double[] exposure = new double[0];

    /** What the trades cost now, and the gains that they realise; dollars. */
    private double[] costNow = new double[0];

    private double[] shortNow = new double[0];
    private double[] longNow = new double[0];

    /** What a dollar more of the asset would add to the risk, half of it; of use while its stamp is the trades' own. */
    private double[] pull = new double[0];

    private long[] pullStamp = new long[0];
    private long stamp;

    private final SaleOrder sales = new SaleOrder();
    private double[] groupHeld = new double[0];
    private double specificRisk;
    private double factorRisk;
    private double tradingCost;
    private double shortGain;
    private double longGain;
    private double cash;
    private double purchases;
    private int trades;

    /** What a dollar of cash counts among the dollars by which limits are exceeded. */
    double cashWeight = 1;

    private double shortPrice;
    private double longPrice;
    private double cashPrice;

    private double taxWithout;

    /** What the year is taxed now, and by how much groups exceed their limits; not known while NaN. */
    private double taxNow;

    private double groupsNow;

    private int exceededGroups;
    private boolean limitsGains;

    /** Results of {@link #change}. */
    private double shortChange;

    private double longChange;
    private double taxChange;

    /**
     * Starts with no trades. Of an asset whose lots may be chosen, what is intended to be sold goes first.
     *
     * @param shortPrice what a dollar of short gain costs: with the next, decides which lots go first
     * @param longPrice what a dollar of long gain costs
     * @param cashPrice what a dollar of cash saves
     */
    void begin(Problem of, Intended intended, double shortPrice, double longPrice, double cashPrice) {
        this.shortPrice = shortPrice;
        this.longPrice = longPrice;
        this.cashPrice = cashPrice;
        cashWeight = 1;
        problem = of;
        n = of.assets().size();
        k = of.factors();
        riskPerDollar = of.riskAversion() / of.value();
        reserve();
        Arrays.fill(traded, 0, n, 0);
        Arrays.fill(costNow, 0, n, 0);
        Arrays.fill(shortNow, 0, n, 0);
        Arrays.fill(longNow, 0, n, 0);
        Arrays.fill(exposure, 0, k, 0);
        Arrays.fill(groupHeld, 0, of.groups().size(), 0);
        specificRisk = 0;
        tradingCost = 0;
        shortGain = 0;
        longGain = 0;
        purchases = 0;
        trades = 0;
        cash = of.cash();
        limitsGains = !Double.isInfinite(of.gainBudget()) || !Double.isInfinite(of.taxBudget());
        for (int i = 0; i < n; i++) {
            loadAsset(i);
        }
        sales.begin(of, intended, shortPrice, longPrice);
        taxWithout = of.taxYear().taxWith(0, 0);
        derivedIsOld();
        exceededGroups = 0;
        for (int g = 0; g < of.groups().size(); g++) {
            exceededGroups += overGroup(g, 0) > 0 ? 1 : 0;
        }
        factorRisk = 0;
        for (int f = 0; f < k; f++) {
            factorRisk += exposure[f] * exposure[f];
        }
    }

    private void loadAsset(int i) {
        Asset asset = problem.assets().get(i);
        double[] x = problem.exposures()[i];
        price[i] = asset.price();
        held[i] = asset.held();
        active0[i] = asset.held() - asset.target();
        specificRisk += problem.specific()[i] * active0[i] * active0[i];
        double own = problem.specific()[i];
        for (int f = 0; f < k; f++) {
            exposure[f] += x[f] * active0[i];
            own += x[f] * x[f];
        }
        ownRisk[i] = own;
        if (asset.group() >= 0) {
            groupHeld[asset.group()] += asset.held();
        }
    }

    private void reserve() {
        if (traded.length < n) {
            traded = new double[n];
            price = new double[n];
            held = new double[n];
            active0 = new double[n];
            ownRisk = new double[n];
            costNow = new double[n];
            shortNow = new double[n];
            longNow = new double[n];
            pull = new double[n];
            pullStamp = new long[n];
        }
        if (exposure.length < k) {
            exposure = new double[k];
        }
        if (groupHeld.length < problem.groups().size()) {
            groupHeld = new double[problem.groups().size()];
        }
    }

    /** Nothing that was derived from the trades holds any longer. */
    private void derivedIsOld() {
        stamp++;
        taxNow = Double.NaN;
        groupsNow = Double.NaN;
    }

    /** Of the year, the trades included. */
    private double tax() {
        if (Double.isNaN(taxNow)) {
            taxNow = problem.taxYear().taxWith(shortGain, longGain);
        }
        return taxNow;
    }

    private double pull(int i) {
        if (pullStamp[i] != stamp) {
            double[] x = problem.exposures()[i];
            // Two sums, so that neither waits for the other.
            double even = problem.specific()[i] * (active0[i] + traded[i]);
            double odd = 0;
            int f = 0;
            for (; f + 1 < k; f += 2) {
                even = Math.fma(x[f], exposure[f], even);
                odd = Math.fma(x[f + 1], exposure[f + 1], odd);
            }
            pull[i] = f < k ? Math.fma(x[f], exposure[f], even) + odd : even + odd;
            pullStamp[i] = stamp;
        }
        return pull[i];
    }

    /** Objective in dollars; what is shed counts its reward. */
    double objective() {
        return riskPerDollar * (specificRisk + factorRisk)
                + tradingCost
                + tax()
                - taxWithout
                + trades * problem.ticketCost();
    }

    /** What the objective would change by if asset {@code i} traded {@code dollars} instead. */
    double change(int i, double dollars) {
        sales.price(i, dollars);
        return change(i, dollars, sales.cost, sales.shortGain, sales.longGain);
    }

    double change(int i, Choice to) {
        return change(i, to.dollars(), to.cost(), to.shortGain(), to.longGain());
    }

    private double change(int i, double dollars, double cost, double shortThen, double longThen) {
        double step = dollars - traded[i];
        shortChange = shortThen - shortNow[i];
        longChange = longThen - longNow[i];
        taxChange = taxChange(shortChange, longChange);
        int tickets = (dollars == 0 ? 0 : 1) - (traded[i] == 0 ? 0 : 1);
        return riskPerDollar * (2 * pull(i) * step + ownRisk[i] * step * step)
                + cost
                - costNow[i]
                + taxChange
                + tickets * problem.ticketCost();
    }

    /** Of the last change that was asked for. */
    double shortChange() {
        return shortChange;
    }

    double longChange() {
        return longChange;
    }

    double taxChange() {
        return taxChange;
    }

    /** What more gains would add to the tax. */
    double taxChange(double moreShort, double moreLong) {
        return problem.taxYear().taxWith(shortGain + moreShort, longGain + moreLong) - tax();
    }

    /** The product of two assets' is the most that their changes can add to each other's risk, or take from it. */
    double commonRisk(int i, double dollars) {
        double shared = Math.max(0, ownRisk[i] - problem.specific()[i]);
        return Math.sqrt(2 * riskPerDollar * shared) * Math.abs(dollars - traded[i]);
    }

    /** What the trades of two assets change the objective by together, beyond what each does alone, tax apart. */
    double sharedRisk(int i, double dollars, int j, double otherDollars) {
        double[] x = problem.exposures()[i];
        double[] y = problem.exposures()[j];
        // Two sums, so that neither waits for the other.
        double even = 0;
        double odd = 0;
        int f = 0;
        for (; f + 1 < k; f += 2) {
            even = Math.fma(x[f], y[f], even);
            odd = Math.fma(x[f + 1], y[f + 1], odd);
        }
        double common = f < k ? Math.fma(x[f], y[f], even) + odd : even + odd;
        return 2 * riskPerDollar * common * (dollars - traded[i]) * (otherDollars - traded[j]);
    }

    /** The change with cash and gains at the prices given in the beginning, so that budgets which are used up count. */
    double regret(int i, double dollars) {
        double untaxed = change(i, dollars) - taxChange;
        return untaxed + shortPrice * shortChange + longPrice * longChange + cashPrice * (dollars - traded[i]);
    }

    void set(int i, double dollars) {
        sales.price(i, dollars);
        set(i, dollars, sales.cost, sales.shortGain, sales.longGain);
    }

    void set(int i, Choice to) {
        set(i, to.dollars(), to.cost(), to.shortGain(), to.longGain());
    }

    private void set(int i, double dollars, double cost, double shortThen, double longThen) {
        double step = dollars - traded[i];
        double active = active0[i] + traded[i];
        specificRisk += problem.specific()[i] * step * (2 * active + step);
        double[] x = problem.exposures()[i];
        factorRisk = 0;
        for (int f = 0; f < k; f++) {
            exposure[f] = Math.fma(x[f], step, exposure[f]);
            factorRisk += exposure[f] * exposure[f];
        }
        tradingCost += cost - costNow[i];
        shortGain += shortThen - shortNow[i];
        longGain += longThen - longNow[i];
        costNow[i] = cost;
        shortNow[i] = shortThen;
        longNow[i] = longThen;
        cash += cashOf(i, dollars) - cashOf(i, traded[i]);
        purchases += Math.max(0, dollars) - Math.max(0, traded[i]);
        trades += (dollars == 0 ? 0 : 1) - (traded[i] == 0 ? 0 : 1);
        int group = problem.assets().get(i).group();
        if (group >= 0) {
            exceededGroups -= overGroup(group, 0) > 0 ? 1 : 0;
            groupHeld[group] += step;
            exceededGroups += overGroup(group, 0) > 0 ? 1 : 0;
        }
        traded[i] = dollars;
        derivedIsOld();
    }

    /** Cash that a trade brings, trading costs taken off. */
    double cashOf(int i, double dollars) {
        return -dollars - Math.abs(dollars) * problem.assets().get(i).buyCost();
    }

    /** Dollars by which limits are exceeded, added up. */
    double violation() {
        return violation(cash, purchases, shortGain, longGain, trades, -1, 0);
    }

    /** The same if asset {@code i} traded {@code dollars} instead. */
    double violationAfter(int i, double dollars) {
        if (limitsGains) {
            sales.price(i, dollars);
            return violationAfter(i, dollars, sales.shortGain, sales.longGain);
        }
        return violationAfter(i, dollars, shortNow[i], longNow[i]);
    }

    double violationAfter(int i, Choice to) {
        return violationAfter(i, to.dollars(), to.shortGain(), to.longGain());
    }

    private double violationAfter(int i, double dollars, double shortThen, double longThen) {
        double now = traded[i];
        return violation(
                cash + cashOf(i, dollars) - cashOf(i, now),
                purchases + Math.max(0, dollars) - Math.max(0, now),
                shortGain - shortNow[i] + shortThen,
                longGain - longNow[i] + longThen,
                trades + (dollars == 0 ? 0 : 1) - (now == 0 ? 0 : 1),
                problem.assets().get(i).group(),
                dollars - now);
    }

    private double violation(
            double cashLeft,
            double bought,
            double shortResult,
            double longResult,
            int count,
            int group,
            double moreInGroup) {
        double sum = cashWeight * (over(problem.cashFloor() - cashLeft) + over(cashLeft - problem.cashCeiling()))
                + over(bought - problem.purchaseLimit())
                + over(shortResult + longResult - problem.gainBudget())
                + problem.value() * Math.max(0, count - problem.tradeLimit());
        sum += overTax(shortResult, longResult);
        return group < 0
                ? sum + overGroups()
                : sum + (overGroups() - overGroup(group, 0) + overGroup(group, moreInGroup));
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

    double cash() {
        return cash;
    }

    /** By how much cash may change at least and at most inside its limits; the first is mostly negative. */
    double leastCashChange() {
        return problem.cashFloor() - cash - SLACK;
    }

    double mostCashChange() {
        return problem.cashCeiling() - cash + SLACK;
    }

    /** Whether so much more keeps the limits of purchases, gains, tax and trades. */
    boolean keepsTotals(double moreBought, double moreShort, double moreLong, int moreTrades) {
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

    /** The price of the dearest share that is traded; dollars. */
    double largestShare() {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = traded[i] == 0 ? largest : Math.max(largest, price[i]);
        }
        return largest;
    }

    /** The largest gain or loss of one share that is sold; dollars. */
    double largestGainOfAShare() {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = traded[i] < 0 ? Math.max(largest, sales.largestGain(i) * price[i]) : largest;
        }
        return largest;
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

    SaleOrder sales() {
        return sales;
    }

    double held(int i) {
        return held[i];
    }

    /** Shares sold per lot of asset {@code i}. */
    double[] soldLots(int i, int lots) {
        double[] sold = sales.lots(i, Math.max(0, -traded[i]), lots);
        for (int lot = 0; lot < lots; lot++) {
            sold[lot] /= price[i];
        }
        return sold;
    }
}
