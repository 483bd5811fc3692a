package io.evenkeel.optimizer;

import java.util.Comparator;
import java.util.List;

/** The reference's trades in shares: to the nearest for sales, down for purchases, none below the smallest; no exchanges. */
final class ReferenceShares {

    private static final double CENT = 0.005;

    private final Problem problem;
    private final double[] bought;
    private final double[][] sold;
    private double cash;
    private double shortGain;
    private double longGain;
    private double purchases;
    private double cost;
    private double unshed;
    private int trades;
    private final double[] groups;

    /** @param net dollars per security, positive bought */
    ReferenceShares(Problem problem, double[] net) {
        this.problem = problem;
        this.bought = new double[net.length];
        this.sold = new double[net.length][];
        this.cash = problem.cash();
        this.groups = new double[problem.groups().size()];
        for (int i = 0; i < net.length; i++) {
            place(i, net[i]);
        }
    }

    private void place(int i, double dollars) {
        Asset asset = problem.assets().get(i);
        double unit = asset.fractional() ? 1e-4 : 1;
        double most = asset.sales().stream().mapToDouble(Segment::cap).sum() / asset.price();
        double held = asset.held() / asset.price();
        double shares = Math.rint(Math.max(0, -dollars) / asset.price() / unit) * unit;
        boolean closes = most > held - 1e-9 && shares > held - unit;
        shares = closes ? held : Math.min(shares, Math.floor(most / unit + 1e-9) * unit);
        boolean small = shares * asset.price() < problem.minimumTrade() - CENT;
        sold[i] = sell(asset, small && !closes ? 0 : shares);
        double purchase = Math.floor(Math.max(0, dollars) / asset.price() / unit + 1e-9) * unit;
        bought[i] = purchase * asset.price() < problem.minimumTrade() - CENT ? 0 : purchase;
        count(i, asset);
    }

    /** The cheapest lots first, each gain at its own rate; or in their order. */
    private double[] sell(Asset asset, double shares) {
        int lots = asset.sales().stream().mapToInt(Segment::lot).max().orElse(-1) + 1;
        double[] taken = new double[lots];
        List<Segment> order = asset.inOrder()
                ? asset.sales()
                : asset.sales().stream()
                        .sorted(Comparator.comparingDouble(sale -> sale.price(problem.taxYear())))
                        .toList();
        double left = shares * asset.price();
        for (Segment sale : order) {
            double part = Math.min(left, sale.cap());
            left -= part;
            taken[sale.lot()] += Math.rint(part / asset.price() * 1e6) / 1e6;
            cost += part * sale.cost();
            unshed += (sale.cap() - part) * sale.reward();
            shortGain += sale.longTerm() ? 0 : part * sale.gain();
            longGain += sale.longTerm() ? part * sale.gain() : 0;
        }
        return taken;
    }

    private void count(int i, Asset asset) {
        double buys = bought[i] * asset.price();
        double sells = soldShares(i) * asset.price();
        cash += sells * (1 - asset.buyCost()) - buys * (1 + asset.buyCost());
        purchases += buys;
        cost += buys * asset.buyCost();
        trades += buys + sells > 0 ? 1 : 0;
        if (asset.group() >= 0) {
            groups[asset.group()] += asset.held() + buys - sells;
        }
    }

    private double soldShares(int i) {
        double sum = 0;
        for (double shares : sold[i]) {
            sum += shares;
        }
        return sum;
    }

    boolean keepsLimits() {
        return missing() == 0 && trades <= problem.tradeLimit();
    }

    /** Dollars by which limits are missed, added up. */
    double missing() {
        double missing = over(problem.cashFloor() - cash)
                + over(cash - problem.cashCeiling())
                + over(shortGain + longGain - problem.gainBudget())
                + over(problem.taxYear().taxAdded(shortGain, longGain) - problem.taxBudget())
                + over(purchases - problem.purchaseLimit());
        for (int g = 0; g < groups.length; g++) {
            missing += over(groups[g] - problem.groups().get(g).upper())
                    + over(problem.groups().get(g).lower() - groups[g]);
        }
        return missing;
    }

    private static double over(double excess) {
        return excess > CENT ? excess : 0;
    }

    /** The limits that were missed, moved in by what they were missed by and a little more. */
    Problem tightened(Problem before) {
        List<Problem.Group> bands = new java.util.ArrayList<>();
        for (int g = 0; g < groups.length; g++) {
            Problem.Group band = before.groups().get(g);
            Problem.Group wanted = problem.groups().get(g);
            double lower = band.lower() + 1.1 * over(wanted.lower() - groups[g]);
            double upper = band.upper() - 1.1 * over(groups[g] - wanted.upper());
            bands.add(new Problem.Group(band.name(), Math.min(lower, upper), Math.max(lower, upper)));
        }
        double tax = problem.taxYear().taxAdded(shortGain, longGain);
        return ProblemBuilder.from(before)
                .cashBetween(
                        before.cashFloor() + 1.1 * over(problem.cashFloor() - cash),
                        before.cashCeiling() - 1.1 * over(cash - problem.cashCeiling()))
                .gainBudget(before.gainBudget() - 1.1 * over(shortGain + longGain - problem.gainBudget()))
                .taxBudget(before.taxBudget() - 1.1 * over(tax - problem.taxBudget()))
                .purchaseLimit(before.purchaseLimit() - 1.1 * over(purchases - problem.purchaseLimit()))
                .groups(bands)
                .build();
    }

    boolean[] mayBuy() {
        boolean[] may = new boolean[bought.length];
        for (int i = 0; i < may.length; i++) {
            may[i] = bought[i] > 0;
        }
        return may;
    }

    boolean[] maySell() {
        boolean[] may = new boolean[bought.length];
        for (int i = 0; i < may.length; i++) {
            may[i] = soldShares(i) > 0;
        }
        return may;
    }

    Solution.Solved solved(double bound) {
        double[] active = new double[bought.length];
        for (int i = 0; i < active.length; i++) {
            Asset asset = problem.assets().get(i);
            double net = (bought[i] - soldShares(i)) * asset.price();
            active[i] = (asset.held() + net - asset.target()) / problem.value();
        }
        double objective = drift(active)
                + problem.taxYear().taxAdded(shortGain, longGain)
                + cost
                + unshed
                + trades * problem.ticketCost();
        double rewards = problem.assets().stream()
                .flatMap(asset -> asset.sales().stream())
                .mapToDouble(sale -> sale.reward() * sale.cap())
                .sum();
        return new Solution.Solved(bought, sold, objective, bound + rewards, OjalgoReference.prices());
    }

    private double drift(double[] active) {
        return problem.riskAversion() * problem.value() * problem.variance(active);
    }
}
