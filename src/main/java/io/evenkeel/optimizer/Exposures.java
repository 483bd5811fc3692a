package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * Products with an n x k matrix of exposures, four of its lines at a time; always summed in the same order. Each line is an
 * array of its own, walked through from its beginning: that is what the compiler makes vector instructions of.
 */
final class Exposures {

    private Exposures() {}

    /** to = x p, from the matrix factor by factor. */
    static void times(double[][] columns, int n, int k, double[] p, double[] to) {
        Arrays.fill(to, 0, n, 0);
        int f = 0;
        for (; f + 3 < k; f += 4) {
            add(columns[f], columns[f + 1], columns[f + 2], columns[f + 3], p[f], p[f + 1], p[f + 2], p[f + 3], to, n);
        }
        for (; f < k; f++) {
            add(columns[f], p[f], to, n);
        }
    }

    /** to = x' w, from the matrix asset by asset. */
    static void transposedTimes(double[][] rows, int n, int k, double[] w, double[] to) {
        Arrays.fill(to, 0, k, 0);
        int i = 0;
        for (; i + 3 < n; i += 4) {
            add(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], w[i], w[i + 1], w[i + 2], w[i + 3], to, k);
        }
        for (; i < n; i++) {
            add(rows[i], w[i], to, k);
        }
    }

    /** The same of some assets only, their weights standing from {@code of} on. */
    static void transposedTimes(double[][] rows, int[] asset, int assets, int k, double[] w, int of, double[] to) {
        Arrays.fill(to, 0, k, 0);
        int e = 0;
        for (; e + 3 < assets; e += 4) {
            add(
                    rows[asset[e]],
                    rows[asset[e + 1]],
                    rows[asset[e + 2]],
                    rows[asset[e + 3]],
                    w[of + e],
                    w[of + e + 1],
                    w[of + e + 2],
                    w[of + e + 3],
                    to,
                    k);
        }
        for (; e < assets; e++) {
            add(rows[asset[e]], w[of + e], to, k);
        }
    }

    /** {@code start} and the products of both, in two sums, so that neither waits for the other. */
    static double dot(double[] x, double[] y, int length, double start) {
        double even = start;
        double odd = 0;
        int e = 0;
        for (; e + 1 < length; e += 2) {
            even = Math.fma(x[e], y[e], even);
            odd = Math.fma(x[e + 1], y[e + 1], odd);
        }
        return e < length ? Math.fma(x[e], y[e], even) + odd : even + odd;
    }

    /** to = x + y times {@code by}. */
    static void line(double[] x, double[] y, double by, double[] to, int length) {
        for (int e = 0; e < length; e++) {
            to[e] = Math.fma(y[e], by, x[e]);
        }
    }

    /** to += x times {@code by}. */
    static void add(double[] x, double by, double[] to, int length) {
        for (int e = 0; e < length; e++) {
            to[e] = Math.fma(x[e], by, to[e]);
        }
    }

    private static void add(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double byA,
            double byB,
            double byC,
            double byD,
            double[] to,
            int length) {
        for (int e = 0; e < length; e++) {
            to[e] = Math.fma(a[e], byA, Math.fma(b[e], byB, Math.fma(c[e], byC, Math.fma(d[e], byD, to[e]))));
        }
    }
}
