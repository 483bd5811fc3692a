package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldingPeriodTest {

    @ParameterizedTest(name = "bought {0}: long-term from {1}")
    @CsvSource({
        "2023-02-05, 2024-02-06",
        "2023-02-26, 2024-02-27",
        "2023-02-27, 2024-02-28",
        "2023-02-28, 2024-03-01",
        "2023-03-01, 2024-03-02",
        "2024-02-27, 2025-02-28",
        "2024-02-28, 2025-03-01",
        "2024-02-29, 2025-03-01",
        "2024-03-01, 2025-03-02",
        "2024-12-30, 2025-12-31",
        "2024-12-31, 2026-01-01",
        "2022-02-28, 2023-03-01",
        "1899-02-28, 1900-03-01",
        "2099-02-28, 2100-03-01"
    })
    void shares_are_long_term_from_the_same_numbered_day_after_the_day_after_purchase(LocalDate bought, LocalDate day) {
        assertThat(HoldingPeriod.firstLongTermDay(bought)).isEqualTo(day);
        assertThat(HoldingPeriod.termOf(bought, day)).isEqualTo(Term.LONG);
        assertThat(HoldingPeriod.termOf(bought, day.minusDays(1))).isEqualTo(Term.SHORT);
    }

    @Test
    void a_sale_on_the_day_of_purchase_is_short_term() {
        LocalDate day = LocalDate.parse("2024-05-01");
        assertThat(HoldingPeriod.termOf(day, day)).isEqualTo(Term.SHORT);
    }

    @Test
    void a_sale_before_the_purchase_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoldingPeriod.termOf(LocalDate.parse("2024-05-02"), LocalDate.parse("2024-05-01")))
                .withMessageContaining("2024-05-01")
                .withMessageContaining("before the purchase");
    }

    @Test
    void inherited_shares_are_long_term_at_once() {
        assertThat(HoldingPeriod.termOfInherited()).isEqualTo(Term.LONG);
    }
}
