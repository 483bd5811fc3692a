package io.evenkeel.market;

import java.util.List;

/**
 * Least squares with an intercept, over the days on which the explained series has a value, and with a small ridge: sector
 * factors nearly add up to nothing, and without the ridge their coefficients would be arbitrary.
 */
final class Regression {

    private static final double RIDGE = 1e-3;

    /**
     * What came of it.
     *
     * @param observations days used
     * @param residuals one a day; zero where the series has no value
     * @param residualVariance daily; unbiased
     */
    record Fit(double[] coefficients, int observations, double[] residuals, double residualVariance) {}

    private Regression() {}

    static Fit of(double[] explained, List<double[]> factors) {
        int k = factors.size();
        int observations = 0;
        double[] means = new double[k];
        double mean = 0;
        for (int t = 0; t < explained.length; t++) {
            if (!Double.isNaN(explained[t])) {
                observations++;
                mean += explained[t];
                for (int f = 0; f < k; f++) {
                    means[f] += factors.get(f)[t];
                }
            }
        }
        if (observations <= k + 1) {
            return new Fit(new double[k], observations, new double[explained.length], Double.NaN);
        }
        mean /= observations;
        for (int f = 0; f < k; f++) {
            means[f] /= observations;
        }
        double[] coefficients = solve(explained, factors, mean, means);
        double[] residuals = residuals(explained, factors, mean, means, coefficients);
        double squares = 0;
        for (double residual : residuals) {
            squares += residual * residual;
        }
        return new Fit(coefficients, observations, residuals, squares / (observations - k - 1));
    }

    private static double[] solve(double[] explained, List<double[]> factors, double mean, double[] means) {
        int k = factors.size();
        double[][] normal = new double[k][k];
        double[] right = new double[k];
        for (int t = 0; t < explained.length; t++) {
            if (Double.isNaN(explained[t])) {
                continue;
            }
            for (int f = 0; f < k; f++) {
                double x = factors.get(f)[t] - means[f];
                right[f] += x * (explained[t] - mean);
                for (int g = 0; g <= f; g++) {
                    normal[f][g] += x * (factors.get(g)[t] - means[g]);
                }
            }
        }
        for (int f = 0; f < k; f++) {
            normal[f][f] = normal[f][f] * (1 + RIDGE) + Double.MIN_NORMAL;
        }
        return Cholesky.solve(normal, right);
    }

    private static double[] residuals(
            double[] explained, List<double[]> factors, double mean, double[] means, double[] coefficients) {
        double[] residuals = new double[explained.length];
        for (int t = 0; t < explained.length; t++) {
            if (!Double.isNaN(explained[t])) {
                double residual = explained[t] - mean;
                for (int f = 0; f < coefficients.length; f++) {
                    residual -= coefficients[f] * (factors.get(f)[t] - means[f]);
                }
                residuals[t] = residual;
            }
        }
        return residuals;
    }
}
