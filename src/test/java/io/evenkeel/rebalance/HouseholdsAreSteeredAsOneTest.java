package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static io.evenkeel.account.Registration.TRADITIONAL_IRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.account.Registration;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Drift;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several accounts with one target: 50% stocks and 50% bonds over all of them, band 5 points. */
class HouseholdsAreSteeredAsOneTest {

    private static final Weight HALF = Weight.of("0.5");

    private static OneHousehold household() {
        return new OneHousehold()
                .security("STOCKS", "100.00", AssetClass.US_EQUITY)
                .security("BONDS", "50.00", AssetClass.US_BOND)
                .target("STOCKS", "0.5")
                .target("BONDS", "0.5");
    }

    /** So many dollars of each, at half their price. */
    private static OneHousehold holding(
            OneHousehold household, String account, Registration registration, int stocks, int bonds, String cash) {
        household.account(account, registration, cash).settings(Map.of("cashReserve", "0.00"));
        if (stocks > 0) {
            household.lot("S" + account, "STOCKS", String.valueOf(stocks / 100), stocks / 2 + ".00", "2020-01-02");
        }
        if (bonds > 0) {
            household.lot("B" + account, "BONDS", String.valueOf(bonds / 50), bonds / 2 + ".00", "2020-01-02");
        }
        return household;
    }

    /** Both 60% stocks. */
    private static OneHousehold drifted() {
        OneHousehold both = holding(household(), "TAX", TAXABLE, 60_000, 40_000, "0.00");
        return holding(both, "IRA", TRADITIONAL_IRA, 60_000, 40_000, "0.00");
    }

    private static AccountResult of(Map<AccountId, AccountResult> results, String account) {
        return Objects.requireNonNull(results.get(new AccountId(account)), account);
    }

    private static Money tax(Map<AccountId, AccountResult> results) {
        return results.values().stream()
                .map(result -> Trades.proposal(result).tax().estimatedTax())
                .reduce(Money.ZERO, Money::plus);
    }

    private static Weight driftAfter(OneHousehold household, Map<AccountId, AccountResult> results) {
        Household all = household.household();
        SortedMap<SecurityId, Money> values = new TreeMap<>();
        Money cash = Money.ZERO;
        for (var account : all.accounts()) {
            cash = cash.plus(account.cash());
            for (var lot : account.lots()) {
                values.merge(lot.security(), household.market().worth(lot.security(), lot.quantity()), Money::plus);
            }
        }
        for (AccountResult result : results.values()) {
            for (Trade trade : trades(result)) {
                Money change = trade.side() == Side.BUY
                        ? trade.amount()
                        : trade.amount().negated();
                values.merge(trade.security(), change, Money::plus);
                cash = cash.minus(change);
            }
        }
        return Drift.of(
                values, cash, new TreeMap<>(Map.of(new SecurityId("STOCKS"), HALF, new SecurityId("BONDS"), HALF)));
    }

    private static List<Trade> trades(AccountResult result) {
        return result.proposal() == null ? List.of() : result.proposal().trades();
    }

    @Test
    void the_tax_deferred_account_trades_for_both_and_no_tax_is_paid() {
        Map<AccountId, AccountResult> apart = drifted().evaluated();
        Map<AccountId, AccountResult> together = drifted().asOne().evaluated();

        assertThat(Trades.sold(of(apart, "TAX"), "STOCKS")).isGreaterThan(Quantity.ofShares(50));
        assertThat(tax(apart)).isGreaterThan(Money.of("500.00"));

        assertThat(of(together, "TAX").outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(Trades.sold(of(together, "IRA"), "STOCKS")).isEqualTo(Quantity.ofShares(200));
        assertThat(of(together, "IRA").route()).isEqualTo(Route.CLEARED);
        assertThat(tax(together)).isEqualTo(Money.ZERO);
        assertThat(driftAfter(drifted(), together)).isLessThanOrEqualTo(driftAfter(drifted(), apart));
    }

    @Test
    void what_is_traded_and_what_is_not_says_that_the_household_is_steered_as_one() {
        Map<AccountId, AccountResult> together = drifted().asOne().evaluated();

        assertThat(trades(of(together, "IRA")).get(1).reasons().get(0))
                .isEqualTo("Over the household's accounts, which are steered as one, STOCKS is 10.0 points above its"
                        + " target, outside its band of 5.0");
        String steered = "The household's accounts are steered as one: its drift goes from 10.0% to 0.0%, and no trades"
                + " of all accounts together are better by more than $0.01 a year";
        assertThat(Trades.proposal(of(together, "IRA")).explanation().notes())
                .containsExactly(
                        "What asks for trades today: BONDS and STOCKS are outside their bands over the household's accounts",
                        steered);
        assertThat(Trades.proposal(of(together, "TAX")).explanation().notes()).containsExactly(steered);
        assertThat(Trades.whyNot(of(together, "TAX"), "STOCKS"))
                .isEqualTo("Not traded here: the household's accounts are steered as one");
    }

    @Test
    void accounts_that_look_like_the_model_only_together_are_left_alone() {
        OneHousehold apart = holding(household(), "TAX", TAXABLE, 100_000, 0, "0.00");
        OneHousehold both = holding(apart, "IRA", ROTH_IRA, 0, 100_000, "0.00");
        assertThat(both.evaluated().values()).extracting(AccountResult::outcome).containsOnly(Outcome.TRADE);
        assertThat(both.asOne().evaluated().values())
                .extracting(AccountResult::outcome)
                .containsOnly(Outcome.WITHIN_BANDS);
    }

    @Test
    void what_the_tax_deferred_account_cannot_do_the_taxable_one_does() {
        OneHousehold small = holding(household(), "TAX", TAXABLE, 70_000, 30_000, "0.00");
        Map<AccountId, AccountResult> together = holding(small, "IRA", TRADITIONAL_IRA, 10_000, 0, "0.00")
                .asOne()
                .evaluated();
        assertThat(Trades.sold(of(together, "IRA"), "STOCKS")).isEqualTo(Quantity.ofShares(100));
        assertThat(Trades.sold(of(together, "TAX"), "STOCKS")).isGreaterThan(Quantity.ofShares(50));
    }

    @Test
    void what_an_account_must_not_do_stays_its_own() {
        OneHousehold locked = holding(household(), "TAX", TAXABLE, 60_000, 40_000, "0.00");
        holding(locked, "IRA", TRADITIONAL_IRA, 60_000, 40_000, "0.00")
                .restriction(RestrictionType.NEVER_SELL, "STOCKS", null);
        Map<AccountId, AccountResult> together = locked.asOne().evaluated();
        assertThat(Trades.sold(of(together, "IRA"), "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.sold(of(together, "TAX"), "STOCKS")).isGreaterThan(Quantity.ZERO);
    }

    /** Whoever has to sell chooses first: the others do not buy it that day. */
    @Test
    void what_one_account_must_not_own_no_other_buys() {
        OneHousehold wanting = holding(household(), "IRA", ROTH_IRA, 0, 0, "40000.00");
        Map<AccountId, AccountResult> together = holding(wanting, "TAX", TAXABLE, 20_000, 40_000, "0.00")
                .restriction(RestrictionType.NEVER_OWN, "STOCKS", null)
                .asOne()
                .evaluated();
        assertThat(Trades.sold(of(together, "TAX"), "STOCKS")).isEqualTo(Quantity.ofShares(200));
        assertThat(Trades.bought(of(together, "IRA"), "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(of(together, "TAX").route()).isNotEqualTo(Route.BLOCKED);
    }

    /** Whoever has to raise cash chooses first: what it sells the others do not buy. */
    @Test
    void cash_stays_in_its_account() {
        OneHousehold paying =
                holding(household(), "TAX", TAXABLE, 50_000, 50_000, "0.00").withdrawal("8000.00", "2024-07-03");
        Map<AccountId, AccountResult> together = holding(paying, "IRA", ROTH_IRA, 50_000, 50_000, "8000.00")
                .asOne()
                .evaluated();
        assertThat(Trades.proposal(of(together, "TAX")).after().cash()).isGreaterThanOrEqualTo(Money.of("8000.00"));
        assertThat(trades(of(together, "IRA"))).noneMatch(trade -> trade.side() == Side.SELL);
    }

    @Test
    void the_households_gain_budget_is_shared() {
        OneHousehold two = holding(household(), "T1", TAXABLE, 90_000, 10_000, "0.00");
        Map<AccountId, AccountResult> together = holding(two, "T2", TAXABLE, 90_000, 10_000, "0.00")
                .asOne()
                .budgets(new YearlyBudgets(Money.of("10000.00"), null, false))
                .evaluated();
        Money gains = together.values().stream()
                .map(result -> Trades.proposal(result).tax().longTermGain())
                .reduce(Money.ZERO, Money::plus);
        assertThat(gains).isBetween(Money.of("9800.00"), Money.of("10000.00"));
        assertThat(together.values()).extracting(AccountResult::route).doesNotContain(Route.BLOCKED);
    }

    @Test
    void new_money_goes_where_the_table_would_rather_have_it() {
        OneHousehold empty = holding(household(), "TAX", TAXABLE, 0, 0, "50000.00");
        Map<AccountId, AccountResult> together =
                holding(empty, "IRA", TRADITIONAL_IRA, 0, 0, "50000.00").asOne().evaluated();
        assertThat(Trades.bought(of(together, "TAX"), "BONDS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.bought(of(together, "TAX"), "STOCKS")).isGreaterThan(Quantity.ofShares(490));
        assertThat(Trades.bought(of(together, "IRA"), "STOCKS")).isEqualTo(Quantity.ZERO);
        assertThat(Trades.bought(of(together, "IRA"), "BONDS")).isGreaterThan(Quantity.ofShares(990));

        Map<AccountId, AccountResult> turned = empty.rule(
                        "tables/asset-location.csv", "US_BOND,TAXABLE,10", "US_EQUITY,TAXABLE,10")
                .rule("tables/asset-location.csv", "US_EQUITY,TRADITIONAL_IRA,5", "US_BOND,TRADITIONAL_IRA,5")
                .evaluated();
        assertThat(Trades.bought(of(turned, "TAX"), "STOCKS")).isEqualTo(Quantity.ZERO);
    }

    /** One account bought lately what both hold at a loss, and sells that as well. */
    @Test
    void no_account_counts_on_another_one_to_sell_what_washes_its_loss() {
        OneHousehold losing = household()
                .account("T1", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("L1", "STOCKS", "300", "120000.00", "2020-01-02")
                .lot("B1", "BONDS", "200", "5000.00", "2020-01-02")
                .account("T2", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("L2", "STOCKS", "400", "60000.00", "2020-01-02")
                .bought("N2", "STOCKS", "20", "2100.00", "2024-06-20")
                .lot("B2", "BONDS", "200", "5000.00", "2020-01-02");
        Map<AccountId, AccountResult> together = losing.asOne().evaluated();
        for (AccountResult result : together.values()) {
            assertThat(Trades.proposal(result).tax().disallowed()).isEqualTo(Money.ZERO);
            assertThat(result.route()).isNotEqualTo(Route.BLOCKED);
        }
    }

    /** What each account makes of the others is rounded to the cent, which is much of a household of a few dollars. */
    @Test
    void a_household_of_a_few_dollars_is_steered_as_well() {
        OneHousehold few = new OneHousehold()
                .security("STOCKS", "33.337", AssetClass.US_EQUITY)
                .security("BONDS", "7.7777", AssetClass.US_BOND)
                .target("STOCKS", "0.5")
                .target("BONDS", "0.5");
        for (String shares : List.of("1.33337", "2.71828", "0.61803")) {
            few.account("A" + shares, TAXABLE, "4.00").settings(Map.of("cashReserve", "0.00", "minimumTrade", "1.00"));
            few.lot("S" + shares, "STOCKS", shares, "20.00", "2020-01-02");
            few.lot("B" + shares, "BONDS", shares, "5.00", "2020-01-02");
        }

        assertThat(few.asOne().evaluated().values())
                .extracting(AccountResult::outcome)
                .containsOnly(Outcome.TRADE, Outcome.WITHIN_BANDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 12})
    void all_accounts_together_could_hardly_do_better(int names) {
        List<Double> gaps = DrawnAccounts.couldBeBetterBy(names, 60);

        assertThat(gaps.get(30)).as("median").isLessThan(1);
        assertThat(gaps.get(54)).as("nine in ten").isLessThan(20);
        assertThat(gaps.get(59)).as("all").isLessThan(100);
    }

    @Test
    void a_household_with_one_target_has_one_model() {
        Household different = withTwoModels(drifted().asOne().household());
        assertThatThrownBy(() -> drifted().evaluated(different))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("have one target, but the models [MODEL, OTHER]");
    }

    private static Household withTwoModels(Household household) {
        var first = household.accounts().get(0);
        var other = new io.evenkeel.account.Account(
                first.id(),
                first.owner(),
                first.registration(),
                new io.evenkeel.target.ModelId("OTHER"),
                first.cash(),
                first.settings(),
                first.lots(),
                first.restrictions(),
                first.cashFlows(),
                first.transactions(),
                first.yearToDate(),
                first.positions());
        return household.with(List.of(other, household.accounts().get(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothing_is_sold_here_and_bought_there_and_the_independent_check_has_no_complaint(long seed) {
        Random random = new Random(seed);
        OneHousehold drawn = household();
        for (String account : List.of("A", "B", "C")) {
            Registration registration = Registration.values()[random.nextInt(3)];
            holding(
                    drawn,
                    account,
                    registration,
                    100 * random.nextInt(900),
                    100 * random.nextInt(900),
                    random.nextInt(9000) + ".00");
            if (random.nextInt(3) == 0) {
                drawn.lot("L" + account, "STOCKS", "50", "9000.00", "2024-01-15");
            }
            if (random.nextInt(3) == 0) {
                drawn.withdrawal(500 * (1 + random.nextInt(10)) + ".00", "2024-07-03");
            }
        }
        Map<AccountId, AccountResult> results = drawn.asOne().evaluated();

        for (AccountResult one : results.values()) {
            assertThat(one.exceptions())
                    .extracting(note -> note.rule())
                    .doesNotContain(RebalanceHousehold.INDEPENDENT_CHECK);
            for (Trade trade : trades(one)) {
                for (AccountResult other : results.values()) {
                    assertThat(trades(other))
                            .noneMatch(against ->
                                    against.security().equals(trade.security()) && against.side() != trade.side());
                }
            }
        }
    }
}
