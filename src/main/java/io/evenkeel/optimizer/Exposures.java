package io.evenkeel.optimizer;

import java.util.Arrays;

/** Products with an n x k matrix stored row by row, four rows at a time; always summed in the same order. */
final class Exposures {

    private Exposures() {}

    /** to = x p. */
    static void times(double[] x, int n, int k, double[] p, double[] to) {
        int i = 0;
        for (; i + 3 < n; i += 4) {
            int a = i * k;
            int b = a + k;
            int c = b + k;
            int d = c + k;
            double sumA = 0;
            double sumB = 0;
            double sumC = 0;
            double sumD = 0;
            for (int f = 0; f < k; f++) {
                double price = p[f];
                sumA = Math.fma(x[a + f], price, sumA);
                sumB = Math.fma(x[b + f], price, sumB);
                sumC = Math.fma(x[c + f], price, sumC);
                sumD = Math.fma(x[d + f], price, sumD);
            }
            to[i] = sumA;
            to[i + 1] = sumB;
            to[i + 2] = sumC;
            to[i + 3] = sumD;
        }
        for (; i < n; i++) {
            double sum = 0;
            for (int f = 0; f < k; f++) {
                sum = Math.fma(x[i * k + f], p[f], sum);
            }
            to[i] = sum;
        }
    }

    /** to = x' w. */
    static void transposedTimes(double[] x, int n, int k, double[] w, double[] to) {
        Arrays.fill(to, 0, k, 0);
        int i = 0;
        for (; i + 3 < n; i += 4) {
            int a = i * k;
            int b = a + k;
            int c = b + k;
            int d = c + k;
            double weightA = w[i];
            double weightB = w[i + 1];
            double weightC = w[i + 2];
            double weightD = w[i + 3];
            for (int f = 0; f < k; f++) {
                double pair = Math.fma(x[a + f], weightA, x[b + f] * weightB);
                to[f] += Math.fma(x[c + f], weightC, Math.fma(x[d + f], weightD, pair));
            }
        }
        for (; i < n; i++) {
            for (int f = 0; f < k; f++) {
                to[f] = Math.fma(x[i * k + f], w[i], to[f]);
            }
        }
    }

    /** to += x' w, of some rows only, w standing from {@code of} on and to from {@code at} on. */
    static void addRows(double[] x, int k, int[] row, int rows, double[] w, int of, double[] to, int at) {
        int e = 0;
        for (; e + 3 < rows; e += 4) {
            int a = row[e] * k;
            int b = row[e + 1] * k;
            int c = row[e + 2] * k;
            int d = row[e + 3] * k;
            double weightA = w[of + e];
            double weightB = w[of + e + 1];
            double weightC = w[of + e + 2];
            double weightD = w[of + e + 3];
            for (int f = 0; f < k; f++) {
                double pair = Math.fma(x[a + f], weightA, x[b + f] * weightB);
                to[at + f] += Math.fma(x[c + f], weightC, Math.fma(x[d + f], weightD, pair));
            }
        }
        for (; e < rows; e++) {
            int a = row[e] * k;
            for (int f = 0; f < k; f++) {
                to[at + f] = Math.fma(x[a + f], w[of + e], to[at + f]);
            }
        }
    }
}
