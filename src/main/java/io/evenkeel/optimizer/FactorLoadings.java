package io.evenkeel.optimizer;

import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;

/** A risk model's exposures scaled so that the factor covariance is the identity: X L, where F = L L'. */
public final class FactorLoadings {

    /** One scaling per risk model, not one per account. */
    private static final Map<RiskModel, FactorLoadings> KNOWN =
            java.util.Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<SecurityId, double[]> loadings;
    private final Map<SecurityId, Double> specific;

    private FactorLoadings(RiskModel model) {
        int k = model.factors().size();
        double[][] factor = new double[k][];
        for (int f = 0; f < k; f++) {
            factor[f] = model.factorCovariance()[f].clone();
        }
        Cholesky.factorize(factor);
        Map<SecurityId, double[]> scaled = new java.util.HashMap<>();
        model.exposures().forEach((security, exposure) -> scaled.put(security, scale(exposure, factor)));
        this.loadings = scaled;
        this.specific = model.specificVariances();
    }

    private static double[] scale(double[] exposure, double[][] factor) {
        double[] scaled = new double[exposure.length];
        for (int g = 0; g < scaled.length; g++) {
            for (int f = g; f < exposure.length; f++) {
                scaled[g] += exposure[f] * factor[f][g];
            }
        }
        return scaled;
    }

    public static FactorLoadings of(RiskModel model) {
        FactorLoadings known = KNOWN.get(model);
        if (known == null) {
            known = new FactorLoadings(model);
            KNOWN.put(model, known);
        }
        return known;
    }

    /** The k scaled exposures of a security that the model covers. */
    public double[] of(SecurityId security) {
        return Objects.requireNonNull(loadings.get(security), "covered by the model");
    }

    public double specificVariance(SecurityId security) {
        return Objects.requireNonNull(specific.get(security), "covered by the model");
    }
}
