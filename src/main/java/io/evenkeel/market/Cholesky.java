package io.evenkeel.market;

/** Solves small symmetric positive definite systems, given by their lower triangle; overwrites both arguments. */
final class Cholesky {

    private Cholesky() {}

    static double[] solve(double[][] lower, double[] right) {
        decompose(lower);
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                right[i] -= lower[i][j] * right[j];
            }
            right[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                right[i] -= lower[j][i] * right[j];
            }
            right[i] /= lower[i][i];
        }
        return right;
    }

    private static void decompose(double[][] a) {
        for (int j = 0; j < a.length; j++) {
            for (int k = 0; k < j; k++) {
                a[j][j] -= a[j][k] * a[j][k];
            }
            a[j][j] = StrictMath.sqrt(a[j][j]);
            for (int i = j + 1; i < a.length; i++) {
                for (int k = 0; k < j; k++) {
                    a[i][j] -= a[i][k] * a[j][k];
                }
                a[i][j] /= a[j][j];
            }
        }
    }
}
