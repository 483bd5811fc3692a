package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.money.Money;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.PartlyMet;
import io.evenkeel.proposal.Route;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is Monday, 2024-07-01, the 183rd of 366 days. */
class BudgetsAreKeptTest {

    /** 100,000 in stocks that cost half, nothing in bonds; a dollar of sales is half a dollar of gain. */
    private static OneHousehold gaining() {
        return household().account("A", TAXABLE, "0.00").lot("L", "STOCKS", "1000", "50000.00", "2020-01-02");
    }

    private static OneHousehold household() {
        return OneHousehold.ofStocksAndBonds("0.5", "0.5");
    }

    private static Money gains(AccountResult result) {
        return Trades.proposal(result)
                .tax()
                .shortTermGain()
                .plus(Trades.proposal(result).tax().longTermGain());
    }

    @Test
    void without_a_budget_more_than_ten_thousand_is_realised() {
        assertThat(gains(gaining().result("A"))).isGreaterThan(Money.of("10000.00"));
    }

    @ParameterizedTest(name = "pro rata {0}, realised {1}: {2} left")
    @CsvSource({
        "false, 0.00, 10000.00",
        "true, 0.00, 5000.00",
        "false, 4000.00, 6000.00",
        "true, 4000.00, 1000.00",
        "false, -2000.00, 12000.00"
    })
    void gains_stay_within_what_the_accounts_year_leaves(boolean proRata, String realised, String left) {
        AccountResult result = gaining()
                .settings(Map.of("gainBudget", "10000.00", "budgetProRata", String.valueOf(proRata)))
                .year("0.00", realised, "0.00", "0.00")
                .result("A");
        // Half a dollar of gain per dollar: a share is 50 of gain.
        assertThat(gains(result)).isBetween(Money.of(left).minus(Money.of("50.00")), Money.of(left));
        assertThat(result.route()).isNotEqualTo(Route.BLOCKED);
    }

    @Test
    void the_tighter_of_account_and_household_counts() {
        AccountResult result = gaining()
                .settings(Map.of("gainBudget", "10000.00"))
                .budgets(new YearlyBudgets(Money.of("3000.00"), null, false))
                .result("A");
        assertThat(gains(result)).isBetween(Money.of("2950.00"), Money.of("3000.00"));
    }

    @ParameterizedTest(name = "tax budget {0}")
    @CsvSource({"1000.00", "3000.00"})
    void tax_stays_within_its_budget(String budget) {
        AccountResult result = gaining().settings(Map.of("taxBudget", budget)).result("A");
        Money tax = Trades.proposal(result).tax().estimatedTax();
        // A share costs 11.90.
        assertThat(tax).isBetween(Money.of(budget).minus(Money.of("11.90")), Money.of(budget));
        assertThat(result.route()).isNotEqualTo(Route.BLOCKED);
    }

    @Test
    void tax_of_all_accounts_stays_within_the_households_budget() {
        AccountResult result = gaining()
                .budgets(new YearlyBudgets(null, Money.of("1000.00"), true))
                .result("A");
        assertThat(Trades.proposal(result).tax().estimatedTax()).isBetween(Money.of("488.10"), Money.of("500.00"));
    }

    /** Of 50,000 asked for, a budget of 10,000 of gains lets 20,000 through. */
    @Test
    void a_payment_that_a_budget_cannot_meet_is_met_as_far_as_it_can_be_and_says_so() {
        AccountResult result = gaining()
                .settings(Map.of("gainBudget", "10000.00", "cashReserve", "0.00"))
                .withdrawal("50000.00", "2024-07-03")
                .result("A");
        assertThat(result.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(result.route()).isEqualTo(Route.REVIEW);
        assertThat(Trades.proposal(result).after().cash()).isBetween(Money.of("19900.00"), Money.of("20000.00"));
        PartlyMet met = Trades.proposal(result).explanation().partlyMet().get(0);
        assertThat(met.wanted()).isEqualTo(Money.of("50000.00"));
        assertThat(met.granted()).isBetween(Money.of("19900.00"), Money.of("20000.00"));
        assertThat(met.sentence())
                .startsWith("Of $50,000.00 of cash to be raised, $19,9")
                .contains("the budget, which leaves gains of $10,000.00 this year");
        assertThat(result.exceptions()).anySatisfy(note -> assertThat(note.rule())
                .isEqualTo("A request that is met in part is seen by a reviewer"));
    }

    @Test
    void a_payment_that_no_budget_stands_in_the_way_of_stays_infeasible() {
        AccountResult result = gaining()
                .settings(Map.of("gainBudget", "10000.00"))
                .restriction(RestrictionType.NEVER_SELL, "STOCKS", null)
                .withdrawal("50000.00", "2024-07-03")
                .result("A");
        assertThat(result.outcome()).isEqualTo(Outcome.INFEASIBLE);
    }

    @Test
    void a_washed_loss_restores_nothing() {
        // A loss of 5,000 that the IRA's purchase washes is no part of what was realised: the year shows nothing.
        Map<AccountId, AccountResult> results = gaining()
                .settings(Map.of("gainBudget", "10000.00"))
                .lot("W", "BONDS", "100", "10000.00", "2020-01-02")
                .account("I", io.evenkeel.account.Registration.ROTH_IRA, "0.00")
                .bought("N", "BONDS", "100", "5000.00", "2024-06-20")
                .evaluated();
        AccountResult result = Objects.requireNonNull(results.get(new AccountId("A")));
        assertThat(gains(result)).isBetween(Money.of("9900.00"), Money.of("10000.00"));
        assertThat(Trades.soldOf(result, "W").isZero()).isTrue();
    }
}
