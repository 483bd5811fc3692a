package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is Monday, 2024-07-01. Every account is at its target: whatever is sold is sold for its loss. */
class LossesAreHarvestedTest {

    private static OneHousehold household() {
        return new OneHousehold()
                .security("STOCKS", "100.00")
                .security("LIKE", "40.00")
                .security("BONDS", "50.00")
                .target("STOCKS", "0.5")
                .target("BONDS", "0.5")
                .substitute("STOCKS", "LIKE");
    }

    /** 500 shares of stocks worth 50,000 that cost {@code basis}, bought on {@code acquired}. */
    private static OneHousehold holding(String basis, String acquired) {
        return household()
                .account("A", TAXABLE, "200.00")
                .lot("L", "STOCKS", "500", basis, acquired)
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02");
    }

    private static final String RULE = "\"$1,000\", \"5%\", \"$100\", \"$500\", 45, 30";

    private static OneHousehold with(OneHousehold household, String numbers) {
        return household.rule("policy/harvest.drl", RULE, numbers);
    }

    private static boolean isTaken(OneHousehold household, String numbers) {
        return Trades.sold(with(household, numbers).result("A"), "STOCKS").isPositive();
    }

    @Test
    void a_loss_is_taken_and_a_substitute_stands_in() {
        AccountResult result = holding("60000.00", "2022-01-03").result("A");
        assertThat(result.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(Trades.soldOf(result, "L")).isGreaterThan(Quantity.of("300"));
        assertThat(Trades.bought(result, "LIKE")
                        .at(io.evenkeel.money.Price.of("40.00"), java.math.RoundingMode.HALF_UP))
                .isGreaterThan(Money.of("30000.00"));
        assertThat(Trades.of(result, "LIKE").orElseThrow().reasons())
                .contains("Stands in for STOCKS: sold at a loss today, which buying it back would wash");
        assertThat(Trades.proposal(result).tax().lossesHarvested()).isGreaterThan(Money.of("6000.00"));
    }

    @Test
    void what_must_not_be_bought_back_is_told_with_accounts_plans_and_the_first_trading_day() {
        AccountResult result = holding("60000.00", "2022-01-03")
                .account("I", io.evenkeel.account.Registration.ROTH_IRA, "0.00")
                .bought(
                        io.evenkeel.account.TransactionKind.DIVIDEND_REINVESTMENT,
                        "D",
                        "STOCKS",
                        "1",
                        "100.00",
                        "2024-05-30")
                .result("A");
        assertThat(Trades.proposal(result).explanation().notBefore())
                .singleElement()
                .satisfies(wait -> {
                    assertThat(wait.security().value()).isEqualTo("STOCKS");
                    assertThat(wait.accounts()).extracting(id -> id.value()).containsExactly("A", "I");
                    assertThat(wait.plans())
                            .containsExactly("dividend reinvestment of STOCKS in account I, last on 2024-05-30");
                    assertThat(wait.firstTradingDay()).isEqualTo("2024-08-01");
                });
    }

    /**
     * The holding is ten and a half shares above its target. So many of SMALL, which is no harvest, are worth selling
     * first; then some of LARGE, which is, until the drift costs more.
     */
    @Test
    void whole_shares_come_out_of_whole_lots() {
        AccountResult result = OneHousehold.ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "200.00")
                .lot("SMALL", "STOCKS", "12", "2160.00", "2024-02-01")
                .lot("LARGE", "STOCKS", "400", "52000.00", "2022-01-03")
                .lot("GAIN", "STOCKS", "88", "4400.00", "2022-01-03")
                .lot("B", "BONDS", "954", "47700.00", "2020-01-02")
                .year("20000.00", "0.00", "0.00", "0.00")
                .result("A");
        assertThat(Trades.soldOf(result, "SMALL").isPositive()).isTrue();
        assertThat(Trades.soldOf(result, "LARGE").isPositive()).isTrue();
        assertThat(Trades.of(result, "STOCKS").orElseThrow().lots())
                .allSatisfy(lot -> assertThat(lot.quantity().isWhole()).isTrue());
    }

    @Test
    void nothing_identical_stands_in() {
        AccountResult result = holding("60000.00", "2022-01-03")
                .security("LIKE", "40.00", SecurityKind.ETF, "STOCKS")
                .result("A");
        assertThat(Trades.bought(result, "LIKE")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_substitute_whose_own_loss_was_just_taken_does_not_stand_in() {
        AccountResult result = holding("60000.00", "2022-01-03")
                .account("B", TAXABLE, "0.00")
                .sold("S", "LIKE", "10", "400.00", "-50.00", "2024-06-20")
                .result("A");
        assertThat(Trades.bought(result, "LIKE")).isEqualTo(Quantity.ZERO);
    }

    /** A loss of 5,200 is worth what the hurdle on some 45,000 of substitutes is not. */
    @Test
    void a_substitute_has_to_be_worth_its_hurdle() {
        AccountResult high = holding("60000.00", "2022-01-03")
                .rule("policy/harvest.drl", "0.10%", "30%")
                .result("A");
        assertThat(Trades.bought(high, "LIKE")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_substitute_may_be_bought_while_its_original_is_blocked() {
        AccountResult result = household()
                .account("A", TAXABLE, "50000.00")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .account("C", TAXABLE, "0.00")
                .sold("S", "STOCKS", "10", "1000.00", "-100.00", "2024-06-20")
                .result("A");
        assertThat(Trades.bought(result, "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.bought(result, "LIKE")).isGreaterThan(Quantity.of("1000"));
        assertThat(Trades.of(result, "LIKE").orElseThrow().reasons().get(0))
                .startsWith("Stands in for STOCKS: account C sold it at a loss on 2024-06-20");
    }

    @Test
    void a_substitute_counts_as_what_it_stands_in_for() {
        AccountResult result = household()
                .account("A", TAXABLE, "200.00")
                .lot("S", "LIKE", "1250", "50000.00", "2024-05-01")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .result("A");
        assertThat(result.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
    }

    @ParameterizedTest(name = "a loss of {0}: taken {1}")
    @CsvSource({"2999.99, false", "3000.00, true"})
    void a_loss_is_taken_from_the_rules_loss_on(String loss, boolean taken) {
        assertThat(isTaken(
                        holding(Money.of("50000.00").plus(Money.of(loss)).toString(), "2022-01-03"),
                        "\"$3,000\", \"0%\", \"$0\", \"$500\", 45, 30"))
                .isEqualTo(taken);
    }

    /** 2,500 of 52,500 is 4.76%. */
    @ParameterizedTest(name = "{0} of the basis: taken {1}")
    @CsvSource({"4.77%, false", "4.76%, true"})
    void a_loss_is_taken_from_the_rules_part_of_the_basis_on(String part, boolean taken) {
        assertThat(isTaken(holding("52500.00", "2022-01-03"), "\"$1,000\", \"" + part + "\", \"$0\", \"$500\", 45, 30"))
                .isEqualTo(taken);
    }

    /** 2,500 of a net loss save 925; selling 50,000 and replacing it costs 10. */
    @ParameterizedTest(name = "{0} beyond the cost: taken {1}")
    @CsvSource({"$915.01, false", "$915, true"})
    void a_loss_is_taken_where_it_saves_the_rules_dollars_more_than_it_costs(String benefit, boolean taken) {
        assertThat(isTaken(
                        holding("52500.00", "2022-01-03"), "\"$1,000\", \"0%\", \"" + benefit + "\", \"$500\", 45, 30"))
                .isEqualTo(taken);
    }

    /** From 2024-07-01 to 2024-12-31 it is 183 days. */
    @ParameterizedTest(name = "{0} days: taken {1}")
    @CsvSource({"182, false", "183, true"})
    void a_smaller_loss_is_taken_near_the_years_end(int days, boolean taken) {
        assertThat(isTaken(holding("52500.00", "2022-01-03"), "\"$5,000\", \"0%\", \"$0\", \"$500\", " + days + ", 30"))
                .isEqualTo(taken);
    }

    /** Bought on 2023-07-31, long-term from 2024-08-01: in 31 days. */
    @ParameterizedTest(name = "{0} days: taken {1}")
    @CsvSource({"30, false", "31, true"})
    void a_smaller_loss_is_taken_before_it_turns_long_term(int days, boolean taken) {
        assertThat(isTaken(holding("52500.00", "2023-07-31"), "\"$5,000\", \"0%\", \"$0\", \"$500\", 45, " + days))
                .isEqualTo(taken);
    }

    @ParameterizedTest(name = "preserved until {0}: taken {1}")
    @CsvSource({"2024-07-02, false", "2024-07-01, true"})
    void losses_are_preserved_until_the_clients_day(String until, boolean taken) {
        AccountResult result = holding("60000.00", "2022-01-03")
                .settings(Map.of("preserveLossesUntil", until))
                .result("A");
        assertThat(Trades.sold(result, "STOCKS").isPositive()).isEqualTo(taken);
    }

    @Test
    void a_demanded_loss_is_taken_whatever_it_is_worth() {
        AccountResult result = with(
                        household()
                                .account("A", TAXABLE, "200.00")
                                .lot("L1", "STOCKS", "250", "26000.00", "2022-01-03")
                                .lot("L2", "STOCKS", "250", "25600.00", "2022-01-03")
                                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                                .settings(Map.of("demandedLoss", "1000.00")),
                        "\"$90,000\", \"0%\", \"$0\", \"$500\", 0, 0")
                .result("A");
        assertThat(Trades.soldOf(result, "L1")).isEqualTo(Quantity.of("250"));
        assertThat(Trades.soldOf(result, "L2")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.proposal(result).tax().lossesHarvested()).isEqualTo(Money.of("1000.00"));
    }

    @Test
    void a_demand_that_the_lots_cannot_meet_is_met_as_far_as_it_can_be_and_says_so() {
        AccountResult result = holding("52500.00", "2022-01-03")
                .settings(Map.of("demandedLoss", "7000.00"))
                .result("A");
        assertThat(Trades.proposal(result).tax().lossesHarvested()).isEqualTo(Money.of("2500.00"));
        assertThat(Trades.proposal(result).explanation().partlyMet())
                .extracting(met -> met.sentence())
                .containsExactly("Of $7,000.00 of losses to be taken, $2,500.00 can be;"
                        + " the account's lots do not have the other $4,500.00 today");
    }

    @Test
    void losses_taken_this_year_count_towards_a_demand() {
        AccountResult result = with(
                        holding("52500.00", "2022-01-03")
                                .settings(Map.of("demandedLoss", "2000.00"))
                                .sold("S", "BONDS", "10", "500.00", "-2000.00", "2024-05-02"),
                        "\"$90,000\", \"0%\", \"$0\", \"$500\", 0, 0")
                .result("A");
        assertThat(Trades.sold(result, "STOCKS")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_locked_lot_is_no_harvest() {
        AccountResult result = holding("60000.00", "2022-01-03")
                .restriction(RestrictionType.LOCK_LOT, "STOCKS", null, "L", null)
                .result("A");
        assertThat(Trades.sold(result, "STOCKS")).isEqualTo(Quantity.ZERO);
    }

    /** One of two identical securities is sold at a loss, the other is below its target. */
    @Test
    void an_account_does_not_wash_a_loss_with_something_identical() {
        AccountResult result = new OneHousehold()
                .security("STOCKS", "100.00")
                .security("TWIN", "10.00", SecurityKind.ETF, "STOCKS")
                .target("STOCKS", "0.5")
                .target("TWIN", "0.5")
                .account("A", TAXABLE, "200.00")
                .lot("L", "STOCKS", "900", "120000.00", "2022-01-03")
                .lot("T", "TWIN", "1000", "9000.00", "2022-01-03")
                .result("A");
        boolean sold = Trades.sold(result, "STOCKS").isPositive();
        boolean bought = Trades.bought(result, "TWIN").isPositive();
        assertThat(sold && bought).isFalse();
        assertThat(Trades.proposal(result).tax().disallowed()).isEqualTo(Money.ZERO);
    }
}
