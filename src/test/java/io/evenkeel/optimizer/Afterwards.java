package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;

/** The account after its trades: what was sold is gone, what was bought is a new lot without a gain, budgets are used up. */
final class Afterwards {

    private Afterwards() {}

    static Problem of(Problem problem, Solution.Solved solved) {
        List<Asset> assets = new ArrayList<>();
        double shortGain = 0;
        double longGain = 0;
        double purchases = 0;
        for (int i = 0; i < problem.assets().size(); i++) {
            Asset asset = problem.assets().get(i);
            double[] sold = solved.sold()[i];
            List<Segment> left = new ArrayList<>();
            for (Segment sale : asset.sales()) {
                double gone = sale.lot() < sold.length ? Math.min(sale.cap(), sold[sale.lot()] * asset.price()) : 0;
                shortGain += sale.longTerm() ? 0 : gone * sale.gain();
                longGain += sale.longTerm() ? gone * sale.gain() : 0;
                if (sale.cap() - gone > 1e-6) {
                    left.add(new Segment(
                            sale.lot(), sale.cap() - gone, sale.cost(), sale.gain(), sale.longTerm(), sale.reward()));
                }
            }
            double bought = solved.bought()[i] * asset.price();
            purchases += bought;
            // Sold at a loss, it is not bought back; bought, it is not sold at a loss: both would be wash sales.
            boolean lost = solved.soldShares(i) > 0;
            if (bought > 0) {
                left.removeIf(sale -> sale.gain() < 0);
                left.add(new Segment(sold.length, bought, asset.buyCost(), 0, false, 0));
            }
            assets.add(new Asset(
                    asset.name(),
                    asset.price(),
                    asset.held() + bought - solved.soldShares(i) * asset.price(),
                    asset.target(),
                    asset.buyCost(),
                    lost ? 0 : Math.max(0, asset.buyCap() - bought),
                    left,
                    asset.inOrder(),
                    asset.fractional(),
                    asset.group()));
        }
        Recomputed now = Recomputed.of(problem, solved);
        TaxYear year = problem.taxYear();
        TaxYear later = year.netted()
                ? new TaxYear(
                        year.shortBefore() + shortGain,
                        year.longBefore() + longGain,
                        year.shortRate(),
                        year.longRate(),
                        year.ordinaryRate(),
                        year.carriedRate(),
                        year.lossLimit(),
                        true)
                : year;
        return ProblemBuilder.from(problem)
                .cash(now.cash(), problem.cashFloor(), problem.cashCeiling())
                .taxYear(later)
                .gainBudget(problem.gainBudget() - now.gains())
                .taxBudget(problem.taxBudget() - now.tax())
                .purchaseLimit(Math.max(0, problem.purchaseLimit() - purchases))
                .assets(assets)
                .build();
    }
}
