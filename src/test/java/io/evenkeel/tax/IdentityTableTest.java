package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.market.AssetClass;
import io.evenkeel.market.Market;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTableTest {

    private static final List<String> LINES =
            List.of("effective,security,identity_group", "2024-01-01,N,M", "", "2024-07-01,N,OTHER", "2024-01-01,P,M");

    private static IdentityGroups on(String day) {
        SecurityId n = new SecurityId("N");
        Security security = new Security(
                n, "N", SecurityKind.ETF, AssetClass.US_EQUITY, null, "BOOK", BasisPoints.ZERO, null, false);
        return IdentityTable.parse(LINES)
                .on(new Market(
                        LocalDate.parse(day), Map.of(n, security), Map.of(), List.of(), List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"2023-12-31, BOOK", "2024-01-01, M", "2024-06-30, M", "2024-07-01, OTHER"})
    void a_security_has_the_group_in_force_on_the_day(String day, String group) {
        assertThat(on(day).groupOf(new SecurityId("N"))).isEqualTo(group);
    }

    @Test
    void what_the_book_calls_identical_stays_so_and_joins_what_the_table_calls_identical() {
        Map<SecurityId, Security> securities = new java.util.TreeMap<>();
        for (String id : List.of("N", "TWIN", "OTHER")) {
            String group = id.equals("OTHER") ? "OTHER" : "BOOK";
            SecurityId security = new SecurityId(id);
            securities.put(
                    security,
                    new Security(
                            security,
                            id,
                            SecurityKind.ETF,
                            AssetClass.US_EQUITY,
                            null,
                            group,
                            BasisPoints.ZERO,
                            null,
                            false));
        }
        IdentityGroups groups = IdentityTable.parse(LINES)
                .on(new Market(
                        LocalDate.parse("2024-01-01"), securities, Map.of(), List.of(), List.of(), Optional.empty()));

        assertThat(groups.groupOf(new SecurityId("TWIN")))
                .isEqualTo(groups.groupOf(new SecurityId("N")))
                .isEqualTo(groups.groupOf(new SecurityId("P")))
                .isEqualTo("M");
        assertThat(groups.groupOf(new SecurityId("OTHER"))).isEqualTo("OTHER");
    }

    @Test
    void a_security_outside_the_book_has_its_group_too() {
        assertThat(on("2024-01-01").groupOf(new SecurityId("P"))).isEqualTo("M");
        assertThat(on("2024-01-01").groupOf(new SecurityId("Q"))).isEqualTo("Q");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2024-01-01,N; needs a day",
                "2024-01-01,N, ; needs a day",
                "2024-13-01,N,M; 2024-13-01",
                "2024-01-01, ,M; cannot be read",
                "2024-01-01,N,P; second group"
            })
    void a_wrong_line_is_refused_by_its_number(String line, String why) {
        List<String> lines = new ArrayList<>(LINES);
        lines.add(line);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityTable.parse(lines))
                .withMessageContaining("Line 6")
                .withMessageContaining(why);
    }

    @Test
    void a_table_without_its_header_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> IdentityTable.parse(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> IdentityTable.parse(LINES.subList(1, 2)));
    }

    @Test
    void the_firms_table_can_be_read() throws IOException {
        assertThat(IdentityTable.parse(Files.readAllLines(Path.of("rules/tables/identity-groups.csv"))))
                .isNotNull();
    }
}
