package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.account.Gift;
import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LotReliefTest {

    private static final LocalDate TODAY = LocalDate.parse("2024-07-01");
    private static final Price PRICE = Price.of("100");
    private static final YearRates RATES = YearRates.of(Rate.of("0.40"), Rate.of("0.20"), Money.of("3000"));

    private static TaxLot lot(String id, String quantity, @Nullable String basis, String acquired) {
        return new TaxLot(
                new LotId(id),
                new SecurityId("M"),
                Quantity.of(quantity),
                basis == null ? null : Money.of(basis),
                LocalDate.parse(acquired));
    }

    /** OLD: gain 60 long, tax 12; YOUNG: gain 40 short, tax 16; LOSS: short loss 10, saves 4; BIG: long loss 15, saves 3. */
    private static final List<TaxLot> LOTS = List.of(
            lot("YOUNG", "1", "60", "2024-01-02"),
            lot("OLD", "1", "40", "2020-01-02"),
            lot("LOSS", "1", "110", "2024-02-01"),
            lot("BIG", "2", "230", "2021-01-04"));

    @ParameterizedTest
    @CsvSource({
        "LEAST_TAX, LOSS BIG OLD YOUNG",
        "HIGHEST_COST, BIG LOSS YOUNG OLD",
        "FIFO, OLD BIG YOUNG LOSS",
        "LIFO, LOSS YOUNG BIG OLD"
    })
    void each_method_takes_its_own_order(LotMethod method, String order) {
        assertThat(LotRelief.order(method, LOTS, PRICE, TODAY, RATES))
                .extracting(lot -> lot.id().value())
                .containsExactly(order.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"LEAST_TAX, A B C", "HIGHEST_COST, A B C", "FIFO, A B C", "LIFO, C A B"})
    void ties_go_to_the_older_lot_and_then_to_the_smaller_id(LotMethod method, String order) {
        List<TaxLot> lots = List.of(
                lot("C", "1", "60", "2022-01-03"),
                lot("B", "1", "60", "2021-01-04"),
                lot("A", "1", "60", "2021-01-04"));
        assertThat(LotRelief.order(method, lots, PRICE, TODAY, RATES))
                .extracting(lot -> lot.id().value())
                .containsExactly(order.split(" "));
    }

    @Test
    void a_lot_about_to_turn_long_term_carries_the_day_and_what_waiting_saves() {
        LotTax tax = LotTax.of(lot("L", "10", "500.00", "2023-07-02"), PRICE, TODAY, RATES);
        assertThat(tax)
                .isEqualTo(new LotTax(
                        tax.lot(),
                        Term.SHORT,
                        Money.of("500.00"),
                        Money.of("200.00"),
                        LocalDate.parse("2024-07-03"),
                        Money.of("100.00")));
        assertThat(tax.taxPerShare()).isEqualTo(Price.of("20"));
    }

    @Test
    void waiting_costs_where_a_short_term_loss_would_turn_long_term() {
        assertThat(LotTax.of(lot("L", "10", "1100.00", "2023-07-02"), PRICE, TODAY, RATES)
                        .waitingSaves())
                .isEqualTo(Money.of("-20.00"));
    }

    @Test
    void a_long_term_lot_gains_nothing_by_waiting() {
        assertThat(LotTax.of(lot("L", "10", "500.00", "2020-07-02"), PRICE, TODAY, RATES)
                        .waitingSaves())
                .isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"LEAST_TAX", "HIGHEST_COST"})
    void a_lot_without_basis_is_refused_where_cost_decides(LotMethod method) {
        List<TaxLot> lots = List.of(lot("NONE", "1", null, "2020-01-02"), lot("A", "1", "1.00", "2020-01-02"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LotRelief.order(method, lots, PRICE, TODAY, RATES))
                .withMessageContaining("NONE")
                .withMessageContaining("no basis");
    }

    @Test
    void a_lot_without_basis_has_its_place_by_date() {
        List<TaxLot> lots = List.of(lot("A", "1", "1.00", "2021-01-04"), lot("NONE", "1", null, "2020-01-02"));
        assertThat(LotRelief.order(LotMethod.FIFO, lots, PRICE, TODAY, RATES)
                        .get(0)
                        .id())
                .isEqualTo(new LotId("NONE"));
    }

    @Test
    void a_sale_divides_the_last_lot_it_takes() {
        assertThat(LotRelief.take(LOTS, Quantity.of("2.5")))
                .containsExactly(
                        new LotTaken(new LotId("YOUNG"), Quantity.of("1")),
                        new LotTaken(new LotId("OLD"), Quantity.of("1")),
                        new LotTaken(new LotId("LOSS"), Quantity.of("0.5")));
    }

    @Test
    void all_shares_may_be_taken_and_not_one_more() {
        assertThat(LotRelief.take(LOTS, Quantity.of("5"))).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LotRelief.take(LOTS, Quantity.of("5.000001")))
                .withMessageContaining("0.000001");
    }

    @Test
    void average_cost_divides_the_whole_basis_over_all_shares_to_the_cent() {
        List<TaxLot> averaged = LotRelief.atAverageCost(List.of(
                lot("B", "1", "10.00", "2022-01-03"),
                lot("A", "1", "20.00", "2021-01-04"),
                lot("C", "1", "10.01", "2023-01-03")));
        assertThat(averaged).extracting(lot -> lot.id().value()).containsExactly("A", "B", "C");
        assertThat(averaged)
                .extracting(TaxLot::basis)
                .containsExactly(Money.of("13.34"), Money.of("13.34"), Money.of("13.33"));
    }

    @Test
    void there_is_no_average_without_every_basis() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LotRelief.atAverageCost(List.of(lot("NONE", "1", null, "2022-01-03"))))
                .withMessageContaining("NONE");
    }

    @Test
    void a_sale_at_average_cost_takes_the_oldest_shares_first() {
        assertThat(LotRelief.order(LotMethod.AVERAGE_COST, LOTS, PRICE, TODAY, RATES))
                .extracting(lot -> lot.id().value() + " " + lot.basis())
                .containsExactly("OLD 88.00", "BIG 176.00", "YOUNG 88.00", "LOSS 88.00");
    }

    @ParameterizedTest
    @CsvSource({
        "AVERAGE_COST, MUTUAL_FUND, AVERAGE_COST",
        "AVERAGE_COST, ETF, FIFO",
        "AVERAGE_COST, STOCK, FIFO",
        "LIFO, STOCK, LIFO",
        "LIFO, MUTUAL_FUND, LIFO",
        ", STOCK, LEAST_TAX"
    })
    void average_cost_is_for_funds_alone(@Nullable LotMethod agreed, SecurityKind kind, LotMethod method) {
        assertThat(LotRelief.methodFor(agreed, kind)).isEqualTo(method);
    }

    @Test
    void a_gift_that_had_fallen_in_value_is_not_averaged_and_one_that_had_not_is() {
        List<TaxLot> averaged = LotRelief.atAverageCost(List.of(
                lot("A", "1", "10.00", "2021-01-04"),
                gift("FELL", "1", "90.00", "89.99"),
                gift("ROSE", "1", "20.00", "20.00")));
        assertThat(averaged)
                .extracting(lot -> lot.id().value() + " " + lot.basis() + " " + (lot.gift() != null))
                .containsExactly("FELL 90.00 true", "ROSE 15.00 false", "A 15.00 false");
    }

    private static TaxLot gift(String id, String quantity, String basis, String value) {
        return new TaxLot(
                new LotId(id),
                new SecurityId("M"),
                Quantity.of(quantity),
                Money.of(basis),
                LocalDate.parse("2020-01-02"),
                false,
                new Gift(Money.of(value), LocalDate.parse("2024-01-02")));
    }
}
