package io.evenkeel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskModelTest {

    private static final SecurityId IBM = new SecurityId("IBM");

    private static RiskModel model(double[] exposures, double[][] covariance, double variance) {
        return new RiskModel(List.of("market", "size"), Map.of(IBM, exposures), covariance, Map.of(IBM, variance));
    }

    @Test
    void a_model_refuses_what_cannot_be_one() {
        double[][] sound = {{0.02, 0.001}, {0.001, 0.003}};

        assertThat(model(new double[] {1, 0}, sound, 0).covers(IBM)).isTrue();
        assertThatThrownBy(() -> model(new double[] {1}, sound, 0.04)).hasMessageContaining("1 exposures to 2 factors");
        assertThatThrownBy(() -> model(new double[] {1, 0}, sound, -0.04)).hasMessageContaining("(-0.04)");
        assertThatThrownBy(() -> model(new double[] {1, 0}, sound, Double.NaN)).hasMessageContaining("(NaN)");
        assertThatThrownBy(() -> model(new double[] {1, 0}, new double[][] {{0.02}}, 0.04))
                .hasMessageContaining("2 rows of 2 numbers");
        assertThatThrownBy(() -> model(new double[] {1, 0}, new double[][] {{0.02, 0.001}, {0.002, 0.003}}, 0.04))
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> model(new double[] {1, 0}, new double[][] {{0.02, 0.01}, {0.01, 0.003}}, 0.04))
                .hasMessageContaining("positive semidefinite");
    }

    @Test
    void dependent_factors_are_covariances_and_a_negative_direction_is_none() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            double[][] matrix = ofRank(2 + random.nextInt(4), 6, random);

            assertThat(RiskModel.isCovariance(matrix)).isTrue();
            matrix[5][5] *= 0.99;
            assertThat(RiskModel.isCovariance(matrix)).isFalse();
        }
    }

    @Test
    void a_factor_that_never_moves_moves_with_none() {
        assertThat(RiskModel.isCovariance(new double[][] {{0, 0}, {0, 0.01}})).isTrue();
        assertThat(RiskModel.isCovariance(new double[][] {{0, 0.001}, {0.001, 0.01}}))
                .isFalse();
    }

    /** The rank is below the size: the last row depends on the others, so that its variance has nothing to spare. */
    private static double[][] ofRank(int rank, int size, Random random) {
        double[][] parts = new double[size][];
        for (int i = 0; i < size; i++) {
            parts[i] = random.doubles(rank, -1, 1).toArray();
        }
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int r = 0; r < rank; r++) {
                    matrix[i][j] += parts[i][r] * parts[j][r];
                }
            }
        }
        return matrix;
    }
}
