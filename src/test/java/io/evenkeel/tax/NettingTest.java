package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NettingTest {

    private static final YearRates RATES = YearRates.of(Rate.of("0.408"), Rate.of("0.238"), Money.of("3000.00"));

    private static RealisedYear year(String shortGain, String longGain, String carryShort, String carryLong) {
        return new RealisedYear(Money.of(shortGain), Money.of(longGain), Money.of(carryShort), Money.of(carryLong));
    }

    @Test
    void a_long_term_gain_of_1400_adds_333_20_at_23_8_percent() {
        assertThat(Netting.taxAdded(RealisedYear.NOTHING, Money.ZERO, Money.of("1400.00"), RATES))
                .isEqualTo(Money.of("333.20"));
    }

    @ParameterizedTest(name = "{0} {1} carried {2} {3}: {4} {5} deducted {6} carries {7} {8}")
    @CsvSource({
        "100, 200, 0, 0,   100, 200, 0,   0, 0",
        "100, -40, 0, 0,   60, 0, 0,   0, 0",
        "-40, 100, 0, 0,   0, 60, 0,   0, 0",
        "100, -100, 0, 0,   0, 0, 0,   0, 0",
        "100, 200, 30, 50,   70, 150, 0,   0, 0",
        "100, 200, 150, 0,   0, 150, 0,   0, 0",
        "-2999.99, 0, 0, 0,   0, 0, 2999.99,   0, 0",
        "-3000, 0, 0, 0,   0, 0, 3000,   0, 0",
        "-3000.01, 0, 0, 0,   0, 0, 3000,   0.01, 0",
        "0, -3000.01, 0, 0,   0, 0, 3000,   0, 0.01",
        "-5000, -2000, 0, 0,   0, 0, 3000,   2000, 2000",
        "-1000, -5000, 0, 0,   0, 0, 3000,   0, 3000",
        "1000, -6000, 0, 0,   0, 0, 3000,   0, 2000",
        "-6000, 1000, 0, 0,   0, 0, 3000,   2000, 0",
        "0, 0, 4000, 5000,   0, 0, 3000,   1000, 5000",
    })
    void a_year_is_netted(
            String shortGain,
            String longGain,
            String carryShort,
            String carryLong,
            String taxedShort,
            String taxedLong,
            String deducted,
            String nextShort,
            String nextLong) {
        RealisedYear year = year(shortGain, longGain, carryShort, carryLong);
        assertThat(Netting.net(year, Money.of("3000")))
                .isEqualTo(new NetResult(
                        Money.of(taxedShort),
                        Money.of(taxedLong),
                        Money.of(deducted),
                        Money.of(nextShort),
                        Money.of(nextLong)));
        assertThat(Netting.nextYear(year, Money.of("3000"))).isEqualTo(year("0", "0", nextShort, nextLong));
    }

    @ParameterizedTest(name = "a year of {0} short and {1} long, {2} and {3} added: {4}")
    @CsvSource({
        "0, 0,          1000, 0,     408.00",
        "0, 0,          -1000, 0,    -408.00",
        "0, 0,          0, -3000,    -1224.00",
        "0, 0,          0, -3001,    -1224.00",
        "1000, 0,       0, -1000,    -408.00",
        "0, 1000,       -1000, 0,    -238.00",
        "0, 5000,       -9000, 0,    -2414.00",
        "-10000, 0,     500, 500,    0.00",
        "-3500, 0,      500, 0,      0.00",
        "-3500, 0,      501, 0,      0.41",
        "-500, 0,       0, 1000,     323.00",
        "0, 0.01,       0, 0.01,     0.00",
    })
    void tax_added_is_the_year_with_less_the_year_without(
            String shortBefore, String longBefore, String shortGain, String longGain, String tax) {
        assertThat(Netting.taxAdded(
                        year(shortBefore, longBefore, "0", "0"), Money.of(shortGain), Money.of(longGain), RATES))
                .isEqualTo(Money.of(tax));
    }

    @Test
    void a_carried_loss_is_worth_what_the_firm_says() {
        YearRates valued =
                new YearRates(RATES.shortTerm(), RATES.longTerm(), RATES.ordinary(), Rate.of("0.1"), RATES.lossLimit());
        assertThat(Netting.taxAdded(RealisedYear.NOTHING, Money.of("-4000.00"), Money.ZERO, valued))
                .isEqualTo(Money.of("-1324.00"));
    }

    @Test
    void a_year_so_far_adds_up_trade_by_trade() {
        YearSoFar year = new YearSoFar(RealisedYear.NOTHING, Money.of("3000.00"));
        Rate half = Rate.of("0.5");
        Rate fifth = Rate.of("0.2");
        assertThat(year.taxAdded(Money.of("100.00"), Money.of("-40.00"), half, fifth))
                .isEqualTo(Money.of("30.00"));
        assertThat(year.plus(Money.of("100.00"), Money.ZERO).taxAdded(Money.ZERO, Money.of("-3100.00"), half, fifth))
                .isEqualTo(Money.of("-1550.00"));
        assertThat(year.taxAdded(Money.of("-3100.00"), Money.ZERO, half, fifth)).isEqualTo(Money.of("-1500.00"));
    }
}
