package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxRegimePropertiesTest {

    private static final YearRates RATES =
            new YearRates(Rate.of("0.4"), Rate.of("0.2"), Rate.of("0.3"), Rate.of("0.1"), Money.of("3000"));

    @ParameterizedTest(name = "{0} short, {1} long: {2}")
    @CsvSource({
        "0, 0, BOTH_GAINS",
        "1, 1, BOTH_GAINS",
        "-0.01, 0.01, SHORT_LOSS_MEETS_LONG_GAIN",
        "-1, 2, SHORT_LOSS_MEETS_LONG_GAIN",
        "0.01, -0.01, LONG_LOSS_MEETS_SHORT_GAIN",
        "2, -1, LONG_LOSS_MEETS_SHORT_GAIN",
        "-0.01, 0, LOSS_DEDUCTED",
        "0, -3000, LOSS_DEDUCTED",
        "-3000.01, 0, LOSS_CARRIED"
    })
    void a_year_stands_in_one_regime(String shortGain, String longGain, TaxRegime.Kind kind) {
        RealisedYear year = new RealisedYear(Money.of(shortGain), Money.of(longGain), Money.ZERO, Money.ZERO);
        assertThat(Netting.regimeOf(year, RATES).kind()).isEqualTo(kind);
    }

    @Test
    void each_regime_has_its_own_rates() {
        assertThat(Netting.regimes(RealisedYear.NOTHING, RATES))
                .extracting(TaxRegime::kind, TaxRegime::onShort, TaxRegime::onLong)
                .containsExactly(
                        tuple(TaxRegime.Kind.BOTH_GAINS, "0.4", "0.2"),
                        tuple(TaxRegime.Kind.SHORT_LOSS_MEETS_LONG_GAIN, "0.2", "0.2"),
                        tuple(TaxRegime.Kind.LONG_LOSS_MEETS_SHORT_GAIN, "0.4", "0.4"),
                        tuple(TaxRegime.Kind.LOSS_DEDUCTED, "0.3", "0.3"),
                        tuple(TaxRegime.Kind.LOSS_CARRIED, "0.1", "0.1"));
    }

    private static org.assertj.core.groups.Tuple tuple(TaxRegime.Kind kind, String onShort, String onLong) {
        return org.assertj.core.groups.Tuple.tuple(kind, Rate.of(onShort), Rate.of(onLong));
    }

    @Property
    void within_a_regime_a_dollar_always_costs_the_same(
            @ForAll @IntRange(min = -9000, max = 9000) int shortBefore,
            @ForAll @IntRange(min = -9000, max = 9000) int longBefore,
            @ForAll @IntRange(max = 5000) int carryShort,
            @ForAll @IntRange(max = 5000) int carryLong,
            @ForAll @IntRange(min = -9000, max = 9000) int shortGain,
            @ForAll @IntRange(min = -9000, max = 9000) int longGain) {
        RealisedYear before = new RealisedYear(
                Money.ofDollars(shortBefore),
                Money.ofDollars(longBefore),
                Money.ofDollars(carryShort),
                Money.ofDollars(carryLong));
        Money addedShort = Money.ofDollars(shortGain);
        Money addedLong = Money.ofDollars(longGain);
        Money tax = Netting.taxAdded(before, addedShort, addedLong, RATES);
        Money one = Money.ofDollars(1);
        int covered = 0;
        for (TaxRegime regime : Netting.regimes(before, RATES)) {
            if (regime.covers(addedShort, addedLong)) {
                covered++;
                if (regime.covers(addedShort.plus(one), addedLong)) {
                    assertThat(Netting.taxAdded(before, addedShort.plus(one), addedLong, RATES)
                                    .minus(tax))
                            .isEqualTo(one.times(regime.onShort(), java.math.RoundingMode.UNNECESSARY));
                }
                if (regime.covers(addedShort, addedLong.plus(one))) {
                    assertThat(Netting.taxAdded(before, addedShort, addedLong.plus(one), RATES)
                                    .minus(tax))
                            .isEqualTo(one.times(regime.onLong(), java.math.RoundingMode.UNNECESSARY));
                }
            }
        }
        assertThat(covered).isPositive();
    }

    @Property
    void a_year_divided_in_two_adds_the_same_tax(
            @ForAll @IntRange(min = -9000, max = 9000) int first,
            @ForAll @IntRange(min = -9000, max = 9000) int second) {
        Money one = Money.ofDollars(first);
        Money two = Money.ofDollars(second);
        Money stepwise = Netting.taxAdded(RealisedYear.NOTHING, one, Money.ZERO, RATES)
                .plus(Netting.taxAdded(Netting.after(RealisedYear.NOTHING, one, Money.ZERO), Money.ZERO, two, RATES));
        assertThat(Netting.taxAdded(RealisedYear.NOTHING, one, two, RATES)).isEqualTo(stepwise);
    }
}
