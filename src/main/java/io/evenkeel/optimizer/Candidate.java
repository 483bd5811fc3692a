package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * Trades in shares, and what they cost; a trade is changed as a whole while the factor exposures and the rows are kept up
 * to date, so that trying a change costs O(k). Buffers are reused.
 */
final class Candidate {

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
    private final Totals totals = new Totals();
    private double specificRisk;
    private double factorRisk;
    private double tradingCost;

    private double shortPrice;
    private double longPrice;
    private double cashPrice;

    private double taxWithout;

    /** What the year is taxed now; not known while NaN. */
    private double taxNow;

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
        specificRisk = 0;
        tradingCost = 0;
        totals.begin(of);
        for (int i = 0; i < n; i++) {
            loadAsset(i);
        }
        sales.begin(of, intended, shortPrice, longPrice);
        taxWithout = of.taxYear().taxWith(0, 0);
        derivedIsOld();
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
    }

    /** Nothing that was derived from the trades holds any longer. */
    private void derivedIsOld() {
        stamp++;
        taxNow = Double.NaN;
    }

    /** Of the year, the trades included. */
    private double tax() {
        if (Double.isNaN(taxNow)) {
            taxNow = problem.taxYear().taxWith(totals.shortGain(), totals.longGain());
        }
        return taxNow;
    }

    private double pull(int i) {
        if (pullStamp[i] != stamp) {
            double own = problem.specific()[i] * (active0[i] + traded[i]);
            pull[i] = Exposures.dot(problem.exposures()[i], exposure, k, own);
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
                + totals.trades() * problem.ticketCost();
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
        int tickets = Totals.begun(traded[i], dollars);
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
        return problem.taxYear().taxWith(totals.shortGain() + moreShort, totals.longGain() + moreLong) - tax();
    }

    /** The product of two assets' is the most that their changes can add to each other's risk, or take from it. */
    double commonRisk(int i, double dollars) {
        double shared = Math.max(0, ownRisk[i] - problem.specific()[i]);
        return Math.sqrt(2 * riskPerDollar * shared) * Math.abs(dollars - traded[i]);
    }

    /** What the trades of two assets change the objective by together, beyond what each does alone, tax apart. */
    double sharedRisk(int i, double dollars, int j, double otherDollars) {
        double common = Exposures.dot(problem.exposures()[i], problem.exposures()[j], k, 0);
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
        totals.change(problem.assets().get(i), traded[i], dollars, shortThen - shortNow[i], longThen - longNow[i]);
        costNow[i] = cost;
        shortNow[i] = shortThen;
        longNow[i] = longThen;
        traded[i] = dollars;
        derivedIsOld();
    }

    /** Dollars by which limits are exceeded, added up. */
    double violation() {
        return totals.violation();
    }

    /** The same if asset {@code i} traded {@code dollars} instead. */
    double violationAfter(int i, double dollars) {
        if (totals.limitGains()) {
            sales.price(i, dollars);
            return violationAfter(i, dollars, sales.shortGain, sales.longGain);
        }
        return violationAfter(i, dollars, shortNow[i], longNow[i]);
    }

    double violationAfter(int i, Choice to) {
        return violationAfter(i, to.dollars(), to.shortGain(), to.longGain());
    }

    private double violationAfter(int i, double dollars, double shortThen, double longThen) {
        return totals.violationAfter(
                problem.assets().get(i), traded[i], dollars, shortThen - shortNow[i], longThen - longNow[i]);
    }

    Totals totals() {
        return totals;
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

    SaleOrder sales() {
        return sales;
    }

    Asset asset(int i) {
        return problem.assets().get(i);
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
