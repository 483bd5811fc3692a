package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.List;

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
    private double[] sellable = new double[0];
    private double[] active0 = new double[0];
    private double[] ownRisk = new double[0];
    private double[] exposure = new double[0];

    /** Segments of each asset in the order in which they are sold. */
    private int[] first = new int[1];

    private int[] order = new int[0];
    private double[] key = new double[0];
    private double[] cap = new double[0];
    private double[] cost = new double[0];
    private double[] gain = new double[0];
    private boolean[] longTerm = new boolean[0];

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

    /** Results of {@link #change}. */
    private double shortChange;

    private double longChange;
    private double taxChange;

    /** Results of {@link #sell}. */
    private double saleCost;

    private double saleShort;
    private double saleLong;

    /**
     * Starts with no trades. Of an asset whose lots may be chosen, what is intended to be sold goes first.
     *
     * @param shortPrice what a dollar of short gain costs: with the next, decides which lots go first
     * @param longPrice what a dollar of long gain costs
     */
    void begin(Problem of, Intended intended, double shortPrice, double longPrice) {
        this.shortPrice = shortPrice;
        this.longPrice = longPrice;
        cashWeight = 1;
        problem = of;
        n = of.assets().size();
        k = of.factors();
        riskPerDollar = of.riskAversion() / of.value();
        reserve();
        Arrays.fill(traded, 0, n, 0);
        Arrays.fill(exposure, 0, k, 0);
        Arrays.fill(groupHeld, 0, of.groups().size(), 0);
        specificRisk = 0;
        tradingCost = 0;
        shortGain = 0;
        longGain = 0;
        purchases = 0;
        trades = 0;
        cash = of.cash();
        int at = 0;
        for (int i = 0; i < n; i++) {
            first[i] = at;
            at = loadAsset(i, at, intended);
        }
        first[n] = at;
        factorRisk = 0;
        for (int f = 0; f < k; f++) {
            factorRisk += exposure[f] * exposure[f];
        }
    }

    private int loadAsset(int i, int from, Intended intended) {
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
        List<Segment> sales = asset.sales();
        reserveSales(from + 2 * sales.size());
        double sum = 0;
        int at = from;
        for (int s = 0; s < sales.size(); s++) {
            double part = asset.inOrder() ? sales.get(s).cap() : wholePart(asset, sales.get(s), intended.sold(i, s));
            at = addSale(asset, s, part, from, at);
            sum += sales.get(s).cap();
        }
        int intendedSales = at;
        for (int s = 0; s < sales.size() && !asset.inOrder(); s++) {
            double left = sales.get(s).cap() - wholePart(asset, sales.get(s), intended.sold(i, s));
            at = addSale(asset, s, left, intendedSales, at);
        }
        sellable[i] = sum;
        return at;
    }

    /** What is intended to be sold of a segment, in whole shares or all of it. */
    private static double wholePart(Asset asset, Segment sale, double dollars) {
        double unit = asset.fractional() ? 0 : asset.price();
        double whole = unit > 0 ? Math.rint(dollars / unit) * unit : dollars;
        return Math.abs(sale.cap() - dollars) < SLACK || whole > sale.cap() ? sale.cap() : whole;
    }

    /** Puts a sale where it belongs by its price; returns where the next goes at the latest. */
    private int addSale(Asset asset, int s, double part, int from, int end) {
        if (part <= 0) {
            return end;
        }
        Segment sale = asset.sales().get(s);
        double price = sale.cost() - sale.reward() + sale.gain() * (sale.longTerm() ? longPrice : shortPrice);
        int to = end;
        for (; !asset.inOrder() && to > from && key[to - 1] > price; to--) {
            move(to - 1, to);
        }
        order[to] = s;
        key[to] = price;
        cap[to] = part;
        cost[to] = sale.cost() - sale.reward();
        gain[to] = sale.gain();
        longTerm[to] = sale.longTerm();
        return end + 1;
    }

    private void move(int from, int to) {
        order[to] = order[from];
        key[to] = key[from];
        cap[to] = cap[from];
        cost[to] = cost[from];
        gain[to] = gain[from];
        longTerm[to] = longTerm[from];
    }

    private void reserve() {
        if (traded.length < n) {
            traded = new double[n];
            price = new double[n];
            held = new double[n];
            sellable = new double[n];
            active0 = new double[n];
            ownRisk = new double[n];
            first = new int[n + 1];
        }
        if (exposure.length < k) {
            exposure = new double[k];
        }
        if (groupHeld.length < problem.groups().size()) {
            groupHeld = new double[problem.groups().size()];
        }
    }

    private void reserveSales(int most) {
        if (order.length < most) {
            int more = 2 * most + 16;
            order = Arrays.copyOf(order, more);
            key = Arrays.copyOf(key, more);
            cap = Arrays.copyOf(cap, more);
            cost = Arrays.copyOf(cost, more);
            gain = Arrays.copyOf(gain, more);
            longTerm = Arrays.copyOf(longTerm, more);
        }
    }

    private void sell(int i, double dollars) {
        double left = dollars;
        saleCost = 0;
        saleShort = 0;
        saleLong = 0;
        for (int s = first[i]; s < first[i + 1] && left > 0; s++) {
            double part = Math.min(left, cap[s]);
            saleCost += part * cost[s];
            if (longTerm[s]) {
                saleLong += part * gain[s];
            } else {
                saleShort += part * gain[s];
            }
            left -= part;
        }
    }

    private void price(int i, double dollars) {
        if (dollars < 0) {
            sell(i, -dollars);
        } else {
            saleCost = dollars * problem.assets().get(i).buyCost();
            saleShort = 0;
            saleLong = 0;
        }
    }

    /** Objective in dollars; what is shed counts its reward. */
    double objective() {
        return riskPerDollar * (specificRisk + factorRisk)
                + tradingCost
                + problem.taxYear().taxAdded(shortGain, longGain)
                + trades * problem.ticketCost();
    }

    /** What the objective would change by if asset {@code i} traded {@code dollars} instead. */
    double change(int i, double dollars) {
        double step = dollars - traded[i];
        double pull = problem.specific()[i] * (active0[i] + traded[i]);
        double[] x = problem.exposures()[i];
        for (int f = 0; f < k; f++) {
            pull = Math.fma(x[f], exposure[f], pull);
        }
        price(i, traded[i]);
        double costBefore = saleCost;
        double shortBefore = saleShort;
        double longBefore = saleLong;
        price(i, dollars);
        TaxYear year = problem.taxYear();
        shortChange = saleShort - shortBefore;
        longChange = saleLong - longBefore;
        taxChange = year.taxAdded(shortGain + shortChange, longGain + longChange) - year.taxAdded(shortGain, longGain);
        int tickets = (dollars == 0 ? 0 : 1) - (traded[i] == 0 ? 0 : 1);
        return riskPerDollar * (2 * pull * step + ownRisk[i] * step * step)
                + saleCost
                - costBefore
                + taxChange
                + tickets * problem.ticketCost();
    }

    /** The same with gains at the prices given in the beginning, so that budgets which are used up count. */
    double pricedChange(int i, double dollars) {
        return change(i, dollars) - taxChange + shortPrice * shortChange + longPrice * longChange;
    }

    void set(int i, double dollars) {
        double step = dollars - traded[i];
        double active = active0[i] + traded[i];
        specificRisk += problem.specific()[i] * step * (2 * active + step);
        double[] x = problem.exposures()[i];
        factorRisk = 0;
        for (int f = 0; f < k; f++) {
            exposure[f] = Math.fma(x[f], step, exposure[f]);
            factorRisk += exposure[f] * exposure[f];
        }
        price(i, traded[i]);
        double costBefore = saleCost;
        double shortBefore = saleShort;
        double longBefore = saleLong;
        price(i, dollars);
        tradingCost += saleCost - costBefore;
        shortGain += saleShort - shortBefore;
        longGain += saleLong - longBefore;
        cash += cashOf(i, dollars) - cashOf(i, traded[i]);
        purchases += Math.max(0, dollars) - Math.max(0, traded[i]);
        trades += (dollars == 0 ? 0 : 1) - (traded[i] == 0 ? 0 : 1);
        int group = problem.assets().get(i).group();
        if (group >= 0) {
            groupHeld[group] += step;
        }
        traded[i] = dollars;
    }

    /** Cash that a trade brings, trading costs taken off. */
    private double cashOf(int i, double dollars) {
        return -dollars - Math.abs(dollars) * problem.assets().get(i).buyCost();
    }

    /** Dollars by which limits are exceeded, added up. */
    double violation() {
        return violation(cash, purchases, shortGain, longGain, trades, -1, 0);
    }

    /** The same if asset {@code i} traded {@code dollars} instead. */
    double violationAfter(int i, double dollars) {
        double now = traded[i];
        double shortAfter = shortGain;
        double longAfter = longGain;
        if (now < 0 || dollars < 0) {
            price(i, now);
            shortAfter -= saleShort;
            longAfter -= saleLong;
            price(i, dollars);
            shortAfter += saleShort;
            longAfter += saleLong;
        }
        return violation(
                cash + cashOf(i, dollars) - cashOf(i, now),
                purchases + Math.max(0, dollars) - Math.max(0, now),
                shortAfter,
                longAfter,
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
        if (!Double.isInfinite(problem.taxBudget())) {
            sum += over(problem.taxYear().taxAdded(shortResult, longResult) - problem.taxBudget());
        }
        for (int g = 0; g < problem.groups().size(); g++) {
            double now = groupHeld[g] + (g == group ? moreInGroup : 0);
            Problem.Group limits = problem.groups().get(g);
            sum += over(now - limits.upper()) + over(limits.lower() - now);
        }
        return sum;
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
        return Double.isInfinite(problem.taxBudget())
                ? 0
                : over(problem.taxYear().taxAdded(shortGain, longGain) - problem.taxBudget());
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
            for (int s = first[i]; s < first[i + 1] && traded[i] < 0; s++) {
                largest = Math.max(largest, Math.abs(gain[s]) * price[i]);
            }
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

    /** How many kinds of dollars are sold of the asset one after the other, and where the first of them end. */
    int parts(int i) {
        return first[i + 1] - first[i];
    }

    double endOfPart(int i, int part) {
        double end = 0;
        for (int s = first[i]; s <= first[i] + part; s++) {
            end += cap[s];
        }
        return end;
    }

    double sellable(int i) {
        return sellable[i];
    }

    double held(int i) {
        return held[i];
    }

    /** Shares sold per lot of asset {@code i}. */
    double[] soldLots(int i, int lots) {
        double[] sold = new double[lots];
        double left = Math.max(0, -traded[i]);
        for (int s = first[i]; s < first[i + 1] && left > 0; s++) {
            double part = Math.min(left, cap[s]);
            sold[problem.assets().get(i).sales().get(order[s]).lot()] += part / price[i];
            left -= part;
        }
        return sold;
    }
}
