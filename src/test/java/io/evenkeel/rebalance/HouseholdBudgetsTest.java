package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.BindingLimit;
import io.evenkeel.proposal.Route;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One budget of gains for two accounts of a household, taken one after the other. Today is Monday, 2024-07-01, the 183rd
 * of 366 days: half a budget pro rata is open.
 */
class HouseholdBudgetsTest {

    /** Each account holds 100,000 of stocks that cost half, and no bonds: a share sold is 50 of gain. */
    private static OneHousehold household() {
        return OneHousehold.ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "0.00")
                .lot("LA", "STOCKS", "1000", "50000.00", "2020-01-02")
                .account("B", TAXABLE, "0.00")
                .lot("LB", "STOCKS", "1000", "50000.00", "2020-01-02");
    }

    private static final Money WANTED_BY_ONE = gains(household().evaluated(), "A");

    private static AccountResult of(Map<AccountId, AccountResult> results, String account) {
        return Objects.requireNonNull(results.get(new AccountId(account)), account);
    }

    private static Money gains(Map<AccountId, AccountResult> results, String account) {
        AccountResult result = of(results, account);
        return Trades.proposal(result)
                .tax()
                .shortTermGain()
                .plus(Trades.proposal(result).tax().longTermGain());
    }

    private static Map<AccountId, AccountResult> under(Money budget, boolean proRata) {
        return household().budgets(new YearlyBudgets(budget, null, proRata)).evaluated();
    }

    private static void assertItSaysSo(AccountResult result, String left) {
        assertThat(Trades.whyNot(result, "STOCKS"))
                .startsWith("Not sold: the year's budget leaves gains of " + left + ", and selling it to its target"
                        + " would realise $");
    }

    @Test
    void without_a_budget_both_accounts_realise_the_same() {
        assertThat(WANTED_BY_ONE).isGreaterThan(Money.of("10000.00"));
        assertThat(gains(household().evaluated(), "B")).isEqualTo(WANTED_BY_ONE);
    }

    /** Three shares, 150 of gain, are the smallest trade above 250 dollars. */
    @ParameterizedTest(name = "{0} more than the first account uses: the second realises {1}")
    @CsvSource({
        "0.00, 0.00",
        "149.99, 0.00",
        "150.00, 150.00",
        "199.99, 150.00",
        "200.00, 200.00",
        "5000.00, 5000.00",
        "5049.99, 5000.00"
    })
    void the_first_account_uses_most_and_the_second_gets_the_remainder(String more, String second) {
        Map<AccountId, AccountResult> results = under(WANTED_BY_ONE.plus(Money.of(more)), false);
        assertThat(gains(results, "A")).isEqualTo(WANTED_BY_ONE);
        assertThat(gains(results, "B")).isEqualTo(Money.of(second));
        assertThat(of(results, "B").route()).isNotEqualTo(Route.BLOCKED);
    }

    @Test
    void what_the_second_account_cannot_have_it_calls_the_budgets() {
        AccountResult second = of(under(WANTED_BY_ONE.plus(Money.of("5000.00")), false), "B");
        assertThat(Trades.proposal(second).explanation().binding())
                .extracting(BindingLimit::limit)
                .contains("gain budget");
    }

    @Test
    void with_nothing_left_nothing_is_sold_at_a_gain_and_it_says_so() {
        Map<AccountId, AccountResult> results = household()
                .year("0.00", "10000.00", "0.00", "0.00")
                .budgets(new YearlyBudgets(Money.of("10000.00"), null, false))
                .evaluated();
        for (String account : new String[] {"A", "B"}) {
            AccountResult result = of(results, account);
            assertThat(Trades.proposal(result).trades()).isEmpty();
            assertItSaysSo(result, "$0.00");
        }
    }

    @Test
    void a_remainder_too_small_for_a_trade_is_told_too() {
        assertItSaysSo(of(under(WANTED_BY_ONE.plus(Money.of("149.99")), false), "B"), "$149.99");
    }

    /** With a budget of nothing a loss is still taken, and restores what it was worth to the account after it. */
    @Test
    void with_nothing_left_losses_are_still_taken() {
        Map<AccountId, AccountResult> results = household()
                .lot("LOSS", "BONDS", "200", "12000.00", "2020-01-02")
                .budgets(new YearlyBudgets(Money.ZERO, null, false))
                .evaluated();
        assertThat(gains(results, "A")).isEqualTo(Money.ZERO);
        assertThat(gains(results, "B").isPositive()).isFalse();
        assertThat(of(results, "B").route()).isNotEqualTo(Route.BLOCKED);
    }

    @ParameterizedTest(name = "pro rata, {0} more than twice what the first uses: the second realises {1}")
    @CsvSource({"299.98, 0.00", "300.00, 150.00", "10000.00, 5000.00"})
    void pro_rata_only_the_part_of_the_year_that_has_passed_is_shared(String more, String second) {
        Money budget = WANTED_BY_ONE.plus(WANTED_BY_ONE).plus(Money.of(more));
        Map<AccountId, AccountResult> results = under(budget, true);
        assertThat(gains(results, "A")).isEqualTo(WANTED_BY_ONE);
        assertThat(gains(results, "B")).isEqualTo(Money.of(second));
    }

    /** The loss of 2,000 counts, and makes room for as much gain. */
    @Test
    void a_loss_that_counts_restores_the_budget() {
        Map<AccountId, AccountResult> results = selling("2024-05-01");
        assertThat(Trades.soldOf(of(results, "A"), "LOSS")).isEqualTo(Quantity.of("100"));
        assertThat(gains(results, "A")).isEqualTo(Money.of("10000.00"));
        assertThat(gross(results)).isEqualTo(Money.of("12000.00"));
    }

    /** The IRA has bought as many: the same loss is gone for good, and makes room for nothing. */
    @Test
    void a_washed_loss_restores_nothing() {
        Map<AccountId, AccountResult> results = selling("2024-06-20");
        assertThat(gains(results, "A")).isEqualTo(Money.of("10000.00"));
        assertThat(gross(results)).isEqualTo(Money.of("10000.00"));
        assertThat(Trades.proposal(of(results, "A")).tax().disallowed()).isEqualTo(Money.of("2000.00"));
        assertThat(of(results, "A").route()).isNotEqualTo(Route.BLOCKED);
    }

    /** Gains alone, the loss left out. */
    private static Money gross(Map<AccountId, AccountResult> results) {
        return Trades.proposal(of(results, "A")).trades().stream()
                .flatMap(trade -> trade.lots().stream())
                .map(lot -> lot.gain())
                .filter(Money::isPositive)
                .reduce(Money.ZERO, Money::plus);
    }

    /** An account that must not own OTHER, of which its IRA bought as many on {@code day}; washing is let through. */
    private static Map<AccountId, AccountResult> selling(String day) {
        return household()
                .security("OTHER", "30.00")
                .rule("policy/wash-sales.drl", "\"0%\"", "\"100%\"")
                .rule("review/tax.drl", "disallowed.isAbove(\"$0.00\")", "disallowed.isAbove(\"$5,000.00\")")
                .account("A", TAXABLE, "0.00")
                .lot("LA", "STOCKS", "1000", "50000.00", "2020-01-02")
                .lot("LOSS", "OTHER", "100", "5000.00", "2020-01-02")
                .restriction(io.evenkeel.account.RestrictionType.NEVER_OWN, "OTHER", null)
                .account("I", ROTH_IRA, "0.00")
                .bought("N", "OTHER", "100", "3000.00", day)
                .budgets(new YearlyBudgets(Money.of("10000.00"), null, false))
                .evaluated();
    }
}
