package io.evenkeel.market;

import java.util.Arrays;
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

    public RiskModel {
        int k = factors.size();
        if (factorCovariance.length != k || !isCovariance(factorCovariance)) {
            throw new IllegalArgumentException(
                    "The covariances of the factors (%s) must be %d rows of %d numbers, symmetric and positive semidefinite."
                            .formatted(factors, k, k));
        }
        exposures.forEach((security, own) -> {
            if (own.length != k) {
                throw new IllegalArgumentException(
                        "The security (%s) has %d exposures to %d factors.".formatted(security, own.length, k));
            }
        });
        specificVariances.forEach((security, variance) -> {
            if (!(variance >= 0)) {
                throw new IllegalArgumentException("The specific variance (%s) of security (%s) must not be negative."
                        .formatted(variance, security));
            }
        });
    }

    /** Whether these numbers can be covariances: square, symmetric, no portfolio of a negative variance. */
    public static boolean isCovariance(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            if (matrix[i].length != matrix.length) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (matrix[i][j] != matrix[j][i]) {
                    return false;
                }
            }
        }
        return Cholesky.isPositiveSemidefinite(
                Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new));
    }

    public boolean covers(SecurityId security) {
        return exposures.containsKey(security) && specificVariances.containsKey(security);
    }
}
