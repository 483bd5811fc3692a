package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The eliminated system against the equations it came from, written out number by number. */
class BorderedCholeskyTest {

    private final BorderedCholesky system = new BorderedCholesky();

    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "2,3", "3,0", "4,4", "5,1", "10,2", "15,13", "16,3", "20,1", "25,12", "30,7", "45,2"})
    void factors_and_border_solve_the_equations_together(int factors, int border) {
        for (int seed = 0; seed < 20; seed++) {
            double[][] matrix = drawn(factors + border, new SplittableRandom(seed));
            double[] right = matrix[factors + border];
            load(matrix, factors, border);

            system.eliminate();
            double[] ofBorder = solvedCorner(border);
            double[] ofFactors = new double[factors];
            system.substitute(border, ofBorder, ofFactors);

            for (int a = 0; a < factors + border; a++) {
                double left = 0;
                for (int b = 0; b < factors + border; b++) {
                    left += matrix[a][b] * (b < factors ? ofFactors[b] : ofBorder[b - factors]);
                }
                assertThat(left).as("%d factors, equation %d", factors, a).isCloseTo(right[a], within(1e-9));
            }
        }
    }

    /** Positive definite, and one row more for the right hand side. */
    private static double[][] drawn(int size, SplittableRandom random) {
        double[][] root = new double[size][size];
        for (double[] row : root) {
            for (int b = 0; b < size; b++) {
                row[b] = random.nextDouble() - 0.5;
            }
        }
        double[][] matrix = new double[size + 1][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                matrix[a][b] = a == b ? 1 : 0;
                for (int c = 0; c < size; c++) {
                    matrix[a][b] += root[a][c] * root[b][c];
                }
            }
            matrix[size][a] = random.nextDouble() - 0.5;
        }
        return matrix;
    }

    private void load(double[][] matrix, int factors, int border) {
        system.begin(factors, border + 1);
        for (int a = 0; a < system.inner; a++) {
            for (int b = 0; b <= a; b++) {
                boolean isPadding = a >= factors;
                system.matrix[a * system.inner + b] = isPadding ? (a == b ? 1 : 0) : matrix[a][b];
            }
        }
        for (int j = 0; j <= border; j++) {
            double[] row = matrix[factors + j];
            System.arraycopy(row, 0, system.matrix, system.at(j), factors);
            for (int l = 0; l < Math.min(j + 1, border); l++) {
                system.addToCorner(j, l, row[factors + l]);
            }
        }
    }

    /** What is left of the border, by elimination without a pivot. */
    private double[] solvedCorner(int border) {
        double[][] left = new double[border][border + 1];
        for (int a = 0; a < border; a++) {
            for (int b = 0; b < border; b++) {
                left[a][b] = system.corner(Math.max(a, b), Math.min(a, b));
            }
            left[a][border] = system.corner(border, a);
        }
        for (int p = 0; p < border; p++) {
            for (int a = 0; a < border; a++) {
                double by = a == p ? 0 : left[a][p] / left[p][p];
                for (int b = p; b <= border; b++) {
                    left[a][b] -= by * left[p][b];
                }
            }
        }
        double[] solved = new double[border];
        for (int a = 0; a < border; a++) {
            solved[a] = left[a][border] / left[a][a];
        }
        return solved;
    }
}
