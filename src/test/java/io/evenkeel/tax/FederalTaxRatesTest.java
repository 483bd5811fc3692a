package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The figures of the firm's table of federal rates: pinned as the Internal Revenue Service published them, and recomputed
 * from those of 2018 by the law's own indexation. {@code docs/tax-rules.md} says where each year's come from.
 */
class FederalTaxRatesTest {

    /** A line of the table. */
    private record Figure(String year, String status, String item, String rate, String amount) {

        String slot() {
            return status + " " + item + " " + rate;
        }

        long dollars() {
            return Long.parseLong(amount);
        }

        /** IRC 1(f)(7): $50, and $25 for a single person and a spouse filing alone. */
        long multipleOf() {
            return status.equals("SINGLE") || status.equals("MARRIED_SEPARATE") ? 25 : 50;
        }

        /** IRC 1(j)(5)(C): gains are rounded to $50 for everybody, before half a joint return's amount is taken. */
        long roundedDownByLessThan() {
            return slot().endsWith("LONG_TERM 0.20") ? 50 : multipleOf();
        }
    }

    private static final List<Figure> TABLE = read();

    private static List<Figure> read() {
        try {
            return Files.readAllLines(Path.of("rules/tables/federal-tax-rates.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cell -> new Figure(
                            cell[0].substring(0, 4), cell[1], cell[2], cell[4], cell[3].isEmpty() ? cell[5] : cell[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Figure> figures(String year, String item) {
        return TABLE.stream()
                .filter(figure -> figure.year().equals(year) && figure.item().equals(item))
                .toList();
    }

    private static String amounts(String year, String status, String item) {
        List<String> amounts = new ArrayList<>();
        figures(year, item).stream()
                .filter(figure -> figure.status().equals(status) && figure.dollars() > 0)
                .forEach(figure -> amounts.add(figure.amount()));
        return String.join(" ", amounts);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            textBlock =
                    """
                    2018, SINGLE,         9525 38700 82500 157500 200000 500000,   38600 425800
                    2018, MARRIED_JOINT,  19050 77400 165000 315000 400000 600000, 77200 479000
                    2018, TRUST,          2550 9150 12500,                         2600 12700
                    2019, SINGLE,         9700 39475 84200 160725 204100 510300,   39375 434550
                    2019, MARRIED_JOINT,  19400 78950 168400 321450 408200 612350, 78750 488850
                    2019, TRUST,          2600 9300 12750,                         2650 12950
                    2020, SINGLE,         9875 40125 85525 163300 207350 518400,   40000 441450
                    2020, MARRIED_JOINT,  19750 80250 171050 326600 414700 622050, 80000 496600
                    2020, TRUST,          2600 9450 12950,                         2650 13150
                    2021, SINGLE,         9950 40525 86375 164925 209425 523600,   40400 445850
                    2021, MARRIED_JOINT,  19900 81050 172750 329850 418850 628300, 80800 501600
                    2021, TRUST,          2650 9550 13050,                         2700 13250
                    2022, SINGLE,         10275 41775 89075 170050 215950 539900,  41675 459750
                    2022, MARRIED_JOINT,  20550 83550 178150 340100 431900 647850, 83350 517200
                    2022, TRUST,          2750 9850 13450,                         2800 13700
                    2023, SINGLE,         11000 44725 95375 182100 231250 578125,  44625 492300
                    2023, MARRIED_JOINT,  22000 89450 190750 364200 462500 693750, 89250 553850
                    2023, TRUST,          2900 10550 14450,                        3000 14650
                    2024, SINGLE,         11600 47150 100525 191950 243725 609350, 47025 518900
                    2024, MARRIED_JOINT,  23200 94300 201050 383900 487450 731200, 94050 583750
                    2024, TRUST,          3100 11150 15200,                        3150 15450
                    2025, SINGLE,         11925 48475 103350 197300 250525 626350, 48350 533400
                    2025, MARRIED_JOINT,  23850 96950 206700 394600 501050 751600, 96700 600050
                    2025, TRUST,          3150 11450 15650,                        3250 15900
                    2026, SINGLE,         12400 50400 105700 201775 256225 640600, 49450 545500
                    2026, MARRIED_JOINT,  24800 100800 211400 403550 512450 768700, 98900 613700
                    2026, TRUST,          3300 11700 16000,                        3300 16250
                    """)
    void the_thresholds_are_those_that_were_published(String year, String status, String ordinary, String longTerm) {
        assertThat(amounts(year, status, "ORDINARY")).isEqualTo(ordinary);
        assertThat(amounts(year, status, "LONG_TERM")).isEqualTo(longTerm);
    }

    @Test
    void every_year_of_the_table_is_pinned() {
        TreeSet<String> years = new TreeSet<>();
        TABLE.forEach(figure -> years.add(figure.year()));
        assertThat(years)
                .containsExactlyElementsOf(Arrays.asList("2018 2019 2020 2021 2022 2023 2024 2025 2026".split(" ")));
    }

    /** IRC 1(f), 1(j)(3), 1(j)(5)(C): one factor a year, applied to the amounts of 2018 and rounded down. */
    @ParameterizedTest
    @ValueSource(strings = {"2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"})
    void one_factor_makes_all_thresholds_of_a_year_out_of_those_of_2018(String year) {
        List<Figure> figures = new ArrayList<>(figures(year, "ORDINARY"));
        figures.addAll(figures(year, "LONG_TERM"));
        figures.removeIf(figure -> figure.dollars() == 0 || (year.equals("2026") && isOfALowBracket(figure)));
        assertOneFactor(figures);
    }

    /** From 2026 on the brackets of 10% and 12% are indexed for one year more: Pub. L. 119-21, section 70101. */
    @Test
    void the_low_brackets_of_2026_have_a_factor_of_their_own() {
        assertOneFactor(figures("2026", "ORDINARY").stream()
                .filter(FederalTaxRatesTest::isOfALowBracket)
                .toList());
    }

    /** Begins where the brackets of 10% or 12% end. */
    private static boolean isOfALowBracket(Figure figure) {
        return figure.item().equals("ORDINARY")
                && (figure.rate().equals("0.12")
                        || figure.rate().equals("0.22")
                        || figure.slot().equals("TRUST ORDINARY 0.24"));
    }

    private static void assertOneFactor(List<Figure> figures) {
        double atLeast = 0;
        double below = Double.POSITIVE_INFINITY;
        for (Figure figure : figures) {
            double base = figures("2018", figure.item()).stream()
                    .filter(first -> first.slot().equals(figure.slot()))
                    .mapToDouble(Figure::dollars)
                    .findFirst()
                    .orElseThrow();
            assertThat(figure.dollars() % figure.multipleOf()).as("%s", figure).isZero();
            atLeast = Math.max(atLeast, figure.dollars() / base);
            below = Math.min(below, (figure.dollars() + figure.roundedDownByLessThan()) / base);
        }
        assertThat(figures).isNotEmpty();
        assertThat(atLeast).isLessThan(below);
    }

    /** IRC 1411(b), which is not indexed; for a trust it is where the highest bracket begins. */
    @ParameterizedTest
    @ValueSource(strings = {"2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"})
    void the_surcharge_begins_where_the_law_says(String year) {
        assertThat(amounts(year, "SINGLE", "SURCHARGE")).isEqualTo("200000");
        assertThat(amounts(year, "HEAD_OF_HOUSEHOLD", "SURCHARGE")).isEqualTo("200000");
        assertThat(amounts(year, "MARRIED_JOINT", "SURCHARGE")).isEqualTo("250000");
        assertThat(amounts(year, "MARRIED_SEPARATE", "SURCHARGE")).isEqualTo("125000");
        assertThat(amounts(year, "TRUST", "ORDINARY")).endsWith(" " + amounts(year, "TRUST", "SURCHARGE"));
    }
}
