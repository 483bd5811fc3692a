package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tries every admissible combination of whole shares and lots of a tiny account. Shares no line with the optimizer. */
final class EveryTrade {

    private static final double SLACK = 1e-6;

    /** One thing that can be done with one security; dollars. */
    private record Option(double net, double cash, double shortGain, double longGain, double cost, boolean trades) {}

    private final Problem problem;
    private final List<List<Option>> options = new ArrayList<>();
    private final double[] active;
    private final double[] groups;
    private double best = Double.POSITIVE_INFINITY;
    private final double[] exposure;

    private EveryTrade(Problem problem) {
        this.problem = problem;
        this.active = new double[problem.assets().size()];
        this.groups = new double[problem.groups().size()];
        this.exposure = new double[problem.factors()];
        problem.assets().forEach(asset -> options.add(options(asset)));
    }

    /** The lowest cost that is to be had, rewards lost counted in; infinite where no trades keep all limits. */
    static double lowestCost(Problem problem) {
        EveryTrade search = new EveryTrade(problem);
        search.from(0, problem.cash(), 0, 0, 0, 0, 0);
        return search.best;
    }

    private List<Option> options(Asset asset) {
        List<Option> found = new ArrayList<>();
        double unshed = 0;
        for (Segment segment : asset.sales()) {
            unshed += segment.reward() * segment.cap();
        }
        found.add(new Option(0, 0, 0, 0, unshed, false));
        double spread = asset.buyCost();
        double most = Math.min(asset.buyCap(), 1.2 * problem.value());
        for (int shares = 1; shares * asset.price() <= most + SLACK; shares++) {
            double dollars = shares * asset.price();
            if (dollars >= problem.minimumTrade() - 0.005) {
                found.add(new Option(dollars, -dollars * (1 + spread), 0, 0, unshed + dollars * spread, true));
            }
        }
        sales(asset, 0, new int[asset.sales().size()], unshed, found);
        return found;
    }

    private void sales(Asset asset, int from, int[] shares, double unshed, List<Option> found) {
        if (from == shares.length) {
            add(asset, shares, unshed, found);
            return;
        }
        int most = (int) Math.rint(asset.sales().get(from).cap() / asset.price());
        for (int s = 0; s <= most; s++) {
            shares[from] = s;
            sales(asset, from + 1, shares, unshed, found);
        }
        shares[from] = 0;
    }

    private void add(Asset asset, int[] shares, double unshed, List<Option> found) {
        double dollars = Arrays.stream(shares).sum() * asset.price();
        boolean closes = dollars >= asset.held() - SLACK;
        if (dollars == 0 || !closes && dollars < problem.minimumTrade() - 0.005 || !isInOrder(asset, shares)) {
            return;
        }
        double shortGain = 0;
        double longGain = 0;
        double cost = unshed;
        for (int s = 0; s < shares.length; s++) {
            Segment segment = asset.sales().get(s);
            double part = shares[s] * asset.price();
            shortGain += segment.longTerm() ? 0 : part * segment.gain();
            longGain += segment.longTerm() ? part * segment.gain() : 0;
            cost += part * (segment.cost() - segment.reward());
        }
        found.add(new Option(-dollars, dollars * (1 - asset.buyCost()), shortGain, longGain, cost, true));
    }

    private static boolean isInOrder(Asset asset, int[] shares) {
        for (int s = 1; asset.inOrder() && s < shares.length; s++) {
            int before = (int) Math.rint(asset.sales().get(s - 1).cap() / asset.price());
            if (shares[s] > 0 && shares[s - 1] < before) {
                return false;
            }
        }
        return true;
    }

    private void from(
            int i, double cash, double shortGain, double longGain, double cost, double purchases, int trades) {
        if (i == active.length) {
            finish(cash, shortGain, longGain, cost, purchases);
            return;
        }
        Asset asset = problem.assets().get(i);
        for (Option option : options.get(i)) {
            int more = trades + (option.trades() ? 1 : 0);
            double bought = purchases + Math.max(0, option.net());
            if (more <= problem.tradeLimit() && bought <= problem.purchaseLimit() + SLACK) {
                active[i] = asset.held() + option.net() - asset.target();
                from(
                        i + 1,
                        cash + option.cash(),
                        shortGain + option.shortGain(),
                        longGain + option.longGain(),
                        cost + option.cost() + (option.trades() ? problem.ticketCost() : 0),
                        bought,
                        more);
            }
        }
    }

    private void finish(double cash, double shortGain, double longGain, double cost, double purchases) {
        if (cash < problem.cashFloor() - SLACK
                || cash > problem.cashCeiling() + SLACK
                || shortGain + longGain > problem.gainBudget() + SLACK) {
            return;
        }
        double tax = problem.taxYear().taxAdded(shortGain, longGain);
        if (tax > problem.taxBudget() + SLACK || !groupsHold()) {
            return;
        }
        best = Math.min(best, cost + tax + drift());
    }

    private boolean groupsHold() {
        Arrays.fill(groups, 0);
        for (int i = 0; i < active.length; i++) {
            Asset asset = problem.assets().get(i);
            if (asset.group() >= 0) {
                groups[asset.group()] += active[i] + asset.target();
            }
        }
        for (int g = 0; g < groups.length; g++) {
            Problem.Group group = problem.groups().get(g);
            if (groups[g] < group.lower() - SLACK || groups[g] > group.upper() + SLACK) {
                return false;
            }
        }
        return true;
    }

    private double drift() {
        Arrays.fill(exposure, 0);
        double variance = 0;
        for (int i = 0; i < active.length; i++) {
            variance += problem.specific()[i] * active[i] * active[i];
            for (int f = 0; f < exposure.length; f++) {
                exposure[f] += problem.exposures()[i][f] * active[i];
            }
        }
        for (double y : exposure) {
            variance += y * y;
        }
        return problem.riskAversion() * variance / problem.value();
    }
}
