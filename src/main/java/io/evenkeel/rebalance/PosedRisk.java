package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.optimizer.FactorLoadings;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.policy.TradingLimits;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Risk as the optimizer counts it: the book's factor model where it covers the account; otherwise every security by
 * itself, but for substitutes, which move mostly as what they stand in for.
 *
 * @param exposures per security to each factor, the factors' covariance being the identity
 * @param specific yearly specific variance per security
 */
record PosedRisk(double[][] exposures, double[] specific) {

    /** Yearly variance where no risk model covers the account: a volatility of 20%. */
    private static final double PLAIN_VARIANCE = 0.04;

    /** The part of it that a substitute shares with its original, without a risk model. */
    private static final double SHARED = 0.99;

    /** A thousandth of a percent a year: keeps funds that factors explain entirely strictly convex. */
    private static final double LEAST_VARIANCE = 1e-5;

    /** Where nearly everything is set aside, drift of the rest is not priced beyond any measure. */
    private static final double HIGHEST_RATIO = 10;

    /**
     * Dollars per dollar of value and unit of yearly variance: drift is priced by what is there for the model, so that it
     * costs as much before a payment has left as after.
     *
     * @param value dollars, with what is set aside
     * @param investable dollars
     */
    static double aversion(TradingLimits limits, double value, double investable) {
        double plain = Dollars.fraction(limits.riskAversion());
        return investable < value ? plain * Math.min(HIGHEST_RATIO, value / investable) : plain;
    }

    static PosedRisk of(AccountView view, List<SecurityId> securities) {
        RiskModel model = view.market().riskModel().orElse(null);
        boolean covered = model != null && securities.stream().allMatch(model::covers);
        return covered && model != null ? modelled(FactorLoadings.of(model), securities) : plain(view, securities);
    }

    private static PosedRisk modelled(FactorLoadings loadings, List<SecurityId> securities) {
        double[][] exposures = new double[securities.size()][];
        double[] specific = new double[securities.size()];
        for (int i = 0; i < specific.length; i++) {
            exposures[i] = loadings.of(securities.get(i));
            specific[i] = Math.max(LEAST_VARIANCE, loadings.specificVariance(securities.get(i)));
        }
        return new PosedRisk(exposures, specific);
    }

    private static PosedRisk plain(AccountView view, List<SecurityId> securities) {
        SortedMap<SecurityId, SecurityId> originals = StandIns.originals(view, new TreeSet<>(securities));
        List<SecurityId> paired = List.copyOf(new TreeSet<>(originals.values()));
        double[][] exposures = new double[securities.size()][paired.size()];
        double[] specific = new double[securities.size()];
        for (int i = 0; i < specific.length; i++) {
            SecurityId security = securities.get(i);
            int pair = paired.indexOf(originals.getOrDefault(security, security));
            specific[i] = PLAIN_VARIANCE;
            if (pair >= 0) {
                exposures[i][pair] = StrictMath.sqrt(SHARED * PLAIN_VARIANCE);
                specific[i] = (1 - SHARED) * PLAIN_VARIANCE;
            }
        }
        return new PosedRisk(exposures, specific);
    }

    /** Yearly variance of what these securities are off their targets, in the square of its unit. */
    double variance(double[] active) {
        return Problem.variance(exposures, specific, active);
    }
}
