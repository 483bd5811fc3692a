package io.evenkeel.optimizer.first;

/** Dense Cholesky factorization in place, lower triangle; small dimensions, fixed order of summation. */
final class Cholesky {

    /** Where rows are dependent a pivot would vanish: this much of the largest diagonal stands in for it. */
    private static final double SMALLEST_PIVOT = 1e-14;

    private Cholesky() {}

    static void factorize(double[][] matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.length; i++) {
            largest = Math.max(largest, matrix[i][i]);
        }
        double floor = Math.max(largest * SMALLEST_PIVOT, Double.MIN_NORMAL);
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = matrix[j];
                double sum = row[j];
                for (int d = 0; d < j; d++) {
                    sum -= row[d] * other[d];
                }
                if (i == j) {
                    row[i] = Math.sqrt(Math.max(sum, floor));
                } else {
                    row[j] = sum / other[j];
                }
            }
        }
    }

    /** Solves in place with the factor that {@link #factorize} left. */
    static void solve(double[][] factor, double[] right) {
        int size = factor.length;
        for (int i = 0; i < size; i++) {
            double sum = right[i];
            for (int d = 0; d < i; d++) {
                sum -= factor[i][d] * right[d];
            }
            right[i] = sum / factor[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = right[i];
            for (int d = i + 1; d < size; d++) {
                sum -= factor[d][i] * right[d];
            }
            right[i] = sum / factor[i][i];
        }
    }
}
