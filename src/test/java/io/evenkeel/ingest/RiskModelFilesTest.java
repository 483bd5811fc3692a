package io.evenkeel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenkeel.book.Book;
import io.evenkeel.book.FaultReason;
import io.evenkeel.book.Loaded;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RiskModelFilesTest {

    private static final String COVARIANCES = "risk_factor_covariances.csv";
    private static final String VARIANCES = "risk_specific_variances.csv";
    private static final String EXPOSURES = "risk_exposures.csv";

    private static Loaded<Book> read(SmallBook book) {
        return new BookReader(SmallBook.LIMITS).readZip(new ByteArrayInputStream(book.zip()));
    }

    private static RiskModel model(SmallBook book) {
        return Answers.sound(read(book)).market().riskModel().orElseThrow();
    }

    @Test
    void a_vendors_model_says_what_its_rows_say_and_an_exposure_without_a_row_is_zero() {
        RiskModel model = model(new SmallBook().withRiskModel());

        assertThat(model.factors()).containsExactly("market", "value");
        assertThat(model.factorCovariance()).isDeepEqualTo(new double[][] {{0.0225, -0.0015}, {-0.0015, 0.0025}});
        assertThat(model.exposures().get(new SecurityId("AAPL"))).containsExactly(1.1, -0.4);
        assertThat(model.exposures().get(new SecurityId("MSFT"))).containsExactly(0.95, 0);
        assertThat(model.exposures().get(new SecurityId("VTI"))).containsExactly(0, 0);
        assertThat(model.specificVariances())
                .containsEntry(new SecurityId("MSFT"), 0.0361)
                .containsEntry(new SecurityId("VTI"), 0.0);
    }

    @Test
    void what_the_vendor_does_not_cover_is_told() {
        Loaded<Book> loaded = read(new SmallBook().withRiskModel());

        assertThat(Answers.sound(loaded).market().riskModel().orElseThrow().covers(new SecurityId("VTSAX")))
                .isFalse();
        assertThat(((Loaded.Sound<Book>) loaded).warnings())
                .singleElement()
                .asString()
                .contains("does not cover 1 priced securities, VTSAX the first");
    }

    @Test
    void the_order_of_rows_changes_nothing_and_a_number_changes_the_books_name() {
        SmallBook turned = new SmallBook()
                .withRiskModel()
                .replacing(COVARIANCES, "value,value,0.0025\nmarket,market,0.0225\n", "")
                .replacing(
                        COVARIANCES,
                        "value,market,-0.0015\n",
                        "value,market,-0.0015\nmarket,market,0.0225\nvalue,value,0.0025\n");
        String name = Answers.sound(read(new SmallBook().withRiskModel())).sha256();

        assertThat(Answers.sound(read(turned)).sha256()).isEqualTo(name);
        assertThat(model(turned).factorCovariance())
                .isDeepEqualTo(model(new SmallBook().withRiskModel()).factorCovariance());
        assertThat(Answers.sound(read(new SmallBook().withRiskModel().replacing(VARIANCES, "0.0361", "0.0362")))
                        .sha256())
                .isNotEqualTo(name);
    }

    @Test
    void a_pair_may_stand_both_ways_round_where_both_say_the_same() {
        SmallBook both = new SmallBook()
                .withRiskModel()
                .replacing(COVARIANCES, "value,market,-0.0015\n", "value,market,-0.0015\nmarket,value,-0.0015\n");

        assertThat(model(both).factorCovariance()[0]).containsExactly(0.0225, -0.0015);
    }

    @Test
    void two_factors_that_are_one_are_a_covariance_and_a_hair_more_is_none() {
        SmallBook one = new SmallBook().withRiskModel().replacing(COVARIANCES, "-0.0015", "0.0075");

        assertThat(model(one).factorCovariance()[1]).containsExactly(0.0075, 0.0025);
        assertThat(Answers.faults(read(one.replacing(COVARIANCES, "0.0075", "0.00750001"))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("positive semidefinite"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(
                        COVARIANCES,
                        "value,market,-0.0015\n",
                        "",
                        FaultReason.MISSING_VALUE,
                        0,
                        "(market) and (value) is missing"),
                arguments(
                        COVARIANCES,
                        "value,value,0.0025\n",
                        "",
                        FaultReason.MISSING_VALUE,
                        0,
                        "(value) and (value) is missing"),
                arguments(
                        COVARIANCES,
                        "value,market,-0.0015\n",
                        "value,market,-0.0015\nmarket,value,0.0015\n",
                        FaultReason.BAD_VALUE,
                        5,
                        "not symmetric"),
                arguments(COVARIANCES, "-0.0015", "-0.0085", FaultReason.BAD_VALUE, 0, "positive semidefinite"),
                arguments(
                        COVARIANCES,
                        "value,value,0.0025",
                        "value,value,-0.0025",
                        FaultReason.BAD_VALUE,
                        2,
                        "is negative"),
                arguments(COVARIANCES, "-0.0015", "-1.5e-3", FaultReason.BAD_VALUE, 4, "covariance (-1.5e-3)"),
                arguments(COVARIANCES, "value,market", "market,market", FaultReason.DUPLICATE_ID, 4, "stands twice"),
                arguments(VARIANCES, "AAPL,0.04", "AAPL,-0.04", FaultReason.BAD_VALUE, 3, "variance (-0.04)"),
                arguments(VARIANCES, "AAPL,0.04", "IBM,0.04", FaultReason.UNKNOWN_REFERENCE, 3, "security (IBM)"),
                arguments(VARIANCES, "AAPL,0.04", "VTI,0.04", FaultReason.DUPLICATE_ID, 3, "two specific variances"),
                arguments(EXPOSURES, "MSFT,market", "IBM,market", FaultReason.UNKNOWN_REFERENCE, 4, "security (IBM)"),
                arguments(EXPOSURES, "MSFT,market", "MSFT,size", FaultReason.UNKNOWN_REFERENCE, 4, "factor (size)"),
                arguments(EXPOSURES, "AAPL,value", "AAPL,market", FaultReason.DUPLICATE_ID, 3, "two exposures"));
    }

    @ParameterizedTest(name = "{0} {5}")
    @MethodSource
    void wrong(String file, String old, String fresh, FaultReason reason, long line, String message) {
        SmallBook book = new SmallBook().withRiskModel().replacing(file, old, fresh);

        assertThat(Answers.faults(read(book))).anySatisfy(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.message()).contains(message).contains("expected");
        });
    }

    @Test
    void a_models_files_come_together_or_not_at_all() {
        for (String file : List.of(COVARIANCES, VARIANCES, EXPOSURES)) {
            assertThat(Answers.faults(read(new SmallBook().withRiskModel().without(file))))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.reason()).isEqualTo(FaultReason.MISSING_FILE);
                        assertThat(fault.file()).isEqualTo(file);
                    });
        }
        assertThat(Answers.sound(read(new SmallBook())).market().riskModel()).isEmpty();
    }

    @Test
    void two_hundred_factors_are_read_and_one_more_is_refused() {
        assertThat(model(diagonal(200)).factors()).hasSize(200);
        assertThat(Answers.faults(read(diagonal(201)))).anySatisfy(fault -> {
            assertThat(fault.reason()).isEqualTo(FaultReason.TOO_LARGE);
            assertThat(fault.message()).contains("201 factors; expected at most 200");
        });
    }

    private static SmallBook diagonal(int factors) {
        StringBuilder rows = new StringBuilder("factor,other,covariance\n");
        for (int f = 0; f < factors; f++) {
            for (int g = 0; g <= f; g++) {
                rows.append("f%d,f%d,%s\n".formatted(f, g, f == g ? "0.01" : "0"));
            }
        }
        return new SmallBook()
                .withRiskModel()
                .put(COVARIANCES, rows.toString())
                .put(EXPOSURES, "security,factor,exposure\nAAPL,f1,1\n");
    }

    @Test
    void an_exposure_of_a_security_without_a_variance_is_refused_once() {
        assertThat(Answers.faults(read(new SmallBook().withRiskModel().replacing(VARIANCES, "AAPL,0.04\n", ""))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.reason()).isEqualTo(FaultReason.UNKNOWN_REFERENCE);
                    assertThat(fault.file()).isEqualTo(EXPOSURES);
                    assertThat(fault.line()).isEqualTo(2);
                    assertThat(fault.message()).contains("(AAPL) has no specific variance; expected");
                });
    }
}
