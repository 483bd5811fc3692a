package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LedgerInputTest {

    private static final SecurityId M = new SecurityId("M");
    private static final LocalDate DAY = LocalDate.parse("2024-07-01");

    private static LedgerTrade sale(String quantity, String amount, List<LotTaken> lots) {
        return LedgerTrade.sale("S", Unit.T, M, Quantity.of(quantity), Money.of(amount), DAY, lots);
    }

    @Test
    void a_trade_of_no_shares_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale("0", "1.00", List.of()))
                .withMessageContaining("(S)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LotTaken(new LotId("L"), Quantity.ZERO))
                .withMessageContaining("(L)");
    }

    @Test
    void a_negative_amount_is_refused_and_none_is_not() {
        assertThat(sale("1", "0.00", List.of()).amount()).isEqualTo(Money.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale("1", "-0.01", List.of()))
                .withMessageContaining("-0.01");
    }

    @Test
    void a_sale_without_proceeds_is_refused_and_a_receipt_without_basis_is_not() {
        assertThat(LedgerTrade.receipt("G", Unit.T, TransactionKind.GIFT, M, Quantity.ONE, null, DAY, null, null)
                        .amount())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerTrade(
                        "S",
                        Unit.T,
                        TransactionSide.SELL,
                        TransactionKind.SALE,
                        M,
                        Quantity.ONE,
                        null,
                        DAY,
                        null,
                        List.of(),
                        null,
                        null))
                .withMessageContaining("(S)")
                .withMessageContaining("proceeds");
    }

    @Test
    void lots_that_do_not_add_up_to_the_sale_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale("3", "1.00", List.of(new LotTaken(new LotId("L"), Quantity.of("2")))))
                .withMessageContaining("add up to 2");
    }

    @Test
    void a_receipt_acquired_after_it_came_is_refused() {
        assertThat(receipt(DAY).originalAcquired()).isEqualTo(DAY);
        assertThatIllegalArgumentException().isThrownBy(() -> receipt(DAY.plusDays(1)));
    }

    private static LedgerTrade receipt(LocalDate original) {
        return LedgerTrade.receipt("G", Unit.T, TransactionKind.GIFT, M, Quantity.ONE, Money.ZERO, DAY, original, null);
    }

    @Test
    void a_kind_that_does_not_go_with_its_side_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerTrade(
                        "B",
                        Unit.T,
                        TransactionSide.BUY,
                        TransactionKind.SALE,
                        M,
                        Quantity.ONE,
                        Money.ZERO,
                        DAY,
                        null,
                        List.of(),
                        null,
                        null))
                .withMessageContaining("SALE");
    }

    @Test
    void a_split_needs_both_sides_of_its_ratio() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerSplit("C", M, Quantity.ZERO, Quantity.ONE, DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerSplit("C", M, Quantity.ONE, Quantity.ZERO, DAY));
    }

    @Test
    void a_security_in_two_identity_groups_is_refused_and_so_is_an_empty_group() {
        SecurityId n = new SecurityId("N");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityGroups.of(List.of(List.of(M, n), List.of(n))))
                .withMessageContaining("(N)");
        assertThatIllegalArgumentException().isThrownBy(() -> IdentityGroups.of(List.of(List.of())));
    }

    @Test
    void the_markets_identity_groups_count() {
        io.evenkeel.market.Security n = new io.evenkeel.market.Security(
                new SecurityId("N"),
                "N",
                io.evenkeel.market.SecurityKind.ETF,
                io.evenkeel.market.AssetClass.US_EQUITY,
                null,
                "INDEX",
                io.evenkeel.money.BasisPoints.ZERO,
                null,
                false);
        IdentityGroups groups =
                IdentityGroups.of(new Market(DAY, Map.of(n.id(), n), Map.of(), List.of(), List.of(), Optional.empty()));
        assertThat(groups.groupOf(n.id())).isEqualTo("INDEX");
        assertThat(groups.groupOf(M)).isEqualTo("M");
    }

    @Test
    void refused_ledgers_say_everything_that_is_wrong() {
        assertThat(new LedgerRefusedException(List.of(
                        new LedgerFault(LedgerFault.Reason.DUPLICATE_ID, receipt(DAY), "One."),
                        new LedgerFault(LedgerFault.Reason.UNKNOWN_LOT, receipt(DAY), "Two."))))
                .hasMessage("One. Two.");
    }

    @Property
    void a_part_is_the_product_rounded_half_away_from_zero(
            @ForAll long total,
            @ForAll @LongRange(min = 0) long numerator,
            @ForAll @LongRange(min = 1) long denominator) {
        long small = numerator % denominator;
        BigDecimal exact = BigDecimal.valueOf(total).multiply(BigDecimal.valueOf(small));
        if (total != Long.MIN_VALUE) {
            assertThat(Division.part(total, small, denominator))
                    .isEqualTo(exact.divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                            .longValueExact());
        }
    }

    @Property
    void small_parts_too(
            @ForAll @LongRange(min = -1000, max = 1000) long total,
            @ForAll @LongRange(min = 0, max = 50) long numerator,
            @ForAll @LongRange(min = 1, max = 50) long denominator) {
        assertThat(Division.part(total, numerator, denominator))
                .isEqualTo(BigDecimal.valueOf(total * numerator)
                        .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
