package io.evenkeel.optimizer;

/** Products of the rows of a matrix with each other: where a Newton step spends most of its time. */
final class Gram {

    private Gram() {}

    /** Rows are padded to a multiple of this. */
    static int padded(int rows) {
        return (rows + 3) & ~3;
    }

    /**
     * Adds the lower triangle of the sum of p p' over the rows from {@code from} to before {@code end} of a matrix, times
     * {@code sign}, in tiles of four by two so that the sums stay in registers; always summed in the same order. Tiles that
     * reach beyond the triangle fill it up with what is right but not needed, or nothing.
     *
     * @param rows of {@code width} numbers, of which {@code length} count
     * @param to {@code width} by {@code width}
     */
    static void add(double[] rows, int from, int end, int length, int width, int sign, double[] to) {
        for (int a = 0; a < length; a += 4) {
            for (int b = 0; b < a + 4; b += 2) {
                tile(rows, from * width, end * width, a, b, width, sign, to);
            }
        }
    }

    private static void tile(double[] p, int from, int end, int a, int b, int width, int sign, double[] to) {
        addTile(p, from + a, from + b, 1, width, (end - from) / width, sign, to, a * width + b, width);
    }

    /**
     * Adds to four by two numbers the products of four lines of a matrix with two, times {@code sign}.
     *
     * @param a where the first of the four begins
     * @param b where the first of the two begins
     * @param apart from one line to the next
     * @param step from one number of a line to the next
     * @param count numbers of a line
     */
    static void addTile(
            double[] p, int a, int b, int apart, int step, int count, int sign, double[] to, int at, int width) {
        double s00 = 0;
        double s01 = 0;
        double s10 = 0;
        double s11 = 0;
        double s20 = 0;
        double s21 = 0;
        double s30 = 0;
        double s31 = 0;
        int a1 = a + apart;
        int a2 = a1 + apart;
        int a3 = a2 + apart;
        int b1 = b + apart;
        for (int c = 0, e = 0; c < count; c++, e += step) {
            double y0 = p[e + b];
            double y1 = p[e + b1];
            double x0 = p[e + a];
            double x1 = p[e + a1];
            double x2 = p[e + a2];
            double x3 = p[e + a3];
            s00 = Math.fma(x0, y0, s00);
            s01 = Math.fma(x0, y1, s01);
            s10 = Math.fma(x1, y0, s10);
            s11 = Math.fma(x1, y1, s11);
            s20 = Math.fma(x2, y0, s20);
            s21 = Math.fma(x2, y1, s21);
            s30 = Math.fma(x3, y0, s30);
            s31 = Math.fma(x3, y1, s31);
        }
        to[at] += sign * s00;
        to[at + 1] += sign * s01;
        to[at + width] += sign * s10;
        to[at + width + 1] += sign * s11;
        to[at + 2 * width] += sign * s20;
        to[at + 2 * width + 1] += sign * s21;
        to[at + 3 * width] += sign * s30;
        to[at + 3 * width + 1] += sign * s31;
    }
}
