package io.evenkeel.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.market.RiskModelWalkForward.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On real closes: estimated from two years, judged on a quarter that the estimate has not seen, once in each of three years. */
class RiskModelHoldsLaterTest {

    private static final int YEAR = 252;

    private static final Map<Covariances, List<Judgement>> JUDGEMENTS = new EnumMap<>(Covariances.class);

    @BeforeAll
    static void judge() throws IOException {
        RiskModelWalkForward walk = new RiskModelWalkForward(RealMarket.read(Path.of("samples")));
        for (int year = 0; year < 3; year++) {
            walk.judge(RiskModelWalkForward.TRAINING_DAYS + year * YEAR).forEach((model, judgement) -> JUDGEMENTS
                    .computeIfAbsent(model, key -> new ArrayList<>())
                    .add(judgement));
        }
    }

    private static List<Judgement> of(Covariances model) {
        return JUDGEMENTS.getOrDefault(model, List.of());
    }

    @Test
    void an_account_built_with_the_factor_model_tracks_closer_than_with_the_identity_or_the_sample_covariance() {
        for (int year = 0; year < 3; year++) {
            double ours = of(Covariances.WITH_STATISTICAL).get(year).trackingError();

            assertThat(ours).isLessThan(of(Covariances.IDENTITY).get(year).trackingError());
            assertThat(ours).isLessThan(of(Covariances.SAMPLE).get(year).trackingError());
        }
    }

    @Test
    void statistical_factors_bring_it_closer_still() {
        assertThat(RiskModelWalkForward.mean(of(Covariances.WITH_STATISTICAL), Judgement::trackingError))
                .isLessThan(RiskModelWalkForward.mean(of(Covariances.MARKET_AND_SECTORS), Judgement::trackingError));
    }

    @Test
    void over_three_years_active_portfolios_vary_by_about_what_was_said_though_no_year_is_like_the_last() {
        assertThat(RiskModelWalkForward.mean(of(Covariances.WITH_STATISTICAL), Judgement::varianceRatio))
                .isBetween(0.8, 1.25);
        assertThat(RiskModelWalkForward.mean(of(Covariances.WITH_STATISTICAL), Judgement::sectorRatio))
                .isBetween(0.7, 1.4);
        assertThat(of(Covariances.WITH_STATISTICAL))
                .allSatisfy(judgement -> assertThat(judgement.varianceRatio()).isBetween(0.5, 2.0));
    }

    @Test
    void the_identity_does_not_see_that_a_sector_moves_as_one() {
        assertThat(of(Covariances.IDENTITY))
                .allSatisfy(judgement -> assertThat(judgement.sectorRatio()).isGreaterThan(3));
    }

    @Test
    void what_happened_later_was_likelier_under_the_factor_model_than_under_the_identity() {
        assertThat(RiskModelWalkForward.mean(of(Covariances.WITH_STATISTICAL), Judgement::logLikelihood))
                .isGreaterThan(RiskModelWalkForward.mean(of(Covariances.IDENTITY), Judgement::logLikelihood));
    }
}
