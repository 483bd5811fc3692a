package io.evenkeel.market;

import java.util.List;
import java.util.Map;

/**
 * Linear factor model of yearly returns: covariance = X F X' + D. The one place outside the optimizer where numbers are
 * {@code double}: a risk model is an estimate.
 *
 * @param factors names of the k factors
 * @param exposures per security, its k exposures
 * @param factorCovariance k x k, yearly, symmetric, positive semidefinite
 * @param specificVariances per security, yearly, not negative
 */
public record RiskModel(
        List<String> factors,
        Map<SecurityId, double[]> exposures,
        double[][] factorCovariance,
        Map<SecurityId, Double> specificVariances) {

    public boolean covers(SecurityId security) {
        return exposures.containsKey(security) && specificVariances.containsKey(security);
    }
}
