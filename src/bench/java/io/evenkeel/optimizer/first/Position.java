package io.evenkeel.optimizer.first;

import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.Segment;

/**
 * A candidate in shares, and what it costs; moves by whole trades while keeping the factor exposures up to date, so
 * that trying a move costs O(k).
 */
final class Position {

    private static final double SLACK = 1e-6;

    private final Problem problem;
    private final double[] prices;
    /** Dollars traded: positive bought, negative sold. */
    final double[] traded;

    private final double[] exposure;
    private final double[] active0;
    private final java.util.List<java.util.List<Segment>> order;
    private double specific;
    private double cost;
    private double cash;
    private double gains;
    private double purchases;
    private final double[] groups;

    /**
     * @param gainPrice what a dollar of realised gain costs beyond tax: decides which lots go first
     */
    Position(Problem problem, double gainPrice) {
        this.problem = problem;
        int n = problem.assets().size();
        this.prices = new double[n];
        this.traded = new double[n];
        this.exposure = new double[problem.factors()];
        this.active0 = new double[n];
        this.order = new java.util.ArrayList<>(n);
        this.groups = new double[problem.groups().size()];
        this.cash = problem.cash();
        for (int i = 0; i < n; i++) {
            Asset asset = problem.assets().get(i);
            prices[i] = asset.price();
            active0[i] = (asset.held() - asset.target()) / problem.value();
            specific += problem.specific()[i] * active0[i] * active0[i];
            for (int f = 0; f < exposure.length; f++) {
                exposure[f] += problem.exposures()[i][f] * active0[i];
            }
            if (asset.group() >= 0) {
                groups[asset.group()] += asset.held();
            }
            order.add(asset.sales().stream()
                    .sorted(java.util.Comparator.<Segment>comparingDouble(
                                    s -> Relaxation.price(problem, s) + gainPrice * s.gain())
                            .thenComparingInt(Segment::lot))
                    .toList());
        }
    }

    private record Sale(double cost, double gain) {}

    private Sale sale(int i, double dollars) {
        double left = dollars;
        double cost = 0;
        double gain = 0;
        for (Segment segment : order.get(i)) {
            double part = Math.min(left, segment.cap());
            cost += part * Relaxation.price(problem, segment);
            gain += part * segment.gain();
            left -= part;
            if (left <= 0) {
                break;
            }
        }
        return new Sale(cost, gain);
    }

    /** Shares sold per lot of security {@code i}. */
    double[] soldLots(int i, int lots) {
        double[] sold = new double[lots];
        double left = Math.max(0, -traded[i]);
        for (Segment segment : order.get(i)) {
            double part = Math.min(left, segment.cap());
            sold[segment.lot()] += part / prices[i];
            left -= part;
        }
        return sold;
    }

    double sellable(int i) {
        double sum = 0;
        for (Segment segment : order.get(i)) {
            sum += segment.cap();
        }
        return sum;
    }

    double price(int i) {
        return prices[i];
    }

    /** Objective in dollars, rewards for shedding counted. */
    double objective() {
        double risk = specific;
        for (double y : exposure) {
            risk += y * y;
        }
        return problem.riskAversion() * problem.value() * risk + cost;
    }

    /** What the objective would change by if security {@code i} traded {@code dollars} instead. */
    double change(int i, double dollars) {
        double step = (dollars - traded[i]) / problem.value();
        double active = active0[i] + traded[i] / problem.value();
        double risk = problem.specific()[i] * (2 * active * step + step * step);
        for (int f = 0; f < exposure.length; f++) {
            double move = problem.exposures()[i][f] * step;
            risk += 2 * exposure[f] * move + move * move;
        }
        return problem.riskAversion() * problem.value() * risk + costOf(i, dollars) - costOf(i, traded[i]);
    }

    private double costOf(int i, double dollars) {
        return dollars >= 0
                ? dollars * problem.assets().get(i).buyCost()
                : sale(i, -dollars).cost();
    }

    private double gainOf(int i, double dollars) {
        return dollars >= 0 ? 0 : sale(i, -dollars).gain();
    }

    void move(int i, double dollars) {
        double before = traded[i];
        double step = (dollars - before) / problem.value();
        double active = active0[i] + before / problem.value();
        specific += problem.specific()[i] * (2 * active * step + step * step);
        for (int f = 0; f < exposure.length; f++) {
            exposure[f] += problem.exposures()[i][f] * step;
        }
        cost += costOf(i, dollars) - costOf(i, before);
        gains += gainOf(i, dollars) - gainOf(i, before);
        purchases += Math.max(0, dollars) - Math.max(0, before);
        cash += cashOf(i, dollars) - cashOf(i, before);
        Asset asset = problem.assets().get(i);
        if (asset.group() >= 0) {
            groups[asset.group()] += dollars - before;
        }
        traded[i] = dollars;
    }

    /** Cash that a trade brings: trading costs included, as the rows count it. */
    private double cashOf(int i, double dollars) {
        double spread = problem.assets().get(i).buyCost();
        return dollars >= 0 ? -dollars * (1 + spread) : -dollars * (1 - spread);
    }

    /** Dollars by which the rows are violated, added up. */
    double violation() {
        return violation(0, 0, 0, -1, 0);
    }

    /** The same if security {@code i} traded {@code dollars} instead. */
    double violationAfter(int i, double dollars) {
        double before = traded[i];
        return violation(
                cashOf(i, dollars) - cashOf(i, before),
                gainOf(i, dollars) - gainOf(i, before),
                Math.max(0, dollars) - Math.max(0, before),
                problem.assets().get(i).group(),
                dollars - before);
    }

    private double violation(double moreCash, double moreGain, double morePurchases, int group, double moreGroup) {
        double sum = over(problem.cashFloor() - cash - moreCash)
                + over(gains + moreGain - problem.gainBudget())
                + over(purchases + morePurchases - problem.purchaseLimit());
        for (int g = 0; g < groups.length; g++) {
            double held = groups[g] + (g == group ? moreGroup : 0);
            sum += over(held - problem.groups().get(g).upper())
                    + over(problem.groups().get(g).lower() - held);
        }
        return sum;
    }

    private static double over(double excess) {
        return excess > SLACK ? excess : 0;
    }
}
