package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Solves the same problem at another price of risk. A higher price makes everything else cheaper instead of risk dearer:
 * that is the same problem in another unit, and keeps rows from being outbid. So the objective and the bound of its
 * solutions are not dollars of the problem that was posed.
 */
public final class RepricedOptimizer implements Optimizer {

    /** Part of the account that may stay in cash for want of whole shares. */
    private static final double CASH_SLACK = 0.01;

    private final Optimizer optimizer;
    private final PriceOfRisk price;
    private final double mostPurchases;
    private final boolean shortGainsWait;

    /**
     * @param mostPurchases part of the account's value that may be bought; then nothing is sold to stay in cash either.
     *     Positive infinity for the problem's own limit
     * @param shortGainsWait whether lots whose gain is short-term stay, unless they must not be held
     */
    public RepricedOptimizer(Optimizer optimizer, PriceOfRisk price, double mostPurchases, boolean shortGainsWait) {
        this.optimizer = optimizer;
        this.price = price;
        this.mostPurchases = mostPurchases;
        this.shortGainsWait = shortGainsWait;
    }

    @Override
    public Solution solve(Problem problem) {
        double multiple = price.multiple();
        double costs = taxCounts();
        return optimizer.solve(ProblemBuilder.from(problem)
                .cashBetween(problem.cashFloor(), cashCeiling(problem))
                .taxYear(repriced(problem.taxYear(), costs))
                .taxBudget(problem.taxBudget() * costs)
                .purchaseLimit(Math.min(problem.purchaseLimit(), mostPurchases * problem.value()))
                .ticketCost(problem.ticketCost() * costs)
                .assets(problem.assets().stream()
                        .map(asset -> repriced(asset, costs))
                        .toList())
                .riskAversion(problem.riskAversion() * Math.min(1, multiple))
                .build());
    }

    @Override
    public double taxCounts() {
        return Math.min(1, 1 / price.multiple());
    }

    private double cashCeiling(Problem problem) {
        if (Double.isInfinite(mostPurchases)) {
            return problem.cashCeiling();
        }
        double invested = problem.assets().stream().mapToDouble(Asset::target).sum();
        double target = Math.max(problem.cashFloor(), problem.value() - invested);
        return Math.min(problem.cashCeiling(), Math.max(problem.cash(), target + CASH_SLACK * problem.value()));
    }

    private static TaxYear repriced(TaxYear year, double costs) {
        return new TaxYear(
                year.shortBefore(),
                year.longBefore(),
                year.shortRate() * costs,
                year.longRate() * costs,
                year.ordinaryRate() * costs,
                year.carriedRate() * costs,
                year.lossLimit(),
                year.netted());
    }

    private Asset repriced(Asset asset, double costs) {
        List<Segment> sales = new ArrayList<>();
        for (Segment segment : asset.sales()) {
            boolean waits = shortGainsWait && segment.gain() > 0 && !segment.longTerm() && segment.reward() == 0;
            if (waits && asset.inOrder()) {
                // What comes after it cannot be sold before it.
                break;
            }
            if (!waits) {
                sales.add(new Segment(
                        segment.lot(),
                        segment.cap(),
                        segment.cost() * costs,
                        segment.gain(),
                        segment.longTerm(),
                        segment.reward()));
            }
        }
        return new Asset(
                asset.name(),
                asset.price(),
                asset.held(),
                asset.target(),
                asset.buyCost() * costs,
                asset.buyCap(),
                sales,
                asset.inOrder(),
                asset.fractional(),
                asset.group());
    }
}
