package io.evenkeel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticalFactorsTest {

    private static final int STOCKS = 50;
    private static final int DAYS = 500;
    private static final double NOISE = 0.01;

    /** The first {@code together} stocks move with a hidden factor, every second one against it; all have noise. */
    private static SortedMap<SecurityId, double[]> residuals(int together, double strength, long seed) {
        Random random = new Random(seed);
        double[] hidden = random.doubles(DAYS, -1, 1).toArray();
        SortedMap<SecurityId, double[]> residuals = new TreeMap<>();
        for (int i = 0; i < STOCKS; i++) {
            double[] series = new double[DAYS];
            double loading = i >= together ? 0 : i % 2 == 0 ? strength : -strength;
            for (int t = 0; t < DAYS; t++) {
                series[t] = loading * hidden[t] + NOISE * random.nextGaussian();
            }
            residuals.put(id(i), series);
        }
        return residuals;
    }

    private static SecurityId id(int i) {
        return new SecurityId("S%02d".formatted(i));
    }

    private static SortedMap<SecurityId, Double> variances(SortedMap<SecurityId, double[]> residuals) {
        SortedMap<SecurityId, Double> variances = new TreeMap<>();
        residuals.forEach((id, series) -> variances.put(id, variance(series)));
        return variances;
    }

    private static double variance(double[] series) {
        double squares = 0;
        for (double value : series) {
            squares += value * value;
        }
        return squares / (series.length - 1);
    }

    private static StatisticalFactors factors(SortedMap<SecurityId, double[]> residuals, int most) {
        return new StatisticalFactors(residuals, variances(residuals), most);
    }

    private static double loading(StatisticalFactors factors, int stock) {
        return Objects.requireNonNull(factors.loadings().get(id(stock)))[0];
    }

    @Test
    void noise_has_no_factors() {
        for (long seed = 0; seed < 20; seed++) {
            StatisticalFactors factors = factors(residuals(0, 0, seed), 10);

            assertThat(factors.returns()).isEmpty();
            assertThat(factors.loadings()).hasSize(STOCKS).allSatisfy((id, own) -> assertThat(own)
                    .isEmpty());
        }
    }

    @Test
    void what_twenty_stocks_have_in_common_is_one_factor_and_theirs_alone() {
        StatisticalFactors factors = factors(residuals(20, 0.01, 1), 10);

        assertThat(factors.returns()).hasSize(1);
        double hiddenVariance = 0.01 * 0.01 / 3;
        double factorVariance = variance(factors.returns().get(0));
        for (int i = 0; i < STOCKS; i++) {
            double explained = loading(factors, i) * loading(factors, i) * factorVariance;
            assertThat(explained).isCloseTo(i < 20 ? hiddenVariance : 0, within(0.5 * hiddenVariance));
        }
        assertThat(loading(factors, 2) * loading(factors, 4)).isPositive();
        assertThat(loading(factors, 2) * loading(factors, 5)).isNegative();
    }

    @Test
    void a_stocks_mean_square_loading_is_one_and_the_largest_loading_is_positive() {
        StatisticalFactors factors = factors(residuals(20, 0.01, 1), 10);

        double squares = 0;
        double largest = 0;
        for (int i = 0; i < STOCKS; i++) {
            squares += loading(factors, i) * loading(factors, i);
            largest = Math.abs(loading(factors, i)) > Math.abs(largest) ? loading(factors, i) : largest;
        }
        assertThat(squares / STOCKS).isCloseTo(1, within(1e-12));
        assertThat(largest).isPositive();
    }

    @Test
    void no_more_factors_are_taken_than_asked_for() {
        SortedMap<SecurityId, double[]> residuals = residuals(20, 0.01, 1);
        SortedMap<SecurityId, double[]> others = residuals(40, 0.01, 2);
        residuals.forEach((id, series) -> {
            double[] more = Objects.requireNonNull(others.get(id));
            for (int t = 0; t < DAYS; t++) {
                series[t] += more[t];
            }
        });

        assertThat(factors(residuals, 10).returns()).hasSize(2);
        assertThat(factors(residuals, 1).returns()).hasSize(1);
        assertThat(factors(residuals, 0).returns()).isEmpty();
    }

    @Test
    void without_stocks_there_is_nothing_to_find() {
        assertThat(factors(new TreeMap<>(), 10).returns()).isEmpty();
    }

    /**
     * With l the true variance of a direction and g = stocks / days, its eigenvalue tends to l (1 + g / (l - 1)), and the
     * squared cosine between the two directions to (1 - g / (l - 1)^2) / (1 + g / (l - 1)).
     */
    @ParameterizedTest
    @CsvSource({
        // eigenvalue, g, common variance: (l - 1) times the squared cosine
        "11, 0.9, 8.09090909",
        "4.66666667, 0.5, 2.42857142",
        "4, 0.9, 0.5625",
        "3.3, 0.2, 1.72727272"
    })
    void an_eigenvalue_counts_by_what_it_is_known_to_stand_for(double eigenvalue, double ratio, double common) {
        assertThat(StatisticalFactors.commonVariance(eigenvalue, ratio)).isCloseTo(common, within(1e-6));
    }

    @Test
    void the_largest_component_of_noise_is_about_what_the_threshold_says() {
        // (sqrt(499) + sqrt(50))^2 / 499 = 1.7334; the spread about it 0.03365, times 2.02.
        assertThat(StatisticalFactors.largestOfNoise(STOCKS, DAYS)).isCloseTo(1.8013, within(0.0001));
    }
}
