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

    /** Overwrites {@code a}; what rounding leaves of a pivot that should be zero counts as zero. */
    static boolean isPositiveSemidefinite(double[][] a) {
        for (int k = 0; k < a.length; k++) {
            double tolerance = 1e-9 * Math.max(1e-12, Math.abs(a[k][k]));
            double pivot = reduced(a, k, k);
            boolean vanishes = pivot <= tolerance;
            if (pivot < -tolerance) {
                return false;
            }
            a[k][k] = vanishes ? 0 : StrictMath.sqrt(pivot);
            for (int i = k + 1; i < a.length; i++) {
                double below = reduced(a, i, k);
                if (vanishes && Math.abs(below) > StrictMath.sqrt(tolerance * Math.max(tolerance, Math.abs(a[i][i])))) {
                    return false;
                }
                a[i][k] = vanishes ? 0 : below / a[k][k];
            }
        }
        return true;
    }

    private static double reduced(double[][] a, int i, int k) {
        double left = a[i][k];
        for (int j = 0; j < k; j++) {
            left -= a[i][j] * a[k][j];
        }
        return left;
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
