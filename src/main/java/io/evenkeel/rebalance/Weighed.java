package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.Segment;
import io.evenkeel.optimizer.Solution;
import java.util.Arrays;
import java.util.Locale;

/**
 * What trades are worth and what they cost, counted from their shares; dollars.
 *
 * @param driftBefore what a year of the drift costs if nothing is traded
 * @param driftSaved what a year of the drift that they take away would have cost
 * @param shortGain that they realise, as far as it counts
 * @param longGain the same, long-term
 * @param tax that they add to the year; negative where they save
 * @param trading spread, waiting and tickets
 */
record Weighed(double driftBefore, double driftSaved, double shortGain, double longGain, double tax, double trading) {

    static final Weighed NOTHING = new Weighed(0, 0, 0, 0, 0, 0);

    static Weighed of(Problem problem, Solution.Solved solved) {
        int n = problem.assets().size();
        double[] before = new double[n];
        double[] after = new double[n];
        double shortGain = 0;
        double longGain = 0;
        double trading = 0;
        for (int i = 0; i < n; i++) {
            Asset asset = problem.assets().get(i);
            double bought = solved.bought()[i] * asset.price();
            double sold = 0;
            double[] left = Arrays.copyOf(solved.sold()[i], lots(asset));
            for (Segment segment : asset.sales()) {
                double dollars = Math.min(segment.cap(), left[segment.lot()] * asset.price());
                left[segment.lot()] -= dollars / asset.price();
                sold += dollars;
                trading += dollars * segment.cost();
                shortGain += segment.longTerm() ? 0 : dollars * segment.gain();
                longGain += segment.longTerm() ? dollars * segment.gain() : 0;
            }
            trading += bought * asset.buyCost() + (bought > 0 || sold > 0 ? problem.ticketCost() : 0);
            before[i] = (asset.held() - asset.target()) / problem.value();
            after[i] = before[i] + (bought - sold) / problem.value();
        }
        double year = problem.riskAversion() * problem.value();
        double driftBefore = year * problem.variance(before);
        return new Weighed(
                driftBefore,
                driftBefore - year * problem.variance(after),
                shortGain,
                longGain,
                problem.taxYear().taxAdded(shortGain, longGain),
                trading);
    }

    private static int lots(Asset asset) {
        return asset.sales().stream().mapToInt(Segment::lot).max().orElse(-1) + 1;
    }

    Money shortResult() {
        return Dollars.money(shortGain);
    }

    Money longResult() {
        return Dollars.money(longGain);
    }

    double worth() {
        return driftSaved - tax - trading;
    }

    boolean isWorth(Money margin) {
        return worth() >= Dollars.of(margin);
    }

    String sentence() {
        String cost = tax < 0
                ? "%s of trading, and save %s of tax".formatted(dollars(trading), dollars(-tax))
                : dollars(tax + trading) + (tax > 0 ? " of tax and trading" : " of trading");
        return "trading would save %s of drift a year and cost %s".formatted(dollars(driftSaved), cost);
    }

    private static String dollars(double amount) {
        return "$" + String.format(Locale.ROOT, "%,.2f", amount);
    }
}
