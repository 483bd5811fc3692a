package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaxRatesTest {

    private static final List<String> SMALL = List.of(
            "effective,filing_status,item,above,rate,amount",
            "2024-01-01,SINGLE,ORDINARY,10000,0.2,",
            "2024-01-01,SINGLE,ORDINARY,0,0.1,",
            "",
            "2024-01-01,SINGLE,LONG_TERM,0,0,",
            "2024-01-01,SINGLE,LONG_TERM,8000,0.15,",
            "2024-01-01,SINGLE,SURCHARGE,20000,0.038,",
            "2024-01-01,SINGLE,LOSS_LIMIT,,,3000",
            "2025-01-01,SINGLE,ORDINARY,0,0.5,",
            "2025-01-01,SINGLE,LONG_TERM,0,0.25,",
            "2025-01-01,SINGLE,SURCHARGE,20000,0.038,",
            "2025-01-01,SINGLE,LOSS_LIMIT,,,3000");

    private static TaxTable small() {
        return TaxRates.parse(SMALL).on(LocalDate.parse("2024-06-01"), FilingStatus.SINGLE);
    }

    private static RealisedYear year(String shortGain, String longGain) {
        return new RealisedYear(Money.of(shortGain), Money.of(longGain), Money.ZERO, Money.ZERO);
    }

    @ParameterizedTest
    @EnumSource(FilingStatus.class)
    void the_firms_table_covers_every_filing_status_in_every_year(FilingStatus status) throws IOException {
        TaxRates rates = TaxRates.parse(Files.readAllLines(Path.of("rules/tables/federal-tax-rates.csv")));
        assertThat(rates.effectiveDays()).contains(LocalDate.parse("2018-01-01"), LocalDate.parse("2026-01-01"));
        for (LocalDate day : rates.effectiveDays()) {
            TaxTable table = rates.on(day, status);
            assertThat(table.lossLimit())
                    .isEqualTo(Money.of(status == FilingStatus.MARRIED_SEPARATE ? "1500" : "3000"));
            assertThat(table.surcharge().rate()).isEqualTo(Rate.of("0.038"));
            YearRates top = table.marginal(Money.of("10000000"));
            assertThat(top.shortTerm()).isEqualTo(Rate.of("0.408"));
            assertThat(top.longTerm()).isEqualTo(Rate.of("0.238"));
            assertThat(top.ordinary()).isEqualTo(Rate.of("0.37"));
        }
    }

    @ParameterizedTest(name = "an income of {0}: short {1}, long {2}")
    @CsvSource({
        "0, 0.1, 0",
        "7999.99, 0.1, 0",
        "8000, 0.1, 0.15",
        "9999.99, 0.1, 0.15",
        "10000, 0.2, 0.15",
        "19999.99, 0.2, 0.15",
        "20000, 0.238, 0.188"
    })
    void the_next_dollar_is_taxed_by_the_bracket_it_falls_in(String income, String shortTerm, String longTerm) {
        YearRates rates = small().marginal(Money.of(income));
        assertThat(rates.shortTerm()).isEqualTo(Rate.of(shortTerm));
        assertThat(rates.longTerm()).isEqualTo(Rate.of(longTerm));
        assertThat(rates.on(Term.SHORT)).isEqualTo(rates.shortTerm());
        assertThat(rates.on(Term.LONG)).isEqualTo(rates.longTerm());
        assertThat(rates.lossLimit()).isEqualTo(Money.of("3000"));
    }

    @ParameterizedTest(name = "income {0}, short {1}, long {2}: {3}")
    @CsvSource({
        "0, 0, 0,            0.00",
        "5000, 0, 0,         500.00",
        "10000, 0, 0,        1000.00",
        "15000, 0, 0,        2000.00",
        "5000, 10000, 0,     2000.00",
        // Long-term gains lie on top: 3,000 of them at 0, the rest at 15%.
        "5000, 0, 10000,     1550.00",
        // Other income of 19,000 is below 20,000: 4,000 of the 5,000 gained are above it.
        "19000, 0, 5000,     3702.00",
        "30000, 0, 1000,     5188.00",
        // A loss reduces other income by 3,000, and no further than to nothing.
        "15000, -9000, 0,    1400.00",
        "1000, -9000, 0,     0.00"
    })
    void a_year_is_taxed_through_all_brackets(String income, String shortGain, String longGain, String tax) {
        assertThat(small().tax(Money.of(income), year(shortGain, longGain))).isEqualTo(Money.of(tax));
    }

    @Test
    void tax_added_is_the_year_with_less_the_year_without() {
        assertThat(small().taxAdded(Money.of("5000"), year("5000", "0"), Money.of("1000"), Money.of("100")))
                .isEqualTo(Money.of("215.00"));
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01, 0.1", "2024-12-31, 0.1", "2025-01-01, 0.5", "2030-01-01, 0.5"})
    void a_table_counts_until_the_next_ones_first_day(LocalDate day, String rate) {
        assertThat(TaxRates.parse(SMALL)
                        .on(day, FilingStatus.SINGLE)
                        .marginal(Money.ZERO)
                        .shortTerm())
                .isEqualTo(Rate.of(rate));
    }

    @Test
    void a_day_or_a_status_without_a_table_is_refused() {
        TaxRates rates = TaxRates.parse(SMALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.on(LocalDate.parse("2023-12-31"), FilingStatus.SINGLE))
                .withMessageContaining("2023-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.on(LocalDate.parse("2024-12-31"), FilingStatus.TRUST))
                .withMessageContaining("TRUST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2024-01-01,SINGLE,ORDINARY,0,0.1; Line 13; 5 columns",
                "2024-01-41,SINGLE,ORDINARY,0,0.1,; Line 13; 2024-01-41",
                "2024-01-01,ALONE,ORDINARY,0,0.1,; Line 13; ALONE",
                "2024-01-01,SINGLE,OTHER,0,0.1,; Line 13; OTHER",
                "2024-01-01,SINGLE,ORDINARY,0,ten,; Line 13; ten",
                "2026-01-01,SINGLE,LOSS_LIMIT,,,3000; 2026-01-01 SINGLE; lack a part"
            })
    void a_wrong_line_is_refused_by_its_number(String line, String where, String why) {
        List<String> lines = new ArrayList<>(SMALL);
        lines.add(line);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaxRates.parse(lines))
                .withMessageContaining(where)
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4", "5", "6", "7"})
    void a_table_that_lacks_a_part_is_refused(int line) {
        List<String> lines = new ArrayList<>(SMALL);
        String[] gone = {lines.get(line)};
        lines.removeIf(gone[0]::equals);
        boolean needed = line != 1 && line != 5;
        if (needed) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TaxRates.parse(lines))
                    .withMessageContaining("lack a part");
        } else {
            assertThat(TaxRates.parse(lines).effectiveDays()).hasSize(2);
        }
    }

    @Test
    void a_table_without_its_header_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TaxRates.parse(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaxRates.parse(SMALL.subList(1, 3)))
                .withMessageContaining("header");
    }

    @Test
    void a_negative_rate_or_limit_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> YearRates.of(Rate.of("-0.1"), Rate.ZERO, Money.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> YearRates.of(Rate.ZERO, Rate.of("-0.1"), Money.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new YearRates(Rate.ZERO, Rate.ZERO, Rate.of("-0.1"), Rate.ZERO, Money.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new YearRates(Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.of("-0.1"), Money.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> YearRates.of(Rate.ZERO, Rate.ZERO, Money.of("-0.01")));
        assertThat(YearRates.of(Rate.ZERO, Rate.ZERO, Money.ZERO).carriedLoss()).isEqualTo(Rate.ZERO);
    }
}
