package io.evenkeel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.account.Household;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.Route;
import io.evenkeel.target.ModelPortfolio;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void a_household_comes_back_as_it_was_with_and_without_every_optional_field() {
        Household household = Firm.household("H-1", "A-1", "A-2");

        assertThat(Documents.read(Documents.stored(household), Household.class)).isEqualTo(household);
    }

    @Test
    void a_result_comes_back_as_it_was_whatever_its_outcome() {
        for (AccountResult result : List.of(
                Results.trade(1, Route.REVIEW),
                Results.trade(1, Route.CLEARED),
                Results.held(1),
                Results.infeasible(1))) {
            assertThat(Documents.read(Documents.stored(result), AccountResult.class))
                    .isEqualTo(result);
        }
    }

    @Test
    void a_risk_model_comes_back_to_the_last_bit() {
        Random random = new Random(7);
        Map<SecurityId, double[]> exposures = new TreeMap<>();
        Map<SecurityId, Double> specific = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            SecurityId id = new SecurityId("S" + i);
            exposures.put(id, new double[] {anyDouble(random), anyDouble(random)});
            specific.put(id, Math.abs(anyDouble(random)));
        }
        RiskModel model = new RiskModel(List.of("a", "b"), exposures, new double[][] {{1, -0.0}, {0, 1}}, specific);

        RiskModel back = Documents.read(Documents.stored(model), RiskModel.class);

        assertThat(back.specificVariances()).isEqualTo(specific);
        assertThat(back.exposures().keySet()).isEqualTo(exposures.keySet());
        exposures.forEach((id, row) -> assertThat(back.exposures().get(id)).containsExactly(row));
        assertThat(back.factorCovariance()).isDeepEqualTo(model.factorCovariance());
    }

    private static double anyDouble(Random random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : random.nextDouble();
    }

    @Test
    void equal_records_have_equal_bytes_whatever_the_order_of_their_maps() {
        Map<SecurityId, Double> up = new java.util.LinkedHashMap<>();
        Map<SecurityId, Double> down = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            up.put(new SecurityId("S" + i), 1.0);
            down.put(new SecurityId("S" + (49 - i)), 1.0);
        }

        assertThat(Documents.canonical(new RiskModel(List.of(), Map.of(), new double[0][], up)))
                .isEqualTo(Documents.canonical(new RiskModel(List.of(), Map.of(), new double[0][], down)));
    }

    @Test
    void the_document_holds_no_field_that_the_record_does_not() {
        String text = new String(Documents.canonical(Results.trade(1, Route.REVIEW)), StandardCharsets.UTF_8);

        assertThat(text)
                .contains("\"turnover\":\"0.25\"")
                .contains("\"asOf\":\"2018-02-07\"")
                .doesNotContain("positive", "null", "R-2018");
    }

    @Test
    void a_document_of_another_shape_is_refused_and_named() {
        assertThatThrownBy(() ->
                        Documents.read(Documents.stored(Map.of("id", "H", "colour", "red")), ModelPortfolio.class))
                .hasMessageContaining("A stored ModelPortfolio cannot be read");
    }

    @Test
    void figures_that_were_kept_before_cash_was_set_aside_are_those_without_it() {
        byte[] kept = "{\"value\":\"100.00\",\"cash\":\"1.00\",\"drift\":\"0.2\",\"trackingError\":\"0.01\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(Documents.readCanonical(kept, Figures.class))
                .isEqualTo(new Figures(Money.of("100.00"), Money.of("1.00"), Weight.of("0.2"), Weight.of("0.01")));
    }
}
