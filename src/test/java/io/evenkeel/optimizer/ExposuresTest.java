package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposuresTest {

    private final SplittableRandom random = new SplittableRandom(5);

    private double[] numbers(int length) {
        return random.doubles(length, -1, 1).toArray();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "4, 4", "9, 5", "23, 0", "30, 15"})
    void products_are_those_of_the_matrix_however_many_lines_are_left_over(int n, int k) {
        double[][] rows = IntStream.range(0, n).mapToObj(i -> numbers(k)).toArray(double[][]::new);
        double[][] factors = new double[k][n];
        IntStream.range(0, n).forEach(i -> IntStream.range(0, k).forEach(f -> factors[f][i] = rows[i][f]));
        double[] prices = numbers(k);
        double[] weights = numbers(n);
        int[] odd = IntStream.range(0, n).filter(i -> i % 2 == 1).toArray();
        double[] ofOdd = IntStream.concat(IntStream.of(0, 0), IntStream.of(odd))
                .mapToDouble(i -> weights[i])
                .toArray();

        double[] times = new double[n];
        Exposures.times(factors, n, k, prices, times);
        double[] back = numbers(k);
        Exposures.transposedTimes(rows, n, k, weights, back);
        double[] backOfOdd = numbers(k);
        Exposures.transposedTimes(rows, odd, odd.length, k, ofOdd, 2, backOfOdd);

        for (int i = 0; i < n; i++) {
            int asset = i;
            double expected = IntStream.range(0, k)
                    .mapToDouble(f -> rows[asset][f] * prices[f])
                    .sum();
            assertThat(times[i]).isCloseTo(expected, within(1e-14));
        }
        for (int f = 0; f < k; f++) {
            int factor = f;
            assertThat(back[f])
                    .isCloseTo(
                            IntStream.range(0, n)
                                    .mapToDouble(i -> rows[i][factor] * weights[i])
                                    .sum(),
                            within(1e-13));
            assertThat(backOfOdd[f])
                    .isCloseTo(
                            IntStream.of(odd)
                                    .mapToDouble(i -> rows[i][factor] * weights[i])
                                    .sum(),
                            within(1e-13));
        }
    }
}
