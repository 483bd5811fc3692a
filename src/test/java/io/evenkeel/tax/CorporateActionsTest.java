package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.account.Gift;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CorporateActionsTest {

    private static final SecurityId M = new SecurityId("M");
    private static final SecurityId N = new SecurityId("N");

    private static TaxLot lot(String id, String quantity, @Nullable String basis, String acquired) {
        return new TaxLot(
                new LotId(id),
                M,
                Quantity.of(quantity),
                basis == null ? null : Money.of(basis),
                LocalDate.parse(acquired));
    }

    private static CorporateAction action(
            CorporateActionKind kind,
            int newShares,
            int oldShares,
            @Nullable SecurityId received,
            @Nullable String basisToReceived,
            @Nullable String cashPerShare) {
        return new CorporateAction(
                "C",
                kind,
                M,
                LocalDate.parse("2024-06-10"),
                Quantity.ofShares(newShares),
                Quantity.ofShares(oldShares),
                received,
                basisToReceived == null ? null : Weight.of(basisToReceived),
                cashPerShare == null ? null : Price.of(cashPerShare));
    }

    /** {@code lot security quantity basis acquired} */
    private static List<String> lots(LotsAfterAction after) {
        return after.lots().stream()
                .map(lot -> lot.id() + " " + lot.security() + " " + lot.quantity() + " " + lot.basis() + " "
                        + lot.acquired())
                .toList();
    }

    /** {@code lot quantity proceeds gain term} */
    private static List<String> gains(LotsAfterAction after) {
        return after.gains().stream()
                .map(gain -> gain.lot() + " " + gain.quantity() + " " + gain.proceeds() + " " + gain.gain() + " "
                        + gain.term())
                .toList();
    }

    @Test
    void a_split_multiplies_shares_and_keeps_basis_and_date() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "10", "1200.00", "2023-01-03")),
                action(CorporateActionKind.SPLIT, 10, 1, null, null, null),
                null,
                true);
        assertThat(lots(after)).containsExactly("L M 100 1200.00 2023-01-03");
        assertThat(after.gains()).isEmpty();
        assertThat(after.cash()).isEqualTo(Money.ZERO);
    }

    @Test
    void shares_of_other_securities_stay_as_they_are() {
        TaxLot other = new TaxLot(new LotId("O"), N, Quantity.ONE, Money.of("1.00"), LocalDate.parse("2023-01-03"));
        assertThat(ApplyCorporateAction.to(
                                List.of(other), action(CorporateActionKind.SPLIT, 2, 1, null, null, null), null, true)
                        .lots())
                .containsExactly(other);
    }

    @Test
    void a_reverse_split_pays_the_fraction_out_of_the_oldest_lot() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("NEW", "7", "70.00", "2024-05-01"), lot("OLD", "18", "90.00", "2020-01-02")),
                action(CorporateActionKind.REVERSE_SPLIT, 1, 10, null, null, null),
                Price.of("80"),
                true);
        // 2.5 shares: half a share of OLD's 1.8 is paid, basis 25 of 90.
        assertThat(gains(after)).containsExactly("OLD 0.5 40.00 15.00 LONG");
        assertThat(lots(after)).containsExactly("OLD M 1.3 65.00 2020-01-02", "NEW M 0.7 70.00 2024-05-01");
        assertThat(after.cash()).isEqualTo(Money.of("40.00"));
    }

    @Test
    void a_fraction_may_take_more_than_the_oldest_lot() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("NEW", "7", "70.00", "2024-05-01"), lot("OLD", "2", "90.00", "2020-01-02")),
                action(CorporateActionKind.REVERSE_SPLIT, 1, 10, null, null, null),
                Price.of("80"),
                true);
        assertThat(gains(after)).containsExactly("OLD 0.2 16.00 -74.00 LONG", "NEW 0.7 56.00 -14.00 SHORT");
        assertThat(after.lots()).isEmpty();
    }

    @Test
    void where_fractions_trade_nothing_is_paid() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "18", "90.00", "2020-01-02")),
                action(CorporateActionKind.REVERSE_SPLIT, 1, 10, null, null, null),
                null,
                false);
        assertThat(lots(after)).containsExactly("L M 1.8 90.00 2020-01-02");
    }

    @Test
    void shares_of_divided_lots_add_up_to_the_shares_of_all() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(
                        lot("A", "0.333333", "1.00", "2020-01-02"),
                        lot("B", "0.333333", "1.00", "2020-01-03"),
                        lot("C", "0.333334", "1.00", "2020-01-04")),
                action(CorporateActionKind.REVERSE_SPLIT, 1, 4, null, null, null),
                null,
                false);
        assertThat(after.lots().stream().map(TaxLot::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.of("0.25"));
    }

    @Test
    void a_spin_off_divides_the_basis_and_keeps_the_date() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "5", "100.01", "2023-01-03")),
                action(CorporateActionKind.SPIN_OFF, 1, 2, N, "0.3", null),
                Price.of("20"),
                true);
        // 2.5 shares of N with basis 30.00, of which half a share is paid.
        assertThat(lots(after)).containsExactly("L M 5 70.01 2023-01-03", "L/N N 2 24.00 2023-01-03");
        assertThat(gains(after)).containsExactly("L/N 0.5 10.00 4.00 LONG");
    }

    @Test
    void a_lot_too_small_to_receive_a_millionth_of_a_share_keeps_its_basis() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "0.000001", "10.00", "2023-01-03")),
                action(CorporateActionKind.SPIN_OFF, 1, 3, N, "0.3", null),
                null,
                false);
        assertThat(lots(after)).containsExactly("L M 0.000001 10.00 2023-01-03");
    }

    @Test
    void a_merger_for_shares_is_not_taxed() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "10", "100.00", "2023-01-03")),
                action(CorporateActionKind.STOCK_MERGER, 3, 2, N, null, null),
                null,
                true);
        assertThat(lots(after)).containsExactly("L N 15 100.00 2023-01-03");
        assertThat(after.gains()).isEmpty();
    }

    @ParameterizedTest(name = "basis {0}: gain {1}, new basis {2}")
    @CsvSource({
        // 10 shares become 10 worth 15 each, and 50.00 in cash: 200 in all.
        "150.00, 50.00, 150.00",
        "149.99, 50.00, 149.99",
        "150.01, 49.99, 150.00",
        "180.00, 20.00, 150.00",
        "200.00, 0.00, 150.00",
        "260.00, 0.00, 210.00"
    })
    void cash_beside_a_mergers_shares_makes_gain_taxable_but_never_loss(String basis, String gain, String newBasis) {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "10", basis, "2024-01-03")),
                action(CorporateActionKind.STOCK_MERGER, 1, 1, N, null, "5"),
                Price.of("15"),
                true);
        assertThat(gains(after)).containsExactly("L 0 50.00 " + gain + " SHORT");
        assertThat(lots(after)).containsExactly("L N 10 " + newBasis + " 2024-01-03");
        assertThat(after.cash()).isEqualTo(Money.of("50.00"));
    }

    @Test
    void a_cash_merger_is_a_sale_of_every_lot() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("A", "10", "100.00", "2023-06-09"), lot("B", "10", "200.00", "2023-06-10")),
                action(CorporateActionKind.CASH_MERGER, 1, 1, null, null, "15"),
                null,
                true);
        assertThat(gains(after)).containsExactly("A 10 150.00 50.00 LONG", "B 10 150.00 -50.00 SHORT");
        assertThat(after.lots()).isEmpty();
        assertThat(after.cash()).isEqualTo(Money.of("300.00"));
    }

    @ParameterizedTest(name = "basis {0}: left {1}, gain {2}")
    @CsvSource({"20.01, 0.01, ", "20.00, 0.00, ", "19.99, 0.00, 0.01"})
    void a_return_of_capital_takes_basis_first_and_is_a_gain_beyond_it(
            String basis, String left, @Nullable String gain) {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "10", basis, "2023-01-03")),
                action(CorporateActionKind.RETURN_OF_CAPITAL, 1, 1, null, null, "2"),
                null,
                true);
        assertThat(lots(after)).containsExactly("L M 10 " + left + " 2023-01-03");
        assertThat(after.gains())
                .extracting(ActionGain::gain)
                .isEqualTo(gain == null ? List.of() : List.of(Money.of(gain)));
        assertThat(after.cash()).isEqualTo(Money.of("20.00"));
    }

    @Test
    void a_special_dividend_leaves_the_lots_alone() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "10", "20.00", "2023-01-03")),
                action(CorporateActionKind.SPECIAL_DIVIDEND, 1, 1, null, null, "2"),
                null,
                true);
        assertThat(lots(after)).containsExactly("L M 10 20.00 2023-01-03");
        assertThat(after.cash()).isEqualTo(Money.of("20.00"));
    }

    @Test
    void a_change_of_symbol_changes_nothing_else() {
        assertThat(lots(ApplyCorporateAction.to(
                        List.of(lot("L", "10", "20.00", "2023-01-03")),
                        action(CorporateActionKind.SYMBOL_CHANGE, 1, 1, N, null, null),
                        null,
                        true)))
                .containsExactly("L N 10 20.00 2023-01-03");
    }

    @ParameterizedTest
    @EnumSource(
            value = CorporateActionKind.class,
            names = {"CASH_MERGER", "RETURN_OF_CAPITAL", "STOCK_MERGER", "REVERSE_SPLIT", "SPIN_OFF"})
    void a_basis_that_is_missing_stays_missing(CorporateActionKind kind) {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "15", null, "2023-01-03")), action(kind, 1, 10, N, "0.5", "1"), Price.of("3"), true);
        assertThat(after.lots()).extracting(TaxLot::basis).allMatch(basis -> basis == null);
        assertThat(after.gains()).isNotEmpty().extracting(ActionGain::gain).allMatch(gain -> gain == null);
    }

    @ParameterizedTest
    @EnumSource(
            value = CorporateActionKind.class,
            names = {
                "SYMBOL_CHANGE",
                "SPIN_OFF",
                "STOCK_DISTRIBUTION",
                "STOCK_MERGER",
                "CASH_MERGER",
                "RETURN_OF_CAPITAL",
                "SPECIAL_DIVIDEND",
                "REVERSE_SPLIT"
            })
    void an_action_that_lacks_what_it_needs_is_refused_by_name(CorporateActionKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApplyCorporateAction.to(
                        List.of(lot("L", "15", "20.00", "2023-01-03")),
                        action(kind, 1, 10, null, null, null),
                        null,
                        true))
                .withMessageContaining(kind.name())
                .withMessageContaining("lacks");
    }

    @Test
    void a_lock_follows_its_security_and_counts_in_its_shares() {
        Restriction lock = restriction(M, Quantity.of("100"));
        assertThat(FollowCorporateAction.restrictions(
                        List.of(lock), action(CorporateActionKind.STOCK_MERGER, 3, 2, N, null, null)))
                .containsExactly(restriction(N, Quantity.of("150")));
        assertThat(FollowCorporateAction.restrictions(
                        List.of(lock), action(CorporateActionKind.SPLIT, 3, 2, null, null, null)))
                .containsExactly(restriction(M, Quantity.of("150")));
    }

    @Test
    void other_restrictions_stay_as_they_are() {
        List<Restriction> others =
                List.of(restriction(N, Quantity.of("100")), restriction(null, null), restriction(M, null));
        assertThat(FollowCorporateAction.restrictions(
                        others, action(CorporateActionKind.SPLIT, 3, 2, null, null, null)))
                .isEqualTo(others);
        assertThat(FollowCorporateAction.restrictions(
                        others, action(CorporateActionKind.SPIN_OFF, 3, 2, N, "0.1", null)))
                .isEqualTo(others);
    }

    private static Restriction restriction(@Nullable SecurityId security, @Nullable Quantity quantity) {
        return new Restriction(
                RestrictionType.LOCK_QUANTITY, security, quantity, null, null, null, "founder's stock", null);
    }

    @Test
    void each_lot_of_a_spin_off_gets_its_own_shares() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("B", "6", "60.00", "2023-02-03"), lot("A", "4", "20.00", "2023-01-03")),
                action(CorporateActionKind.SPIN_OFF, 1, 2, N, "0.5", null),
                null,
                true);
        assertThat(lots(after))
                .containsExactly(
                        "A M 4 10.00 2023-01-03",
                        "B M 6 30.00 2023-02-03",
                        "A/N N 2 10.00 2023-01-03",
                        "B/N N 3 30.00 2023-02-03");
    }

    private static TaxLot gift(String id, String quantity, String basis, String value) {
        return new TaxLot(
                new LotId(id),
                M,
                Quantity.of(quantity),
                Money.of(basis),
                LocalDate.parse("2020-01-02"),
                false,
                new Gift(Money.of(value), LocalDate.parse("2024-01-03")));
    }

    private static List<String> values(LotsAfterAction after) {
        return after.lots().stream()
                .map(lot -> lot.id() + " " + lot.basis() + " "
                        + Objects.requireNonNull(lot.gift()).value())
                .toList();
    }

    @Test
    void what_a_gift_was_worth_goes_through_all_that_its_basis_does() {
        List<TaxLot> gift = List.of(gift("G", "15", "300.00", "150.00"));
        assertThat(values(ApplyCorporateAction.to(
                        gift, action(CorporateActionKind.SPLIT, 2, 1, null, null, null), null, true)))
                .containsExactly("G 300.00 150.00");
        assertThat(values(ApplyCorporateAction.to(
                        gift, action(CorporateActionKind.SPIN_OFF, 1, 1, N, "0.3", null), null, true)))
                .containsExactly("G 210.00 105.00", "G/N 90.00 45.00");
        assertThat(values(ApplyCorporateAction.to(
                        gift, action(CorporateActionKind.RETURN_OF_CAPITAL, 1, 1, null, null, "11"), null, true)))
                .containsExactly("G 135.00 0.00");
        // 15 shares worth 18 each and 30.00 in cash: nothing is gained over 300.00.
        assertThat(values(ApplyCorporateAction.to(
                        gift, action(CorporateActionKind.STOCK_MERGER, 1, 1, N, null, "2"), Price.of("18"), true)))
                .containsExactly("G 270.00 120.00");
    }

    @Test
    void a_fraction_of_a_gift_is_sold_at_the_lower_of_its_two_bases() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(gift("G", "15", "300.00", "150.00")),
                action(CorporateActionKind.REVERSE_SPLIT, 1, 10, null, null, null),
                Price.of("80"),
                true);
        // Half a share for 40.00: its basis is 100.00, its value when given was 50.00.
        assertThat(gains(after)).containsExactly("G 0.5 40.00 -10.00 SHORT");
        assertThat(values(after)).containsExactly("G 200.00 100.00");
    }

    @Test
    void inherited_shares_stay_inherited_and_long_term() {
        TaxLot lot = new TaxLot(
                new LotId("L"), M, Quantity.of("15"), Money.of("300.00"), LocalDate.parse("2024-06-03"), true, null);
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot),
                action(CorporateActionKind.REVERSE_SPLIT, 1, 10, null, null, null),
                Price.of("300"),
                true);
        assertThat(gains(after)).containsExactly("L 0.5 150.00 50.00 LONG");
        assertThat(after.lots()).extracting(TaxLot::inherited).containsExactly(true);
        assertThat(gains(ApplyCorporateAction.to(
                        List.of(lot),
                        action(CorporateActionKind.RETURN_OF_CAPITAL, 1, 1, null, null, "21"),
                        null,
                        true)))
                .containsExactly("L 0 315.00 15.00 LONG");
    }

    @Test
    void a_second_distribution_of_the_same_shares_opens_lots_of_its_own() {
        CorporateAction stockDividend = action(CorporateActionKind.STOCK_DISTRIBUTION, 1, 10, N, "0.1", null);
        LotsAfterAction first =
                ApplyCorporateAction.to(List.of(lot("L", "20", "100.00", "2023-01-03")), stockDividend, null, true);
        LotsAfterAction second = ApplyCorporateAction.to(first.lots(), stockDividend, null, true);
        assertThat(lots(second))
                .containsExactly("L M 20 81.00 2023-01-03", "L/N N 2 10.00 2023-01-03", "L/N/C N 2 9.00 2023-01-03");
    }

    @Test
    void less_than_a_millionth_of_a_share_is_given_up_with_its_basis() {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("A", "0.000001", "3.00", "2020-01-02"), lot("B", "10", "50.00", "2020-01-03")),
                action(CorporateActionKind.REVERSE_SPLIT, 1, 10, null, null, null),
                null,
                false);
        assertThat(gains(after)).containsExactly("A 0.000001 0.00 -3.00 LONG");
        assertThat(lots(after)).containsExactly("B M 1 50.00 2020-01-03");
    }

    @ParameterizedTest(name = "a {0} on the day after the year is over: {1}")
    @CsvSource({"2023-06-09, LONG", "2023-06-10, SHORT"})
    void the_effective_day_decides_whether_a_gain_is_long_term(String acquired, Term term) {
        LotsAfterAction after = ApplyCorporateAction.to(
                List.of(lot("L", "10", "10.00", acquired)),
                action(CorporateActionKind.CASH_MERGER, 1, 1, null, null, "15"),
                null,
                true);
        assertThat(after.gains()).extracting(ActionGain::term).containsExactly(term);
    }

    /** Basis is neither made nor lost, shares and cash add up, and only a sale may lose. */
    @Property
    void basis_goes_to_lots_or_into_gains(@ForAll long seed) {
        Random random = new Random(seed);
        CorporateActionKind kind = CorporateActionKind.values()[random.nextInt(CorporateActionKind.values().length)];
        List<TaxLot> lots = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            lots.add(new TaxLot(
                    new LotId("L" + i),
                    M,
                    new Quantity(1 + random.nextInt(random.nextBoolean() ? 20 : 90_000_000)),
                    new Money(random.nextInt(1_000_000)),
                    LocalDate.parse("2024-06-09").minusDays(random.nextInt(900))));
        }
        CorporateAction action = action(
                kind,
                1 + random.nextInt(9),
                1 + random.nextInt(9),
                N,
                "0." + (1 + random.nextInt(9)),
                String.valueOf(random.nextInt(60)));
        LotsAfterAction after = ApplyCorporateAction.to(lots, action, Price.of("33.333333"), random.nextBoolean());
        Money basis = basis(lots);
        Money proceeds = after.cash();
        Money gains = Money.ZERO;
        for (ActionGain gain : after.gains()) {
            Money gained = Objects.requireNonNull(gain.gain());
            gains = gains.plus(gained);
            assertThat(gained.isNegative() && gain.quantity().isZero()).isFalse();
        }
        if (kind != CorporateActionKind.SPECIAL_DIVIDEND) {
            assertThat(basis(after.lots())).isEqualTo(basis.plus(gains).minus(proceeds));
        }
        assertThat(after.lots().stream().map(TaxLot::id)).doesNotHaveDuplicates();
    }

    private static Money basis(List<TaxLot> lots) {
        return lots.stream().map(lot -> Objects.requireNonNull(lot.basis())).reduce(Money.ZERO, Money::plus);
    }
}
