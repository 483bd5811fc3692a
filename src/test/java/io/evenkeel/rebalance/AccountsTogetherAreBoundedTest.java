package io.evenkeel.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.proposal.AccountResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What accounts with a target each say of how much better all of them together could have done. */
class AccountsTogetherAreBoundedTest {

    /** Dollars: amounts are rounded to the cent, trade by trade. */
    private static final double ROUNDING = 0.05;

    /** Dollars a year: most households whose accounts share a year's tax are proven to be nearer than that. */
    private static final double NEAR = 150;

    private static final Pattern NOTE =
            Pattern.compile("asked to trade are together better by more than \\$([0-9.,]+) a year");

    /**
     * Losses of any size are harvests, substitutes have no hurdle and no gain waits: what an account is asked by then is what
     * {@link TaxedHousehold} counts from the trades alone.
     */
    private static OneHousehold drawn(long seed) {
        return TaxedHousehold.drawn(seed)
                .rule(
                        "policy/harvest.drl",
                        "\"$1,000\", \"5%\", \"$100\", \"$500\", 45, 30",
                        "\"$0.01\", \"0%\", \"$0\", \"$0.01\", 45, 30")
                .rule("policy/harvest.drl", "\"0.10%\"", "\"0%\"")
                .rule("policy/tax.drl", "WaitForLongTerm( 45, \"$100\" )", "WaitForLongTerm( 0, \"$100\" )");
    }

    private static OptionalDouble couldBeBetterBy(Map<AccountId, AccountResult> results) {
        Matcher found = NOTE.matcher(results.toString());
        return found.find()
                ? OptionalDouble.of(Double.parseDouble(found.group(1).replace(",", "")))
                : OptionalDouble.empty();
    }

    /** The accounts once each in a drawn order, beside what those before them propose. */
    private static Map<AccountId, AccountResult> inSomeOrder(OneHousehold household, Random random) {
        List<Account> order = new ArrayList<>(household.household().accounts());
        Collections.shuffle(order, random);
        Map<AccountId, AccountResult> results = new TreeMap<>();
        for (Account account : order) {
            results.putAll(household.evaluated(
                    new EvaluationRequest(Set.of(), List.copyOf(results.values()), Optional.of(account.id()))));
        }
        return results;
    }

    /** Every account does what it would do alone, or nothing. */
    private static Map<AccountId, AccountResult> someAlone(OneHousehold household, Random random) {
        Map<AccountId, AccountResult> results = new TreeMap<>();
        for (Account account : household.household().accounts()) {
            if (random.nextBoolean()) {
                results.putAll(
                        household.evaluated(new EvaluationRequest(Set.of(), List.of(), Optional.of(account.id()))));
            }
        }
        return results;
    }

    private static double cost(OneHousehold household, Map<AccountId, AccountResult> results) {
        return -TaxedHousehold.afterTaxValueLessRisk(household, results);
    }

    @Property(tries = 150, seed = "20240701")
    void no_other_trades_are_better_by_more(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        OneHousehold household = drawn(seed);
        Random random = new Random(seed);
        Map<AccountId, AccountResult> results = household.evaluated();
        OptionalDouble better = couldBeBetterBy(results);

        if (better.isPresent()) {
            double least = cost(household, results) - better.getAsDouble() - ROUNDING;
            assertThat(cost(household, inSomeOrder(household, random))).isGreaterThanOrEqualTo(least);
            Map<AccountId, AccountResult> some = new TreeMap<>(results);
            some.putAll(someAlone(household, random));
            assertThat(cost(household, some)).isGreaterThanOrEqualTo(least);
        }
    }

    /** A bound that is far below everything would be kept by anything. */
    @Test
    void most_households_are_proven_to_be_near_their_best() {
        List<Double> all = new ArrayList<>();
        for (long seed = 0; seed < 120; seed++) {
            couldBeBetterBy(drawn(seed).evaluated()).ifPresent(all::add);
        }
        all.sort(Comparator.naturalOrder());

        assertThat(all).hasSizeGreaterThan(40);
        assertThat(all.get(all.size() / 2)).isLessThan(NEAR);
    }

    /** What one does is no other's concern: its own certificate says it all. */
    @Test
    void nothing_is_said_of_an_account_alone() {
        OneHousehold household = OneHousehold.ofStocksAndBonds("0.6", "0.4")
                .account("A", Registration.TAXABLE, "1000.00")
                .lot("A1", "STOCKS", "900", "90000.00", "2020-01-02");

        assertThat(Trades.proposal(household.result("A")).trades()).isNotEmpty();
        assertThat(couldBeBetterBy(household.evaluated())).isEmpty();
    }

    /** Each of two accounts of funds without gain or loss goes to its target, to a share. */
    @Test
    void accounts_that_do_their_best_cannot_be_better_by_more_than_rounding() {
        OneHousehold household = OneHousehold.ofStocksAndBonds("0.6", "0.4");
        for (String account : new String[] {"A", "B"}) {
            household
                    .account(account, Registration.TAXABLE, "1000.00")
                    .lot(account + 1, "STOCKS", "900", "90000.00", "2020-01-02");
        }

        assertThat(couldBeBetterBy(household.evaluated()).orElseThrow()).isLessThan(0.5);
    }
}
