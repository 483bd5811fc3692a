package io.evenkeel.optimizer.first;

import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.Problem;

/**
 * From the continuous optimum to trades that can be placed: whole shares, none below the minimum unless it closes a
 * position, every row kept; then one-share exchanges until none helps.
 */
final class WholeShares {

    private static final int MOST_ROUNDS = 60;
    private static final double EPSILON = 1e-9;

    private final Problem problem;
    private final Position position;
    private final double[] wanted;

    private WholeShares(Problem problem, double[] wanted, double gainPrice) {
        this.problem = problem;
        this.wanted = wanted;
        this.position = new Position(problem, gainPrice);
    }

    /**
     * @param wanted dollars per security, positive bought, negative sold
     */
    static Position round(Problem problem, double[] wanted, double gainPrice) {
        WholeShares rounding = new WholeShares(problem, wanted, gainPrice);
        rounding.place();
        rounding.repair();
        rounding.exchange();
        rounding.dropSmall();
        rounding.repair();
        return rounding.position;
    }

    /** Sales to the nearest share, purchases down: cash is kept first and spent later. */
    private void place() {
        for (int i = 0; i < wanted.length; i++) {
            double dollars = admissible(i, snap(i, wanted[i]));
            if (dollars != 0) {
                position.move(i, dollars);
            }
        }
    }

    private double snap(int i, double dollars) {
        Asset asset = problem.assets().get(i);
        double shares = dollars / asset.price();
        double unit = asset.fractional() ? 1e-4 : 1;
        if (dollars < 0) {
            double most = position.sellable(i) / asset.price();
            double rounded = Math.rint(-shares / unit) * unit;
            double held = asset.held() / asset.price();
            boolean closes = most > held - EPSILON && held - rounded < unit;
            return -(closes ? held : Math.min(rounded, Math.floor(most / unit + EPSILON) * unit)) * asset.price();
        }
        return Math.floor(shares / unit + EPSILON) * unit * asset.price();
    }

    /** The trade itself, or nothing where it is below the minimum and closes nothing. */
    private double admissible(int i, double dollars) {
        boolean closes = isClosing(i, dollars);
        return closes || Math.abs(dollars) >= problem.minimumTrade() - 0.005 ? dollars : 0;
    }

    private boolean isClosing(int i, double dollars) {
        double held = problem.assets().get(i).held();
        return dollars < 0 && held > 0 && -dollars >= held - EPSILON * Math.max(1, held);
    }

    /** While a row is violated: the move that mends most of it per dollar of harm. */
    private void repair() {
        for (int round = 0; round < MOST_ROUNDS && position.violation() > 0; round++) {
            int best = -1;
            double bestDollars = 0;
            double bestScore = Double.POSITIVE_INFINITY;
            double before = position.violation();
            for (int i = 0; i < wanted.length; i++) {
                for (double dollars : candidates(i, before)) {
                    double mended = before - position.violationAfter(i, dollars);
                    if (mended > 1e-9) {
                        double score = position.change(i, dollars) / mended;
                        if (score < bestScore) {
                            best = i;
                            bestDollars = dollars;
                            bestScore = score;
                        }
                    }
                }
            }
            if (best < 0) {
                return;
            }
            position.move(best, bestDollars);
        }
    }

    /** Trades of security {@code i} that could mend {@code missing} dollars. */
    private double[] candidates(int i, double missing) {
        Asset asset = problem.assets().get(i);
        double unit = asset.fractional() ? 0.01 : 1;
        double shares = Math.ceil(missing * 1.001 / asset.price() / unit) * unit;
        double now = position.traded[i];
        double step = shares * asset.price();
        return new double[] {
            valid(i, now - step),
            valid(i, now + step),
            valid(i, now - unit * asset.price()),
            valid(i, 0),
            valid(i, least(i))
        };
    }

    /** The smallest sale that may be placed. */
    private double least(int i) {
        double price = problem.assets().get(i).price();
        return -Math.ceil(problem.minimumTrade() / price) * price;
    }

    /** {@code dollars} where that trade may be placed; what is traded now where it may not. */
    private double valid(int i, double dollars) {
        Asset asset = problem.assets().get(i);
        double now = position.traded[i];
        if (dollars > asset.buyCap() + EPSILON || (dollars > 0 && asset.buyCap() <= 0)) {
            return now;
        }
        // A security is bought or sold, never both: a trade has to be taken back before it can turn.
        if ((dollars > 0 && now < 0) || (dollars < 0 && now > 0)) {
            return now;
        }
        if (dollars < 0) {
            double snapped = snap(i, Math.max(dollars, -position.sellable(i)));
            return admissible(i, snapped) != 0 ? snapped : now;
        }
        return dollars == 0 || admissible(i, dollars) != 0 ? dollars : now;
    }

    /** One share more or less wherever it helps, best first; then cash moves on to the next best use. */
    private void exchange() {
        int most = MOST_ROUNDS + 4 * wanted.length;
        for (int round = 0; round < most; round++) {
            int best = -1;
            double bestDollars = 0;
            double bestChange = -1e-6;
            double violation = position.violation();
            for (int i = 0; i < wanted.length; i++) {
                double unit = problem.assets().get(i).fractional() ? 0.01 : 1;
                double step = unit * problem.assets().get(i).price();
                for (int direction = -1; direction <= 1; direction += 2) {
                    double dollars = valid(i, position.traded[i] + direction * step);
                    if (dollars != position.traded[i] && position.violationAfter(i, dollars) <= violation) {
                        double change = position.change(i, dollars);
                        if (change < bestChange) {
                            best = i;
                            bestDollars = dollars;
                            bestChange = change;
                        }
                    }
                }
            }
            if (best < 0) {
                return;
            }
            position.move(best, bestDollars);
        }
    }

    /** Trades that no longer pay are taken back as a whole. */
    private void dropSmall() {
        for (int i = 0; i < wanted.length; i++) {
            if (position.traded[i] != 0
                    && position.change(i, 0) <= 0
                    && position.violationAfter(i, 0) <= position.violation()) {
                position.move(i, 0);
            }
        }
    }
}
