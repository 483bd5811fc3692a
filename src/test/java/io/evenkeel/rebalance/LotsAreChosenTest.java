package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is Monday, 2024-07-01. */
class LotsAreChosenTest {

    private static OneHousehold household(SecurityKind kind) {
        return new OneHousehold()
                .security("FUND", "100.00", kind, "FUND")
                .security("BONDS", "50.00")
                .target("FUND", "0.5")
                .target("BONDS", "0.5")
                .account("A", TAXABLE, "200.00");
    }

    /** Three lots of 300: the oldest at 50, the middle at 95, the youngest at 80 and short-term. */
    private static OneHousehold threeLots(SecurityKind kind) {
        return household(kind)
                .lot("OLD", "FUND", "300", "15000.00", "2015-01-05")
                .lot("MIDDLE", "FUND", "300", "28500.00", "2019-01-07")
                .lot("YOUNG", "FUND", "300", "24000.00", "2024-01-02");
    }

    @ParameterizedTest(name = "{0}: {1} first")
    @CsvSource({"LEAST_TAX, MIDDLE", "FIFO, OLD", "LIFO, YOUNG", "HIGHEST_COST, MIDDLE", "AVERAGE_COST, OLD"})
    void the_accounts_method_says_which_lot_goes_first(String method, String first) {
        AccountResult result = threeLots(SecurityKind.MUTUAL_FUND)
                .settings(Map.of("lotMethod", method))
                .result("A");
        Quantity sold = Trades.sold(result, "FUND");
        assertThat(sold.isPositive()).isTrue();
        assertThat(Trades.soldOf(result, first)).isEqualTo(sold.min(Quantity.of("300")));
    }

    /** Least tax is not highest cost: 20 of short-term gain cost 8.16, 25 of long-term gain 5.95. */
    @Test
    void least_tax_is_not_highest_cost() {
        for (String method : Set.of("LEAST_TAX", "HIGHEST_COST")) {
            AccountResult result = household(SecurityKind.ETF)
                    .rule("policy/tax.drl", "WaitForLongTerm( 45", "WaitForLongTerm( 0")
                    .lot("LONG", "FUND", "450", "33750.00", "2015-01-05")
                    .lot("SHORT", "FUND", "450", "36000.00", "2024-01-02")
                    .settings(Map.of("lotMethod", method))
                    .result("A");
            String first = method.equals("LEAST_TAX") ? "LONG" : "SHORT";
            assertThat(Trades.soldOf(result, first)).as(method).isEqualTo(Trades.sold(result, "FUND"));
        }
    }

    @Test
    void average_cost_is_for_funds() {
        AccountResult fund = threeLots(SecurityKind.MUTUAL_FUND)
                .settings(Map.of("lotMethod", "AVERAGE_COST"))
                .result("A");
        // 67,500 over 900 shares: 75 a share.
        Money gain = Trades.proposal(fund).tax().longTermGain();
        assertThat(gain).isEqualTo(Trades.sold(fund, "FUND").at(Price.of("25.00"), RoundingMode.HALF_UP));
        AccountResult stock = threeLots(SecurityKind.STOCK)
                .settings(Map.of("lotMethod", "AVERAGE_COST"))
                .result("A");
        // The oldest lot first, at its own 50 a share, then the next at its 95.
        assertThat(Trades.soldOf(stock, "OLD")).isEqualTo(Quantity.of("300"));
        assertThat(Trades.proposal(stock).tax().longTermGain())
                .isEqualTo(Money.of("15000.00")
                        .plus(Trades.soldOf(stock, "MIDDLE").at(Price.of("5.00"), RoundingMode.HALF_UP)));
    }

    @Test
    void a_lock_on_the_lot_whose_turn_it_is_stops_a_demanded_order() {
        AccountResult fifo = threeLots(SecurityKind.ETF)
                .settings(Map.of("lotMethod", "FIFO"))
                .restriction(RestrictionType.LOCK_LOT, "FUND", null, "OLD", null)
                .result("A");
        assertThat(Trades.sold(fifo, "FUND")).isEqualTo(Quantity.ZERO);
        AccountResult free = threeLots(SecurityKind.ETF)
                .restriction(RestrictionType.LOCK_LOT, "FUND", null, "OLD", null)
                .result("A");
        assertThat(Trades.sold(free, "FUND").isPositive()).isTrue();
        assertThat(Trades.soldOf(free, "OLD")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_lot_without_a_basis_holds_the_account_and_is_never_sold_as_if_it_cost_nothing() {
        OneHousehold household = threeLots(SecurityKind.ETF).lot("LOST", "FUND", "300", null, "2016-01-04");
        assertThat(household.result("A").outcome()).isEqualTo(Outcome.HELD);
        io.evenkeel.account.AccountId id = new io.evenkeel.account.AccountId("A");
        EvaluationRequest released = new EvaluationRequest(Set.of(id), java.util.List.of(), java.util.Optional.of(id));
        AccountResult result =
                java.util.Objects.requireNonNull(household.evaluated(released).get(id));
        assertThat(Trades.sold(result, "FUND").isPositive()).isTrue();
        assertThat(Trades.soldOf(result, "LOST")).isEqualTo(Quantity.ZERO);
    }

    /** 1,000 shares with 20 of gain each: waiting saves (40.8% - 23.8%) of 20,000, which is 3,400. */
    private static OneHousehold turning(String acquired) {
        return household(SecurityKind.ETF)
                .lot("L", "FUND", "1000", "80000.00", acquired)
                .lot("B", "BONDS", "1000", "50000.00", "2015-01-05");
    }

    @ParameterizedTest(name = "bought on {0}: sold {1}")
    @CsvSource({"2023-06-30, true", "2023-07-01, false", "2023-08-14, false", "2023-08-15, true"})
    void a_gain_that_turns_long_term_within_the_rules_days_waits(String acquired, boolean sold) {
        AccountResult result = turning(acquired)
                .rule("policy/trading.drl", "RiskAversion( \"30\" )", "RiskAversion( \"6\" )")
                .result("A");
        assertThat(Trades.sold(result, "FUND").isPositive()).isEqualTo(sold);
    }

    @Test
    void waiting_is_told_with_its_days_and_what_it_saves() {
        AccountResult result = turning("2023-07-12").result("A");
        assertThat(Trades.sold(result, "FUND")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.whyNot(result, "FUND"))
                .contains("lot L turns long-term in 12 days, on 2024-07-13, saving $3,400.00");
    }

    @Test
    void a_saving_below_the_rules_dollars_is_not_waited_for() {
        for (String least : Set.of("$3,400", "$3,400.01")) {
            AccountResult result = turning("2023-07-12")
                    .rule("policy/tax.drl", "45, \"$100\"", "45, \"" + least + "\"")
                    .rule("policy/trading.drl", "RiskAversion( \"30\" )", "RiskAversion( \"6\" )")
                    .result("A");
            assertThat(Trades.sold(result, "FUND").isPositive()).as(least).isEqualTo(least.equals("$3,400.01"));
        }
    }

    @Test
    void nothing_is_waited_for_where_carried_losses_pay_the_tax() {
        AccountResult result =
                turning("2023-07-12").year("0.00", "0.00", "90000.00", "0.00").result("A");
        assertThat(Trades.sold(result, "FUND").isPositive()).isTrue();
    }

    /** Losses carried in take the first 3,000 of gains: the rest of what is to be sold would be taxed, and waits. */
    @Test
    void carried_losses_that_pay_a_part_of_the_tax_are_no_reason_not_to_wait() {
        AccountResult result =
                turning("2023-07-03").year("0.00", "0.00", "3000.00", "0.00").result("A");
        assertThat(Trades.sold(result, "FUND")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.whyNot(result, "FUND"))
                .contains("lot L turns long-term in 3 days, on 2024-07-04, saving $3,400.00");
    }

    /** A loss of 40,000 that is sold beside it takes the gain whole, long-term or not. */
    @Test
    void nothing_is_waited_for_beside_losses_that_take_the_gain() {
        AccountResult result = household(SecurityKind.ETF)
                .lot("L", "FUND", "1000", "80000.00", "2023-07-12")
                .lot("DEAR", "FUND", "200", "60000.00", "2015-01-05")
                .lot("B", "BONDS", "1000", "50000.00", "2015-01-05")
                .result("A");
        assertThat(Trades.soldOf(result, "DEAR")).isEqualTo(Quantity.of("200"));
        assertThat(Trades.soldOf(result, "L")).isGreaterThan(Quantity.of("100"));
        assertThat(Trades.proposal(result).tax().shortTermGain().isPositive()).isTrue();
        assertThat(Trades.proposal(result).tax().longTermGain()).isEqualTo(Money.of("-40000.00"));
    }
}
