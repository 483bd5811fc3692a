package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.PriceMove;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is Monday, 2024-07-01; the split of two for one is of Friday, 2024-06-28. */
class CorporateActionsHoldTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2024-06-28");
    private static final SecurityId STOCKS = new SecurityId("STOCKS");

    private static CorporateAction action(CorporateActionKind kind, String newShares, String oldShares) {
        return new CorporateAction(
                "CA", kind, STOCKS, FRIDAY, Quantity.of(newShares), Quantity.of(oldShares), null, null, null);
    }

    private static PriceMove move(String day, String before, String close) {
        Price from = Price.of(before);
        Price to = Price.of(close);
        Weight change = Weight.rounded(
                to.decimal()
                        .divide(from.decimal(), 10, java.math.RoundingMode.HALF_UP)
                        .subtract(java.math.BigDecimal.ONE),
                java.math.RoundingMode.HALF_UP);
        return new PriceMove(STOCKS, LocalDate.parse(day), from, to, change);
    }

    private static OneHousehold household() {
        return OneHousehold.ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "200.00")
                .lot("L", "STOCKS", "1000", "90000.00", "2020-01-02");
    }

    private static OneHousehold booked() {
        return household().received(TransactionKind.STOCK_SPLIT, "R", "STOCKS", "500", "2024-06-28");
    }

    private static final CorporateAction SPLIT = action(CorporateActionKind.SPLIT, "2", "1");

    private static final CorporateAction RENAMED = new CorporateAction(
            "CB",
            CorporateActionKind.SYMBOL_CHANGE,
            new SecurityId("OLDNAME"),
            FRIDAY,
            Quantity.ONE,
            Quantity.ONE,
            STOCKS,
            null,
            null);

    private static List<String> reasons(AccountResult result) {
        return result.exceptions().stream().map(note -> note.rule()).toList();
    }

    @Test
    void a_split_on_which_position_price_and_date_agree_holds_nothing() {
        AccountResult result = booked().action(SPLIT)
                .move(move("2024-06-28", "199.00", "100.00"))
                .result("A");
        assertThat(result.outcome()).isEqualTo(Outcome.TRADE);
    }

    @Test
    void a_split_that_the_position_does_not_show_holds_the_account() {
        AccountResult result = household()
                .action(SPLIT)
                .move(move("2024-06-28", "199.00", "100.00"))
                .result("A");
        assertThat(result.outcome()).isEqualTo(Outcome.HELD);
        assertThat(reasons(result)).containsExactly("A corporate action that is not booked holds the account");
    }

    /** Half of 199 is 99.50: 124.375 is a quarter more. */
    @ParameterizedTest(name = "closes at {0}: held {1}")
    @CsvSource({"124.37, false", "124.38, true", "199.00, true"})
    void a_split_that_the_price_does_not_show_holds_the_account(String close, boolean held) {
        AccountResult result =
                booked().action(SPLIT).move(move("2024-06-28", "199.00", close)).result("A");
        assertThat(result.outcome() == Outcome.HELD).isEqualTo(held);
        if (held) {
            assertThat(reasons(result))
                    .containsExactly("A corporate action that the price does not show holds the account");
        }
    }

    @Test
    void a_split_whose_price_moved_on_another_day_holds_the_account() {
        AccountResult result = booked().action(SPLIT)
                .move(move("2024-06-27", "199.00", "99.00"))
                .move(move("2024-06-28", "99.00", "100.00"))
                .result("A");
        assertThat(reasons(result)).contains("A corporate action whose day is not the price's holds the account");
        assertThat(result.exceptions()).anySatisfy(note -> assertThat(note.message())
                .isEqualTo("The SPLIT (CA) of STOCKS is announced for 2024-06-28, its price moved on 2024-06-27"));
    }

    @Test
    void without_a_close_of_the_day_position_and_announcement_are_enough() {
        assertThat(booked().action(SPLIT).result("A").outcome()).isEqualTo(Outcome.TRADE);
    }

    @Test
    void a_move_that_no_action_explains_holds_the_account() {
        AccountResult result =
                household().move(move("2024-06-28", "199.00", "100.00")).result("A");
        assertThat(reasons(result)).containsExactly("A price move without a known reason holds the account");
    }

    @ParameterizedTest(name = "entered {0}: {1} shares stay")
    @CsvSource({"2024-06-27, 800", "2024-06-28, 400"})
    void locked_shares_follow_a_split(String entered, String stay) {
        AccountResult result = booked().action(SPLIT)
                .restriction(RestrictionType.LOCK_QUANTITY, "STOCKS", "400", LocalDate.parse(entered))
                .result("A");
        Quantity left = Quantity.of("1000").minus(Trades.sold(result, "STOCKS"));
        // Without a lock about half is left.
        assertThat(left).isBetween(Quantity.of(stay), Quantity.of(stay).max(Quantity.of("560")));
    }

    @Test
    void a_restriction_follows_a_change_of_symbol() {
        OneHousehold household = household().restriction(RestrictionType.NEVER_SELL, "OLDNAME", null);
        assertThat(Trades.sold(household.result("A"), "STOCKS").isPositive()).isTrue();
        AccountResult result = household.action(RENAMED).result("A");
        assertThat(Trades.sold(result, "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.whyNot(result, "STOCKS")).isEqualTo("Locked: The client's wish");
    }

    /** A loss under the old name, sold three weeks ago, keeps the new name from being bought. */
    @Test
    void a_wash_window_follows_a_change_of_symbol() {
        AccountResult result = OneHousehold.ofStocksAndBonds("0.5", "0.5")
                .action(RENAMED)
                .account("A", TAXABLE, "50000.00")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .sold("S", "OLDNAME", "10", "1000.00", "-100.00", "2024-06-10")
                .result("A");
        assertThat(Trades.bought(result, "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.whyNot(result, "STOCKS")).contains("sold it at a loss on 2024-06-10");
    }
}
