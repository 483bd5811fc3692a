package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Route;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten shares bought elsewhere wash the loss of ten, and ten sold elsewhere at a loss are washed by the first ten bought.
 * What of that is let through is the firm's number, nothing unless compliance says otherwise. Today is Monday, 2024-07-01.
 */
class PartialBlocksTest {

    private static OneHousehold household() {
        return OneHousehold.ofStocksAndBonds("0.6", "0.4");
    }

    /** 400 shares at a loss of 50 each, far above their target; the other account bought ten on Friday. */
    private static OneHousehold losing() {
        return household()
                .account("A", TAXABLE, "1000.00")
                .lot("OLD", "STOCKS", "400", "60000.00", "2022-01-03")
                .lot("B", "BONDS", "40", "2000.00", "2022-01-03")
                .account("B", TAXABLE, "0.00")
                .bought("N", "STOCKS", "10", "1000.00", "2024-06-28");
    }

    /** Cash for some 600 shares; the other account sold ten at a loss of 20 each. */
    private static OneHousehold buying(Registration registration) {
        return household()
                .account("A", registration, "60000.00")
                .lot("S", "STOCKS", "10", "1000.00", "2022-01-03")
                .lot("B", "BONDS", "780", "39000.00", "2022-01-03")
                .account("B", TAXABLE, "0.00")
                .sold("S1", "STOCKS", "10", "1000.00", "-200.00", "2024-06-14");
    }

    private static OneHousehold sellingMayWash(OneHousehold household, String part) {
        return household
                .rule("policy/wash-sales.drl", "\"0%\"", "\"" + part + "\"")
                .rule("review/tax.drl", "disallowed.isAbove(\"$0.00\")", "disallowed.isAbove(\"$500.00\")");
    }

    private static OneHousehold buyingMayWash(OneHousehold household, String dollars) {
        return household
                .rule("policy/wash-sales.drl", "\"$0.00\"", "\"" + dollars + "\"")
                .rule("review/tax.drl", "disallowed.isAbove(\"$0.00\")", "disallowed.isAbove(\"$500.00\")");
    }

    private static Money disallowed(AccountResult result) {
        return Trades.proposal(result).tax().disallowed();
    }

    /** Ten of four hundred are 2.5%. */
    @ParameterizedTest(name = "{0} may be washed: sold {1}")
    @CsvSource({"0%, false", "2.49%, false", "10%, true"})
    void ten_shares_do_not_block_four_hundred_where_the_firm_lets_their_part_be_washed(String part, boolean sold) {
        AccountResult result = sellingMayWash(losing(), part).result("A");
        assertThat(Trades.sold(result, "STOCKS").isPositive()).isEqualTo(sold);
        if (sold) {
            assertThat(disallowed(result)).isEqualTo(Money.of("500.00"));
            Quantity shares = Trades.sold(result, "STOCKS");
            Money rest = shares.minus(Quantity.of("10"))
                    .at(io.evenkeel.money.Price.of("50.00"), java.math.RoundingMode.UNNECESSARY);
            assertThat(Trades.proposal(result).tax().lossesHarvested()).isEqualTo(rest);
            assertThat(Trades.proposal(result).tax().longTermGain()).isEqualTo(rest.negated());
            assertThat(result.route()).isNotEqualTo(Route.BLOCKED);
        } else {
            assertThat(Trades.whyNot(result, "STOCKS")).contains("the loss of 10 of 400 shares would be washed");
        }
    }

    @Test
    void exactly_the_part_that_may_be_washed_is_not_too_much() {
        AccountResult result = sellingMayWash(losing().account("A", TAXABLE, "1000.00"), "2.5%")
                .lot("OLD", "STOCKS", "400", "60000.00", "2022-01-03")
                .restriction(io.evenkeel.account.RestrictionType.NEVER_OWN, "STOCKS", null)
                .result("A");
        assertThat(Trades.sold(result, "STOCKS")).isEqualTo(Quantity.of("400"));
        assertThat(disallowed(result)).isEqualTo(Money.of("500.00"));
    }

    /** Of fewer than a hundred shares, ten are more than 10%, although they are less of the lot. */
    @ParameterizedTest(name = "{0} too much or too little of a percent")
    @CsvSource({"-0.01, false", "0.01, true"})
    void the_part_is_one_of_what_is_sold(String around, boolean sold) {
        Quantity usual = Trades.sold(sellingMayWash(losing(), "10%").result("A"), "STOCKS");
        assertThat(usual).isBetween(Quantity.of("100"), Quantity.of("399"));
        java.math.BigDecimal part = java.math.BigDecimal.valueOf(1000)
                .divide(usual.decimal(), 2, java.math.RoundingMode.HALF_UP)
                .add(new java.math.BigDecimal(around));
        AccountResult result = sellingMayWash(losing(), part + "%").result("A");
        assertThat(Trades.sold(result, "STOCKS")).isEqualTo(sold ? usual : Quantity.ZERO);
    }

    /** An account at its target: ten of five hundred are 2%, and the rest is worth taking. */
    @ParameterizedTest(name = "{0} may be washed: harvested {1}")
    @CsvSource({"0%, false", "1.99%, false", "4%, true"})
    void a_harvest_takes_the_rest_of_a_loss_of_which_a_part_may_be_washed(String part, boolean harvested) {
        OneHousehold level = new OneHousehold()
                .security("STOCKS", "100.00")
                .security("LIKE", "40.00")
                .security("BONDS", "50.00")
                .target("STOCKS", "0.5")
                .target("BONDS", "0.5")
                .substitute("STOCKS", "LIKE")
                .account("A", TAXABLE, "200.00")
                .lot("L", "STOCKS", "500", "60000.00", "2022-01-03")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .account("B", TAXABLE, "0.00")
                .bought("N", "STOCKS", "10", "1000.00", "2024-06-28");
        AccountResult result = sellingMayWash(level, part).result("A");
        assertThat(Trades.sold(result, "STOCKS").compareTo(Quantity.of("250")) > 0)
                .isEqualTo(harvested);
        assertThat(disallowed(result)).isEqualTo(harvested ? Money.of("200.00") : Money.ZERO);
    }

    /** Twenty dollars a share, and no trade below 250 dollars. */
    @ParameterizedTest(name = "{0} may be washed: {1} bought, {2} washed")
    @CsvSource({
        "$0.00, 0, 0.00",
        "$59.99, 0, 0.00",
        "$60.00, 3, 60.00",
        "$199.99, 9, 180.00",
    })
    void so_much_is_bought_back_as_washes_no_more_than_the_firm_lets_be(String most, String bought, String washed) {
        AccountResult result = buyingMayWash(buying(TAXABLE), most).result("A");
        assertThat(Trades.bought(result, "STOCKS")).isEqualTo(Quantity.of(bought));
        assertThat(disallowed(result)).isEqualTo(Money.of(washed));
        assertThat(result.route()).isNotEqualTo(Route.BLOCKED);
    }

    /** All that there is to wash may be: then the purchase has no limit, and washes that. */
    @Test
    void a_loss_that_may_be_washed_whole_limits_nothing() {
        AccountResult result = buyingMayWash(buying(TAXABLE), "$200.00").result("A");
        assertThat(Trades.bought(result, "STOCKS")).isGreaterThan(Quantity.of("500"));
        assertThat(disallowed(result)).isEqualTo(Money.of("200.00"));
    }

    /** Of eleven sold, those that were bought since are washed already. */
    @ParameterizedTest(name = "{0} bought since: {1} bought today")
    @CsvSource({"10, false", "11, true"})
    void what_was_replaced_already_washes_nothing_more(String since, boolean free) {
        AccountResult result = household()
                .account("A", TAXABLE, "60000.00")
                .lot("S", "STOCKS", "10", "1000.00", "2022-01-03")
                .lot("B", "BONDS", "780", "39000.00", "2022-01-03")
                .account("B", TAXABLE, "0.00")
                .sold("S1", "STOCKS", "11", "1100.00", "-220.00", "2024-06-14")
                .bought("N", "STOCKS", since, "1000.00", "2024-06-20")
                .result("A");
        assertThat(Trades.bought(result, "STOCKS").isPositive()).isEqualTo(free);
        assertThat(disallowed(result)).isEqualTo(Money.ZERO);
    }

    @Test
    void an_ira_buys_nothing_back_because_it_would_wash_for_good() {
        AccountResult result = buyingMayWash(buying(ROTH_IRA), "$1,000.00").result("A");
        assertThat(Trades.bought(result, "STOCKS")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void identical_securities_share_what_may_be_washed() {
        OneHousehold twins = new OneHousehold()
                .security("STOCKS", "100.00")
                .security("TWIN", "100.00", SecurityKind.ETF, "STOCKS")
                .security("BONDS", "50.00")
                .target("STOCKS", "0.3")
                .target("TWIN", "0.3")
                .target("BONDS", "0.4")
                .account("A", TAXABLE, "61000.00")
                .lot("B", "BONDS", "780", "39000.00", "2022-01-03")
                .account("B", TAXABLE, "0.00")
                .sold("S1", "STOCKS", "10", "1000.00", "-200.00", "2024-06-14");
        AccountResult result = buyingMayWash(twins, "$100.00").result("A");
        Quantity both = Trades.bought(result, "STOCKS").plus(Trades.bought(result, "TWIN"));
        assertThat(both).isBetween(Quantity.ONE, Quantity.of("5"));
        assertThat(disallowed(result)).isLessThanOrEqualTo(Money.of("100.00"));
    }

    /** Six may be bought by each account, seen alone; the ten that there are to wash are washed by the two together. */
    @Test
    void accounts_of_one_run_wash_one_after_the_other() {
        Map<AccountId, AccountResult> results = buyingMayWash(buying(TAXABLE), "$120.00")
                .account("C", TAXABLE, "60000.00")
                .lot("S2", "STOCKS", "10", "1000.00", "2022-01-03")
                .lot("B2", "BONDS", "780", "39000.00", "2022-01-03")
                .evaluated();
        AccountResult first = Objects.requireNonNull(results.get(new AccountId("A")));
        AccountResult second = Objects.requireNonNull(results.get(new AccountId("C")));
        assertThat(Trades.bought(first, "STOCKS")).isEqualTo(Quantity.of("6"));
        assertThat(disallowed(first)).isEqualTo(Money.of("120.00"));
        // Four shares and 80 dollars are left, less than what may be washed.
        assertThat(Trades.bought(second, "STOCKS")).isGreaterThan(Quantity.of("100"));
        assertThat(disallowed(second)).isEqualTo(Money.of("80.00"));
    }
}
