package io.evenkeel.optimizer;

/** Products of the rows of a matrix with each other: where a Newton step spends most of its time. */
final class Gram {

    private Gram() {}

    /** Rows are padded to a multiple of this. */
    static int padded(int rows) {
        return (rows + 3) & ~3;
    }

    /**
     * Writes the lower triangle of p p' into the leading part of {@code to}, in tiles of four rows by two so that the
     * sums stay in registers; always summed in the same order. Tiles that reach beyond the triangle fill it up with what is
     * right but not needed.
     *
     * @param p padded rows of {@code length} numbers, {@code stride} apart
     * @param size row length of {@code to}, no less than the padded rows
     */
    static void lower(double[] p, int rows, int stride, int length, double[] to, int size) {
        for (int a = 0; a < rows; a += 4) {
            for (int b = 0; b < a + 4; b += 2) {
                tile(p, a * stride, b * stride, stride, length, to, a * size + b, size);
            }
        }
    }

    private static void tile(double[] p, int a, int b, int stride, int length, double[] to, int at, int size) {
        int a1 = a + stride;
        int a2 = a1 + stride;
        int a3 = a2 + stride;
        int b1 = b + stride;
        double s00 = 0;
        double s01 = 0;
        double s10 = 0;
        double s11 = 0;
        double s20 = 0;
        double s21 = 0;
        double s30 = 0;
        double s31 = 0;
        for (int e = 0; e < length; e++) {
            double y0 = p[b + e];
            double y1 = p[b1 + e];
            double x0 = p[a + e];
            double x1 = p[a1 + e];
            double x2 = p[a2 + e];
            double x3 = p[a3 + e];
            s00 = Math.fma(x0, y0, s00);
            s01 = Math.fma(x0, y1, s01);
            s10 = Math.fma(x1, y0, s10);
            s11 = Math.fma(x1, y1, s11);
            s20 = Math.fma(x2, y0, s20);
            s21 = Math.fma(x2, y1, s21);
            s30 = Math.fma(x3, y0, s30);
            s31 = Math.fma(x3, y1, s31);
        }
        to[at] = s00;
        to[at + 1] = s01;
        to[at + size] = s10;
        to[at + size + 1] = s11;
        to[at + 2 * size] = s20;
        to[at + 2 * size + 1] = s21;
        to[at + 3 * size] = s30;
        to[at + 3 * size + 1] = s31;
    }
}
