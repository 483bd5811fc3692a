package io.evenkeel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.book.Book;
import io.evenkeel.market.RiskModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleFirmTest {

    @Test
    void the_sample_firm_is_read_without_a_fault_and_with_a_risk_model_for_all_of_it() {
        Book book = Answers.sound(new BookReader(SmallBook.LIMITS).read(Path.of("samples/firm.zip")));
        RiskModel risk = book.market().riskModel().orElseThrow();

        assertThat(book.households()).hasSizeGreaterThan(1_000);
        assertThat(risk.factors()).contains("market", "Energy", "statistical 1").hasSizeBetween(12, 23);
        assertThat(book.market().securities().keySet()).allMatch(risk::covers);
        assertThat(risk.specificVariances().values())
                .allSatisfy(variance -> assertThat(variance).isBetween(0.0, 1.0));
        assertThat(book.market().moves()).isNotEmpty();
    }
}
