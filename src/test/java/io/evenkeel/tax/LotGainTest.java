package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.account.Gift;
import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LotGainTest {

    private static final LocalDate TODAY = LocalDate.parse("2024-07-01");
    private static final LocalDate DONORS_DAY = LocalDate.parse("2020-01-02");
    private static final YearRates RATES = YearRates.of(Rate.of("0.40"), Rate.of("0.20"), Money.of("3000"));

    private static TaxLot lot(@Nullable String basis, LocalDate acquired, boolean inherited, @Nullable Gift gift) {
        return new TaxLot(
                new LotId("L"),
                new SecurityId("M"),
                Quantity.of("10"),
                basis == null ? null : Money.of(basis),
                acquired,
                inherited,
                gift);
    }

    private static TaxLot gift(String value, String given) {
        return lot("100.00", DONORS_DAY, false, new Gift(Money.of(value), LocalDate.parse(given)));
    }

    @ParameterizedTest(name = "{0} of 10 shares that cost 100.00 sold for {1}: {2}")
    @CsvSource({"10, 130.00, 30.00", "10, 99.99, -0.01", "3, 25.00, -5.00", "0.333333, 3.00, -0.33"})
    void a_part_of_a_lot_takes_its_part_of_the_basis(String sold, String proceeds, String gain) {
        assertThat(LotGain.of(lot("100.00", DONORS_DAY, false, null), Quantity.of(sold), Money.of(proceeds), TODAY)
                        .gain())
                .isEqualTo(Money.of(gain));
    }

    @ParameterizedTest(name = "acquired {0}, inherited {1}: {2}")
    @CsvSource({
        "2023-06-30, false, LONG",
        "2023-07-01, false, SHORT",
        "2023-07-01, true, LONG",
        "2024-06-30, true, LONG",
        "2024-07-01, true, LONG"
    })
    void inherited_shares_are_long_term_from_the_first_day(LocalDate acquired, boolean inherited, Term term) {
        LotGain sold = LotGain.of(lot("100.00", acquired, inherited, null), Quantity.of("10"), Money.ZERO, TODAY);
        assertThat(sold.term()).isEqualTo(term);
        assertThat(sold.heldFrom()).isEqualTo(acquired);
    }

    @ParameterizedTest(name = "a gift of basis 100, worth {0} on {1}, sold for {2}: {3} {4}")
    @CsvSource({
        // Worth more than its basis: one basis, the donor's day.
        "120.00, 2024-06-03, 130.00, 30.00, LONG",
        "100.00, 2024-06-03, 80.00, -20.00, LONG",
        // Worth less: the donor's basis and day for a gain, the value and the gift's day for a loss, neither between.
        "60.00, 2024-06-03, 100.01, 0.01, LONG",
        "60.00, 2024-06-03, 100.00, 0.00, LONG",
        "60.00, 2024-06-03, 99.99, 0.00, SHORT",
        "60.00, 2024-06-03, 60.00, 0.00, SHORT",
        "60.00, 2024-06-03, 59.99, -0.01, SHORT",
        "60.00, 2023-07-01, 59.99, -0.01, SHORT",
        "60.00, 2023-06-30, 59.99, -0.01, LONG"
    })
    void a_gift_has_the_donors_basis_for_a_gain_and_the_lower_value_for_a_loss(
            String value, String given, String proceeds, String gain, Term term) {
        LotGain sold = LotGain.of(gift(value, given), Quantity.of("10"), Money.of(proceeds), TODAY);
        assertThat(sold.gain()).isEqualTo(Money.of(gain));
        assertThat(sold.term()).isEqualTo(term);
    }

    @Test
    void a_part_of_a_gift_takes_its_part_of_both_bases() {
        assertThat(LotGain.of(gift("60.00", "2024-06-03"), Quantity.of("4"), Money.of("10.00"), TODAY)
                        .gain())
                .isEqualTo(Money.of("-14.00"));
    }

    @Test
    void a_lot_without_basis_has_no_gain_that_is_known() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LotGain.of(lot(null, DONORS_DAY, false, null), Quantity.ONE, Money.ZERO, TODAY))
                .withMessageContaining("(L)")
                .withMessageContaining("no basis");
    }

    @Test
    void no_more_shares_are_sold_than_the_lot_has_and_at_least_some() {
        TaxLot lot = lot("100.00", DONORS_DAY, false, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LotGain.of(lot, Quantity.of("10.000001"), Money.ZERO, TODAY))
                .withMessageContaining("10.000001");
        assertThatIllegalArgumentException().isThrownBy(() -> LotGain.of(lot, Quantity.ZERO, Money.ZERO, TODAY));
    }

    @Test
    void the_tax_of_a_lot_knows_inheritances_and_gifts() {
        LotTax inherited = LotTax.of(lot("50.00", TODAY.minusDays(5), true, null), Price.of("10"), TODAY, RATES);
        assertThat(inherited.tax()).isEqualTo(Money.of("10.00"));
        assertThat(inherited.longTermFrom()).isEqualTo(TODAY.minusDays(5));
        assertThat(inherited.waitingSaves()).isEqualTo(Money.ZERO);
        LotTax loss = LotTax.of(gift("60.00", "2024-06-03"), Price.of("5"), TODAY, RATES);
        assertThat(loss.gain()).isEqualTo(Money.of("-10.00"));
        assertThat(loss.tax()).isEqualTo(Money.of("-4.00"));
        assertThat(loss.longTermFrom()).isEqualTo("2025-06-04");
        assertThat(loss.waitingSaves()).isEqualTo(Money.of("-2.00"));
        assertThat(LotTax.of(gift("60.00", "2024-06-03"), Price.of("8"), TODAY, RATES)
                        .tax())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void a_lot_is_either_inherited_or_a_gift_and_given_after_its_donor_had_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lot("1.00", DONORS_DAY, true, new Gift(Money.ZERO, TODAY)))
                .withMessageContaining("inherited");
        assertThat(gift("60.00", "2020-01-02").gift()).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gift("60.00", "2020-01-01"))
                .withMessageContaining("2020-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gift(Money.of("-0.01"), TODAY))
                .withMessageContaining("-0.01");
    }
}
