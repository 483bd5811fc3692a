package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static io.evenkeel.account.Registration.TAX_EXEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is Monday, 2024-07-01. */
class WashSalesAreAvoidedTest {

    /** Stocks at 100 with a target of 60%, bonds at 50 with one of 40%. */
    private static OneHousehold household() {
        return OneHousehold.ofStocksAndBonds("0.6", "0.4");
    }

    /** 400 shares of stocks that cost 150, far above their target: 150 would be sold for drift alone. */
    private static OneHousehold losing() {
        return household()
                .account("A", TAXABLE, "1000.00")
                .lot("OLD", "STOCKS", "400", "60000.00", "2022-01-03")
                .lot("B", "BONDS", "40", "2000.00", "2022-01-03");
    }

    /** Cash to invest and few stocks. */
    private static OneHousehold buying() {
        return household()
                .account("A", TAXABLE, "60000.00")
                .lot("S", "STOCKS", "10", "1000.00", "2022-01-03")
                .lot("B", "BONDS", "780", "39000.00", "2022-01-03");
    }

    @Test
    void without_purchases_the_loss_is_taken() {
        AccountResult result = losing().result("A");
        assertThat(Trades.sold(result, "STOCKS")).isGreaterThan(Quantity.of("100"));
        assertThat(Trades.proposal(result).tax().disallowed()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest(name = "bought on {0}: blocked {1}")
    @CsvSource({"2024-05-31, false", "2024-06-01, true", "2024-07-01, true"})
    void a_purchase_of_the_last_thirty_days_in_another_account_keeps_the_loss(String day, boolean blocked) {
        AccountResult result = losing().account("B", TAXABLE, "0.00")
                .bought("N", "STOCKS", "500", "50000.00", day)
                .result("A");
        assertThat(Trades.sold(result, "STOCKS").isZero()).isEqualTo(blocked);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PURCHASE, true",
        "DIVIDEND_REINVESTMENT, true",
        "AUTO_INVEST, true",
    })
    void reinvestments_and_plans_of_an_ira_keep_the_loss(TransactionKind kind, boolean blocked) {
        AccountResult result = losing().account("I", ROTH_IRA, "0.00")
                .bought(kind, "N", "STOCKS", "500", "50000.00", "2024-06-20")
                .result("A");
        assertThat(Trades.sold(result, "STOCKS").isZero()).isEqualTo(blocked);
        assertThat(Trades.whyNot(result, "STOCKS"))
                .isEqualTo("Not sold: account I bought it on 2024-06-20, so the loss of 400 of 400 shares would be"
                        + " washed; free from 2024-07-22");
    }

    @Test
    void a_tax_exempt_account_washes_nothing() {
        AccountResult result = losing().account("X", TAX_EXEMPT, "0.00")
                .bought("N", "STOCKS", "500", "50000.00", "2024-06-20")
                .result("A");
        assertThat(Trades.sold(result, "STOCKS")).isGreaterThan(Quantity.of("100"));
    }

    @Test
    void something_identical_bought_elsewhere_keeps_the_loss() {
        AccountResult result = losing().security("TWIN", "10.00", SecurityKind.ETF, "STOCKS")
                .account("B", TAXABLE, "0.00")
                .bought("N", "TWIN", "5000", "50000.00", "2024-06-20")
                .result("A");
        assertThat(Trades.sold(result, "STOCKS")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void what_compliance_holds_to_be_identical_counts_from_its_day_on() {
        for (String day : new String[] {"2024-07-01", "2024-07-02"}) {
            AccountResult result = losing().security("TWIN", "10.00")
                    .account("B", TAXABLE, "0.00")
                    .bought("N", "TWIN", "5000", "50000.00", "2024-06-20")
                    .rule("tables/identity-groups.csv", "2010-01-01,BND,BND", day + ",TWIN,STOCKS")
                    .result("A");
            assertThat(Trades.sold(result, "STOCKS").isZero()).isEqualTo(day.equals("2024-07-01"));
        }
    }

    @Test
    void ten_shares_bought_yesterday_do_not_block_a_hundred_where_they_can_go_too() {
        AccountResult result =
                losing().bought("NEW", "STOCKS", "10", "990.00", "2024-06-28").result("A");
        assertThat(Trades.soldOf(result, "NEW")).isEqualTo(Quantity.of("10"));
        assertThat(Trades.soldOf(result, "OLD")).isGreaterThan(Quantity.of("90"));
        assertThat(result.route()).isNotEqualTo(Route.BLOCKED);
        assertThat(Trades.proposal(result).tax().disallowed()).isEqualTo(Money.ZERO);
    }

    /** The other account keeps its ten shares: any loss would be washed by them first. */
    @Test
    void ten_shares_of_another_account_block_a_hundred_unless_the_firm_lets_a_part_be_washed() {
        OneHousehold household =
                losing().account("B", TAXABLE, "0.00").bought("N", "STOCKS", "10", "1000.00", "2024-06-28");
        AccountResult strict = household.result("A");
        assertThat(Trades.sold(strict, "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.whyNot(strict, "STOCKS")).contains("the loss of 10 of 400 shares would be washed");

        AccountResult tolerant = household
                .rule("policy/wash-sales.drl", "\"0%\"", "\"10%\"")
                .rule("review/tax.drl", "disallowed.isAbove(\"$0.00\")", "disallowed.isAbove(\"$500.00\")")
                .result("A");
        assertThat(Trades.sold(tolerant, "STOCKS")).isGreaterThan(Quantity.of("100"));
        assertThat(tolerant.route()).isNotEqualTo(Route.BLOCKED);
        assertThat(Trades.proposal(tolerant).tax().disallowed()).isEqualTo(Money.of("500.00"));
        assertThat(Trades.of(tolerant, "STOCKS").orElseThrow().lots())
                .extracting(lot -> lot.disallowed())
                .containsExactly(Money.of("500.00"));
    }

    @Test
    void a_recent_lot_may_itself_be_sold_at_a_loss() {
        AccountResult result = household()
                .account("A", TAXABLE, "1000.00")
                .bought("NEW", "STOCKS", "400", "60000.00", "2024-06-20")
                .lot("B", "BONDS", "40", "2000.00", "2022-01-03")
                .result("A");
        assertThat(Trades.sold(result, "STOCKS")).isGreaterThan(Quantity.of("100"));
    }

    @ParameterizedTest(name = "sold at a loss on {0}: blocked {1}")
    @CsvSource({"2024-05-31, false", "2024-06-01, true", "2024-07-01, true"})
    void what_another_account_sold_at_a_loss_is_not_bought_back(String day, boolean blocked) {
        AccountResult result = buying().account("B", TAXABLE, "0.00")
                .sold("S1", "STOCKS", "10", "1000.00", "-200.00", day)
                .result("A");
        assertThat(Trades.bought(result, "STOCKS").isZero()).isEqualTo(blocked);
    }

    @Test
    void not_bought_back_names_account_shares_and_the_first_trading_day() {
        AccountResult result = buying().account("B", TAXABLE, "0.00")
                .sold("S1", "STOCKS", "10", "1000.00", "-200.00", "2024-06-06")
                .result("A");
        // The thirty-first day, 2024-07-07, is a Sunday.
        assertThat(Trades.whyNot(result, "STOCKS"))
                .isEqualTo(
                        "Not bought: account B sold it at a loss on 2024-06-06, 10 shares in all; free from 2024-07-08");
    }

    @Test
    void a_loss_that_was_replaced_already_blocks_nothing_more() {
        AccountResult result = buying().account("B", TAXABLE, "0.00")
                .sold("S1", "STOCKS", "10", "1000.00", "-200.00", "2024-06-06")
                .bought("N", "STOCKS", "10", "1000.00", "2024-06-10")
                .result("A");
        assertThat(Trades.bought(result, "STOCKS")).isGreaterThan(Quantity.of("100"));
    }

    @Test
    void two_accounts_of_one_run_do_not_wash_each_other() {
        OneHousehold household = losing().account("I", ROTH_IRA, "60000.00")
                .lot("S", "STOCKS", "10", "1000.00", "2022-01-03")
                .lot("B", "BONDS", "780", "39000.00", "2022-01-03");
        Map<AccountId, AccountResult> results = household.evaluated();
        AccountResult taxable = java.util.Objects.requireNonNull(results.get(new AccountId("A")));
        AccountResult ira = java.util.Objects.requireNonNull(results.get(new AccountId("I")));
        assertThat(Trades.sold(taxable, "STOCKS")).isGreaterThan(Quantity.of("100"));
        assertThat(Trades.bought(ira, "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.whyNot(ira, "STOCKS")).contains("account A sold it at a loss on 2024-07-01");
        assertThat(ira.outcome()).isNotEqualTo(Outcome.HELD);
    }
}
