package io.evenkeel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.account.Registration;
import io.evenkeel.market.AssetClass;
import io.evenkeel.money.BasisPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetLocationTest {

    private static final String HEADER = "asset_class,registration,basis_points";

    @ParameterizedTest
    @CsvSource({"US_BOND, TAXABLE, 10", "US_BOND, TRADITIONAL_IRA, 0", "US_EQUITY, TAXABLE, 0", "OTHER, ROTH_IRA, 0"})
    void the_firms_table_is_read_and_a_pair_without_a_line_costs_nothing(
            AssetClass assetClass, Registration registration, String cost) throws IOException {
        AssetLocation location = AssetLocation.parse(Files.readAllLines(Path.of("rules/tables/asset-location.csv")));
        assertThat(location.costOf(assetClass, registration)).isEqualTo(BasisPoints.of(cost));
    }

    @Test
    void without_a_table_every_place_is_as_good() {
        assertThat(AssetLocation.parse(List.of()).costOf(AssetClass.US_BOND, Registration.TAXABLE))
                .isEqualTo(BasisPoints.ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US_BOND,TAXABLE    | it needs an asset class",
                "US_BONDS,TAXABLE,1 | US_BONDS",
                "US_BOND,TAXED,1    | TAXED",
                "US_BOND,TAXABLE,x  | x",
                "US_BOND,TAXABLE,-1 | must not be negative"
            })
    void a_wrong_line_is_named(String line, String why) {
        assertThatThrownBy(() -> AssetLocation.parse(List.of(HEADER, "", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Line 3 of the table of asset locations cannot be read: ")
                .hasMessageContaining(why);
    }

    @Test
    void a_pair_stands_once() {
        assertThatThrownBy(() -> AssetLocation.parse(List.of(HEADER, "US_BOND,TAXABLE,1", "US_BOND,TAXABLE,2")))
                .hasMessageContaining("Line 3")
                .hasMessageContaining("stands twice");
        assertThatThrownBy(() -> AssetLocation.parse(List.of("class,place,cost")))
                .hasMessageContaining("must begin with the header " + HEADER);
    }
}
