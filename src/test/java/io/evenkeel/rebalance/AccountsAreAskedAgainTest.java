package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Route;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts with a target each share the year's tax: what one realises changes what a loss of another is worth. */
class AccountsAreAskedAgainTest {

    /** Dollars: amounts are rounded to the cent, trade by trade. */
    private static final double ROUNDING = 0.05;

    /** A loss of $25,000 in the first account to be asked, and in the second a gain that its target asks for. */
    private static OneHousehold losingAndGaining() {
        return new OneHousehold()
                .security("STOCKS", "100.00")
                .security("BONDS", "50.00")
                .security("GOLD", "20.00")
                .target("STOCKS", "0.5")
                .target("BONDS", "0.3")
                .target("GOLD", "0.2")
                .account("A", TAXABLE, "1000.00")
                .lot("A1", "STOCKS", "500", "75000.00", "2020-01-02")
                .lot("A2", "BONDS", "600", "30000.00", "2020-01-02")
                .lot("A3", "GOLD", "1000", "20000.00", "2020-01-02")
                .account("B", TAXABLE, "1000.00")
                .lot("B1", "STOCKS", "550", "55000.00", "2020-01-02")
                .lot("B2", "BONDS", "900", "15000.00", "2020-01-02");
    }

    /** Every account asked once, with what those before it propose. */
    private static Map<AccountId, AccountResult> inOrder(OneHousehold household) {
        Map<AccountId, AccountResult> results = new TreeMap<>();
        for (Account account : household.household().accounts()) {
            results.putAll(askedAlone(household, account, results));
        }
        return results;
    }

    private static Map<AccountId, AccountResult> askedAlone(
            OneHousehold household, Account account, Map<AccountId, AccountResult> standing) {
        List<AccountResult> others = new ArrayList<>(standing.values());
        others.removeIf(result -> result.account().equals(account.id()));
        return household.evaluated(new EvaluationRequest(Set.of(), others, Optional.of(account.id())));
    }

    private static AccountResult of(Map<AccountId, AccountResult> results, String account) {
        return Objects.requireNonNull(results.get(new AccountId(account)), account);
    }

    /** Alone the loss saves tax on other income, 37%; beside the other's gain it saves 23.8%, for which less is sold. */
    @Test
    void a_loss_is_worth_what_it_saves_beside_the_gains_of_the_others() {
        Map<AccountId, AccountResult> once = inOrder(losingAndGaining());
        Map<AccountId, AccountResult> again = losingAndGaining().evaluated();

        assertThat(Trades.proposal(of(once, "A")).tax().longTermGain()).isEqualTo(Money.of("-3000.00"));
        assertThat(Trades.sold(of(again, "A"), "STOCKS"))
                .isBetween(
                        Quantity.ofShares(30),
                        Trades.sold(of(once, "A"), "STOCKS").minus(Quantity.ofShares(10)));
        assertThat(TaxedHousehold.afterTaxValueLessRisk(losingAndGaining(), again))
                .isGreaterThan(TaxedHousehold.afterTaxValueLessRisk(losingAndGaining(), once) + 10);
    }

    /** What a proposal says of its tax is what it adds to those before it, so that all of them add up. */
    @Test
    void the_taxes_of_all_proposals_add_up_to_the_years() {
        Map<AccountId, AccountResult> again = losingAndGaining().evaluated();

        Money loss = Trades.proposal(of(again, "A")).tax().longTermGain();
        Money gain = Trades.proposal(of(again, "B")).tax().longTermGain();
        Money tax = Trades.proposal(of(again, "A"))
                .tax()
                .estimatedTax()
                .plus(Trades.proposal(of(again, "B")).tax().estimatedTax());
        assertThat(loss.isNegative()).isTrue();
        assertThat(tax).isEqualTo(gain.plus(loss).times(Rate.of("0.238"), RoundingMode.HALF_UP));
    }

    @Property(tries = 60, seed = "20240701")
    void all_accounts_together_are_never_worse_for_it(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        OneHousehold household = TaxedHousehold.drawn(seed);
        Map<AccountId, AccountResult> results = household.evaluated();

        assertThat(TaxedHousehold.afterTaxValueLessRisk(household, results))
                .isGreaterThanOrEqualTo(TaxedHousehold.afterTaxValueLessRisk(household, inOrder(household)) - ROUNDING);
        assertThat(results.values()).extracting(AccountResult::route).doesNotContain(Route.BLOCKED);
    }

    /** Where it would be better for all, it would have been asked again. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53,
                54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79,
                80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104,
                105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125,
                126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146,
                147, 148, 149
            })
    void no_account_would_rather_do_something_else(long seed) {
        OneHousehold household = TaxedHousehold.drawn(seed);
        Map<AccountId, AccountResult> results = household.evaluated();
        double value = TaxedHousehold.afterTaxValueLessRisk(household, results);

        for (Account account : household.household().accounts()) {
            Map<AccountId, AccountResult> then = new TreeMap<>(results);
            then.putAll(askedAlone(household, account, results));
            assertThat(TaxedHousehold.afterTaxValueLessRisk(household, then))
                    .as("account %s asked once more", account.id())
                    .isLessThanOrEqualTo(value + ROUNDING);
        }
    }

    /** The last to be asked had been asked without its harvest. */
    @ParameterizedTest
    @ValueSource(longs = {4, 146})
    void nor_where_nothing_was_traded_for_its_loss_alone_at_first(long seed) {
        no_account_would_rather_do_something_else(seed);
    }
}
