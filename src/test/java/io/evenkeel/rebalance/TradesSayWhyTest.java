package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static io.evenkeel.rebalance.OneHousehold.ofStocksAndBonds;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Trade;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What asks for trades of an account, and what each of them is for. */
class TradesSayWhyTest {

    private static final String ASKED = "What asks for trades today: ";

    private static String asked(AccountResult result) {
        return Trades.proposal(result).explanation().notes().get(0);
    }

    private static List<String> reasons(AccountResult result, String security) {
        return Trades.proposal(result).trades().stream()
                .filter(trade -> trade.security().equals(new SecurityId(security)))
                .map(Trade::reasons)
                .findFirst()
                .orElseThrow();
    }

    /** Dollars of each; targets are half and half. */
    private static OneHousehold ira(int stocks, int bonds, String cash) {
        return ofStocksAndBonds("0.5", "0.5")
                .account("A", ROTH_IRA, cash)
                .lot("S", "STOCKS", String.valueOf(stocks / 100), "1000.00", "2020-01-02")
                .lot("B", "BONDS", String.valueOf(bonds / 50), "1000.00", "2020-01-02");
    }

    private static AccountResult released(OneHousehold household) {
        return household.result(new EvaluationRequest(Set.of(new AccountId("A")), List.of(), Optional.empty()), "A");
    }

    @Test
    void securities_outside_their_bands_are_named_the_furthest_first() {
        OneHousehold five = new OneHousehold().account("A", ROTH_IRA, "0.00");
        int[] shares = {2_900, 1_100, 2_800, 1_250, 1_950};
        for (int fund = 0; fund < 5; fund++) {
            five.security("F" + fund, "10.00")
                    .target("F" + fund, "0.2")
                    .lot("L" + fund, "F" + fund, String.valueOf(shares[fund]), "1000.00", "2020-01-02");
        }

        assertThat(asked(five.result("A"))).isEqualTo(ASKED + "F0, F1, F2 and 1 more are outside their bands");
    }

    @Test
    void so_are_mandates_and_what_must_not_be_owned() {
        assertThat(asked(released(ira(53_000, 47_000, "0.00")))).isEqualTo(ASKED + "A person has put its data right");
        assertThat(asked(ira(50_000, 50_000, "0.00")
                        .restriction(RestrictionType.NEVER_OWN, "STOCKS", null)
                        .result("A")))
                .startsWith(ASKED + "STOCKS must not be owned");
    }

    @Test
    void so_are_losses_that_are_worth_taking() {
        AccountResult result = ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("S", "STOCKS", "500", "80000.00", "2023-06-01")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .result("A");

        assertThat(asked(result)).isEqualTo(ASKED + "STOCKS has a loss worth taking");
    }

    /** Stocks are 20 points below their target: more of them is bought, and their loss is left. */
    @Test
    void a_loss_worth_taking_that_is_left_asks_for_nothing_and_is_told() {
        AccountResult result = ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "20000.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("S", "STOCKS", "300", "31600.00", "2023-06-01")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .result("A");

        assertThat(asked(result)).isEqualTo(ASKED + "STOCKS is outside its band; cash is above its band");
        assertThat(Trades.bought(result, "STOCKS").isPositive()).isTrue();
        assertThat(Trades.proposal(result).explanation().notes())
                .contains("Losses of $1,600.00 in STOCKS are not taken: that would cost more than the tax it saves");
    }

    @Test
    void nothing_is_told_of_losses_that_are_taken() {
        AccountResult result = ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("S", "STOCKS", "500", "80000.00", "2023-06-01")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .result("A");

        assertThat(Trades.soldOf(result, "S").isPositive()).isTrue();
        assertThat(Trades.proposal(result).explanation().notes()).noneMatch(note -> note.contains("are not taken"));
    }

    /** Of 100,000 a fifth is cash; of stocks no more may be bought, and of bonds there are enough. */
    private static OneHousehold withoutUseForCash() {
        return ira(30_000, 50_000, "20000.00").restriction(RestrictionType.NEVER_BUY, "STOCKS", null);
    }

    @Test
    void cash_that_stays_above_its_band_is_told() {
        assertThat(Trades.proposal(withoutUseForCash().result("A"))
                        .explanation()
                        .notes())
                .containsExactly(
                        "Cash of $20,000.00, 20.0% of the account, stays: no purchase allowed today is worth what it costs");
    }

    @Test
    void cash_that_waits_for_a_payment_or_was_agreed_to_stay_is_not_told() {
        OneHousehold paying = ira(40_000, 40_000, "20000.00")
                .restriction(RestrictionType.NEVER_BUY, "STOCKS", null)
                .withdrawal("20000.00", "2024-07-03");
        OneHousehold toTheEdge = withoutUseForCash().settings(Map.of("stopAt", "EDGE"));

        assertThat(Trades.proposal(paying.result("A")).explanation().notes())
                .noneMatch(note -> note.startsWith("Cash"));
        assertThat(Trades.proposal(toTheEdge.result("A")).explanation().notes())
                .noneMatch(note -> note.startsWith("Cash"));
    }

    @Test
    void losses_that_this_year_cannot_use_say_what_they_count() {
        AccountResult result = ofStocksAndBonds("0.5", "0.5")
                .security("LIKE", "100.00")
                .substitute("STOCKS", "LIKE")
                .account("A", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("S", "STOCKS", "500", "80000.00", "2023-06-01")
                .lot("B", "BONDS", "1000", "50000.00", "2020-01-02")
                .result("A");

        Money harvested = Trades.proposal(result).tax().lossesHarvested();
        assertThat(harvested).isGreaterThan(Money.ofDollars(20_000));
        Money carried = harvested.minus(Money.ofDollars(3_000));
        assertThat(Trades.proposal(result).explanation().notes())
                .last()
                .isEqualTo("Losses of " + carried.dollars()
                        + " save no tax this year and are carried to the next; in the"
                        + " choice of trades they count 10.0%, "
                        + carried.times(Rate.of("0.1"), RoundingMode.HALF_UP).dollars());
    }

    @Test
    void so_do_gains_that_use_losses_of_later_years_up() {
        AccountResult result = ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .year("0.00", "0.00", "0.00", "50000.00")
                .lot("S", "STOCKS", "650", "60000.00", "2020-01-02")
                .lot("B", "BONDS", "700", "35000.00", "2020-01-02")
                .result("A");

        Money gain = Trades.proposal(result).tax().longTermGain();
        assertThat(gain).isGreaterThan(Money.ofDollars(1_000));
        assertThat(Trades.proposal(result).explanation().notes())
                .last()
                .isEqualTo("Gains use up " + gain.dollars()
                        + " of losses that would be carried to the next year; in the"
                        + " choice of trades that costs 10.0%, "
                        + gain.times(Rate.of("0.1"), RoundingMode.HALF_UP).dollars());
    }

    @Test
    void so_is_cash() {
        assertThat(asked(ira(46_000, 46_000, "8000.00").result("A"))).isEqualTo(ASKED + "cash is above its band");
    }

    @Test
    void what_is_bought_inside_its_band_says_what_pays_for_it() {
        AccountResult result = released(ira(53_000, 47_000, "0.00"));

        assertThat(reasons(result, "BONDS"))
                .containsExactly(
                        "BONDS is 3.0 points below its target, inside its band of 5.0",
                        "Bought with what today's sales bring");
    }

    @Test
    void a_distance_just_outside_its_band_is_told_so_finely_that_it_differs_from_it() {
        assertThat(reasons(ira(110_000, 89_900, "0.00").result("A"), "STOCKS"))
                .containsExactly("STOCKS is 5.03 points above its target, outside its band of 5.00");
        assertThat(reasons(released(ira(109_800, 90_000, "0.00")), "STOCKS"))
                .contains("STOCKS is 4.95 points above its target, inside its band of 5.00");
        assertThat(reasons(released(ira(55_000, 45_000, "0.00")), "STOCKS"))
                .contains("STOCKS is 5.0 points above its target, inside its band of 5.0");
    }

    /** Stocks 10 points above their target, all gain but 1,000; drift is so cheap that nothing is sold for it. */
    private static OneHousehold gaining() {
        return ofStocksAndBonds("0.5", "0.5")
                .rule("policy/trading.drl", "RiskAversion( \"30\" )", "RiskAversion( \"0.1\" )")
                .account("A", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("S", "STOCKS", "600", "1000.00", "2020-01-02")
                .lot("B", "BONDS", "800", "40000.00", "2020-01-02");
    }

    @Test
    void what_is_held_says_what_tax_selling_it_would_cost() {
        assertThat(Trades.whyNot(gaining().result("A"), "STOCKS"))
                .isEqualTo("Held: selling it to its target would cost $2,340.33 of tax, more than the drift costs");
    }

    @Test
    void what_is_held_for_losses_of_later_years_says_how_much_of_them_selling_it_would_use_up() {
        AccountResult result =
                gaining().year("0.00", "0.00", "0.00", "50000.00").result("A");

        assertThat(Trades.whyNot(result, "STOCKS"))
                .isEqualTo(
                        "Held: selling it to its target would use up $9,833.33 of losses that would be carried to the"
                                + " next year, which count $983.33, more than the drift costs");
    }

    /** The loss of 40,000 that is taken today meets the gain that is not: it would cost no tax this year. */
    @Test
    void what_selling_would_cost_is_told_beside_todays_losses() {
        AccountResult result = gaining()
                .security("LOST", "100.00")
                .lot("S2", "STOCKS", "100", "100.00", "2020-01-02")
                .lot("L", "LOST", "100", "50000.00", "2023-09-01")
                .result("A");

        assertThat(Trades.soldOf(result, "L")).isEqualTo(Quantity.of("100"));
        assertThat(Trades.whyNot(result, "STOCKS")).contains("would use up $", "of losses that would be carried");
    }

    /** $2,000; what is missing of the third is less than the smallest trade. */
    @Test
    void what_is_not_bought_while_others_are_says_that_they_are() {
        AccountResult result = new OneHousehold()
                .security("ONE", "10.00")
                .security("TWO", "10.00")
                .security("THREE", "10.00")
                .target("ONE", "0.5")
                .target("TWO", "0.3")
                .target("THREE", "0.2")
                .account("A", ROTH_IRA, "490.00")
                .lot("L1", "ONE", "70", "700.00", "2020-01-02")
                .lot("L2", "TWO", "53", "530.00", "2020-01-02")
                .lot("L3", "THREE", "28", "280.00", "2020-01-02")
                .result("A");

        assertThat(Trades.bought(result, "ONE").isPositive()).isTrue();
        assertThat(Trades.whyNot(result, "THREE"))
                .isEqualTo("Not bought: today's other purchases bring the account closer to its target");
    }

    @Test
    void what_is_not_bought_while_cash_is_raised_says_so() {
        AccountResult result = ira(62_500, 37_500, "0.00")
                .settings(Map.of("cashReserve", "0.00", "minimumTrade", "20000.00"))
                .withdrawal("10000.00", "2024-07-03")
                .result("A");

        assertThat(Trades.sold(result, "STOCKS").isPositive()).isTrue();
        assertThat(Trades.whyNot(result, "BONDS")).isEqualTo("Not bought: cash is raised today");
    }

    @Test
    void what_is_outside_its_band_needs_no_other_reason() {
        assertThat(reasons(ira(60_000, 40_000, "0.00").result("A"), "BONDS"))
                .containsExactly("BONDS is 10.0 points below its target, outside its band of 5.0");
    }
}
