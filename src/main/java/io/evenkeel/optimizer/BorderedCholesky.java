package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * A symmetric positive definite matrix with a border: the factors' part is eliminated, which leaves in the corner what the
 * border says once the factors follow. Sums are taken in tiles of four rows by two columns, so that eight of them stay in
 * registers and none waits for another; their order is always the same.
 *
 * <p>Rows are padded to a multiple of four. What pads the factors' part has to have a positive diagonal and nothing else,
 * what pads the border nothing at all.
 */
final class BorderedCholesky {

    private static final double LEAST_PIVOT = 1e-15;

    private int dimensions;

    /** Padded dimensions of the factors' part and of the border. */
    int inner;

    private int outer;

    /** The factors' lower triangle row by row, then the border's rows, all {@code inner} long. */
    double[] matrix = new double[0];

    /** The border's lower triangle, {@code outer} in a row. */
    private double[] corner = new double[0];

    /** One by the diagonal of the factor. */
    private double[] inverse = new double[0];

    private double[] right = new double[0];

    /**
     * The border empty; the factors' part is to be written by the caller.
     *
     * @param factors rows of the factors' part
     * @param border rows of the border, the right hand side being the last of them
     */
    void begin(int factors, int border) {
        dimensions = factors;
        inner = Gram.padded(factors);
        outer = Gram.padded(border);
        if (inverse.length < inner) {
            inverse = new double[inner];
            right = new double[inner];
        }
        if (matrix.length < (inner + outer) * inner) {
            matrix = new double[(inner + outer) * inner];
        }
        if (corner.length < outer * outer) {
            corner = new double[outer * outer];
        }
        Arrays.fill(matrix, inner * inner, (inner + outer) * inner, 0);
        Arrays.fill(corner, 0, outer * outer, 0);
    }

    /** Where the border's row begins in {@link #matrix}. */
    int at(int row) {
        return (inner + row) * inner;
    }

    double corner(int a, int b) {
        return corner[a * outer + b];
    }

    void addToCorner(int a, int b, double value) {
        corner[a * outer + b] += value;
    }

    /** Factorizes the factors' part in place and takes it out of the border. */
    void eliminate() {
        for (int a = 0; a < inner; a += 4) {
            for (int b = 0; b < a; b += 2) {
                column(a, b);
            }
            diagonal(a);
        }
        for (int a = inner; a < inner + outer; a += 4) {
            for (int b = 0; b < inner; b += 2) {
                column(a, b);
            }
        }
        for (int a = 0; a < outer; a += 4) {
            for (int b = 0; b < a + 4; b += 2) {
                less(inner + a, inner + b, inner, corner, a * outer + b, outer);
            }
        }
    }

    /** Columns b and b + 1 of the factor in rows a to a + 3. */
    private void column(int a, int b) {
        int at = a * inner + b;
        less(a, b, b, matrix, at, inner);
        double first = inverse[b];
        double second = inverse[b + 1];
        double beside = matrix[(b + 1) * inner + b];
        for (int row = 0; row < 4; row++) {
            double x = matrix[at] * first;
            matrix[at] = x;
            matrix[at + 1] = Math.fma(-x, beside, matrix[at + 1]) * second;
            at += inner;
        }
    }

    private void diagonal(int a) {
        int at = a * inner + a;
        double own0 = matrix[at];
        double own1 = matrix[at + inner + 1];
        double own2 = matrix[at + 2 * inner + 2];
        double own3 = matrix[at + 3 * inner + 3];
        less(a, a, a, matrix, at, inner);
        less(a, a + 2, a, matrix, at + 2, inner);
        int row1 = at + inner;
        int row2 = row1 + inner;
        int row3 = row2 + inner;
        double r0 = reciprocal(matrix[at], own0);
        double l10 = matrix[row1] * r0;
        double l20 = matrix[row2] * r0;
        double l30 = matrix[row3] * r0;
        double r1 = reciprocal(Math.fma(-l10, l10, matrix[row1 + 1]), own1);
        double l21 = Math.fma(-l20, l10, matrix[row2 + 1]) * r1;
        double l31 = Math.fma(-l30, l10, matrix[row3 + 1]) * r1;
        double r2 = reciprocal(Math.fma(-l21, l21, Math.fma(-l20, l20, matrix[row2 + 2])), own2);
        double l32 = Math.fma(-l31, l21, Math.fma(-l30, l20, matrix[row3 + 2])) * r2;
        double pivot3 = Math.fma(-l32, l32, Math.fma(-l31, l31, Math.fma(-l30, l30, matrix[row3 + 3])));
        matrix[row1] = l10;
        matrix[row2] = l20;
        matrix[row2 + 1] = l21;
        matrix[row3] = l30;
        matrix[row3 + 1] = l31;
        matrix[row3 + 2] = l32;
        inverse[a] = r0;
        inverse[a + 1] = r1;
        inverse[a + 2] = r2;
        inverse[a + 3] = reciprocal(pivot3, own3);
    }

    private static double reciprocal(double pivot, double own) {
        return 1 / Math.sqrt(Math.max(pivot, Math.max(own * LEAST_PIVOT, Double.MIN_NORMAL)));
    }

    /** Takes from four by two numbers the products of rows a to a + 3 with rows b and b + 1, over their first columns. */
    private void less(int a, int b, int columns, double[] to, int at, int width) {
        Gram.addTile(matrix, a * inner, b * inner, inner, 1, columns, -1, to, at, width);
    }

    /**
     * The factors' part of the solution, where their part and the border have to equal the right hand side.
     *
     * @param of the border's row that was the right hand side
     * @param border the solution's other part: one number for each row of the border before that
     */
    void substitute(int of, double[] border, double[] to) {
        System.arraycopy(matrix, at(of), right, 0, inner);
        for (int j = 0; j < of; j++) {
            int row = at(j);
            double by = -border[j];
            for (int f = 0; f < inner; f++) {
                right[f] = Math.fma(matrix[row + f], by, right[f]);
            }
        }
        for (int a = inner - 4; a >= 0; a -= 4) {
            int row0 = a * inner;
            int row1 = row0 + inner;
            int row2 = row1 + inner;
            int row3 = row2 + inner;
            double x3 = right[a + 3] * inverse[a + 3];
            double x2 = Math.fma(-matrix[row3 + a + 2], x3, right[a + 2]) * inverse[a + 2];
            double x1 = Math.fma(-matrix[row2 + a + 1], x2, Math.fma(-matrix[row3 + a + 1], x3, right[a + 1]))
                    * inverse[a + 1];
            double x0 = Math.fma(
                            -matrix[row1 + a],
                            x1,
                            Math.fma(-matrix[row2 + a], x2, Math.fma(-matrix[row3 + a], x3, right[a])))
                    * inverse[a];
            right[a] = x0;
            right[a + 1] = x1;
            right[a + 2] = x2;
            right[a + 3] = x3;
            for (int f = 0; f < a; f++) {
                right[f] = Math.fma(
                        -matrix[row0 + f],
                        x0,
                        Math.fma(
                                -matrix[row1 + f],
                                x1,
                                Math.fma(-matrix[row2 + f], x2, Math.fma(-matrix[row3 + f], x3, right[f]))));
            }
        }
        System.arraycopy(right, 0, to, 0, dimensions);
    }
}
