package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an account is traded, in what order and how far: target 50% stocks and 50% bonds, band 5 points. */
class TradesMeanSomethingTest {

    private static OneHousehold household() {
        return OneHousehold.ofStocksAndBonds("0.5", "0.5");
    }

    /** So many dollars of each, and cash; nothing is taxed. */
    private static OneHousehold ira(int stocks, int bonds, String cash) {
        return household()
                .account("A", ROTH_IRA, cash)
                .lot("S", "STOCKS", String.valueOf(stocks / 100), "1000.00", "2020-01-02")
                .lot("B", "BONDS", String.valueOf(bonds / 50), "1000.00", "2020-01-02");
    }

    private static List<String> notes(AccountResult result) {
        return Trades.proposal(result).explanation().notes();
    }

    private static List<Trade> on(AccountResult result, Side side) {
        return Trades.proposal(result).trades().stream()
                .filter(trade -> trade.side() == side)
                .toList();
    }

    private static Weight stocksAfter(AccountResult result, int stocks) {
        Quantity left = Quantity.ofShares(stocks / 100)
                .minus(Trades.sold(result, "STOCKS"))
                .plus(Trades.bought(result, "STOCKS"));
        return left.at(io.evenkeel.money.Price.of("100"), java.math.RoundingMode.HALF_UP)
                .partOf(Trades.proposal(result).after().value(), java.math.RoundingMode.HALF_UP);
    }

    /** Eight funds of $100,000, every other one so many points above its target, the others below. */
    private static OneHousehold straying(int points) {
        OneHousehold eight = new OneHousehold().account("A", ROTH_IRA, "0.00");
        for (int fund = 1; fund <= 8; fund++) {
            int shares = 1_250 + (fund % 2 == 0 ? points : -points) * 100;
            eight.security("F" + fund, "10.00")
                    .target("F" + fund, "0.125")
                    .lot("L" + fund, "F" + fund, String.valueOf(shares), "1000.00", "2020-01-02");
        }
        return eight;
    }

    /** At 30 times a variance of 0.04, eight weights 4 points off cost 1.54% of the account a year, 3 points 0.86%. */
    @Test
    void inside_its_bands_an_account_is_traded_where_that_is_worth_the_margin() {
        AccountResult worth = straying(4).result("A");
        assertThat(worth.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(Trades.proposal(worth).after().drift()).isLessThan(Weight.of("0.002"));
        assertThat(notes(worth)).singleElement().asString().startsWith("Inside its bands, but worth it: trading would");

        AccountResult held = straying(3).result("A");
        assertThat(held.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(Trades.proposal(held).trades()).isEmpty();
        assertThat(notes(held))
                .singleElement()
                .asString()
                .matches("Held: trading would save \\$86[0-9.]+ of drift a year and cost \\$[0-9.]+ of trading;"
                        + " inside its bands it has to be worth \\$1,000.00 more than it costs");
    }

    @Test
    void an_account_with_a_band_of_its_own_is_left_alone_inside_it() {
        AccountResult agreed = straying(4).settings(Map.of("driftBand", "0.05")).result("A");
        assertThat(agreed.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(notes(agreed)).isEmpty();
    }

    @Test
    void without_the_rule_nothing_is_traded_inside_the_bands() {
        AccountResult held = straying(4)
                .rule("policy/when-to-trade.drl", "settings.stopAt == null || settings.stopAt", "settings.stopAt")
                .result("A");
        assertThat(held.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(notes(held)).isEmpty();
    }

    /** A lot without cost at 40%: selling it costs more than its drift of a year. */
    @Test
    void a_weight_outside_its_band_whose_sale_costs_more_than_it_saves_is_held_and_both_are_told() {
        OneHousehold dear = household()
                .account("A", TAXABLE, "0.00")
                .settings(Map.of("shortTermRate", "0.4", "longTermRate", "0.4", "cashReserve", "0.00"))
                .lot("S", "STOCKS", "560", "0.00", "2020-01-02")
                .lot("B", "BONDS", "880", "44000.00", "2020-01-02");
        AccountResult held = dear.result("A");
        assertThat(held.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(notes(held))
                .singleElement()
                .asString()
                .matches(
                        "Held: trading would save \\$[0-9,.]+ of drift a year and cost \\$[0-9,.]+ of tax and trading");

        AccountResult cheap = dear.settings(
                        Map.of("shortTermRate", "0.1", "longTermRate", "0.1", "cashReserve", "0.00"))
                .result("A");
        assertThat(cheap.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(notes(cheap))
                .containsExactly("What asks for trades today: BONDS and STOCKS are outside their bands");
    }

    @ParameterizedTest
    @CsvSource({"TARGET, 0.50", "HALF_WAY, 0.525", "EDGE, 0.55"})
    void trading_stops_where_the_account_has_agreed(String stop, String expected) {
        AccountResult result = ira(60_000, 40_000, "0.00")
                .settings(Map.of("stopAt", stop, "cashReserve", "0.00"))
                .result("A");
        assertThat(stocksAfter(result, 60_000))
                .isBetween(Weight.of(expected).minus(Weight.of("0.001")), Weight.of(expected));
        assertThat(Trades.proposal(result).after().cash()).isLessThan(Money.of("100.00"));
    }

    @Test
    void an_account_that_stops_at_the_edge_is_left_alone_there() {
        assertThat(ira(55_000, 45_000, "0.00")
                        .settings(Map.of("stopAt", "EDGE"))
                        .result("A")
                        .outcome())
                .isEqualTo(Outcome.WITHIN_BANDS);
    }

    @Test
    void a_mandate_goes_to_the_target_wherever_bands_would_stop() {
        AccountResult result = ira(60_000, 40_000, "0.00")
                .settings(Map.of("stopAt", "EDGE"))
                .result(new EvaluationRequest(Set.of(new AccountId("A")), List.of(), Optional.empty()), "A");
        assertThat(stocksAfter(result, 60_000)).isBetween(Weight.of("0.499"), Weight.of("0.501"));
    }

    @Test
    void an_account_whose_data_were_put_right_is_traded_inside_its_bands() {
        OneHousehold level = ira(53_000, 47_000, "0.00");
        assertThat(level.result("A").outcome()).isEqualTo(Outcome.WITHIN_BANDS);

        AccountResult released =
                level.result(new EvaluationRequest(Set.of(new AccountId("A")), List.of(), Optional.empty()), "A");
        assertThat(released.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(on(released, Side.SELL).get(0).reasons()).contains("A person has put its data right");
    }

    @Test
    void a_deposit_that_alone_brings_every_weight_inside_its_band_sells_nothing() {
        AccountResult result = ira(53_000, 41_000, "6000.00").result("A");
        assertThat(on(result, Side.SELL)).isEmpty();
        assertThat(Trades.bought(result, "BONDS")).isEqualTo(Quantity.ofShares(117));
        assertThat(notes(result))
                .containsExactly(
                        "What asks for trades today: BONDS is outside its band; cash is above its band",
                        "Investing the cash brings every weight inside its band: nothing is sold");
    }

    @Test
    void a_deposit_that_is_not_enough_does_not_keep_the_account_from_its_target() {
        AccountResult result = ira(57_000, 37_000, "6000.00").result("A");
        assertThat(Trades.sold(result, "STOCKS")).isGreaterThan(Quantity.ofShares(50));
        assertThat(notes(result))
                .containsExactly(
                        "What asks for trades today: BONDS and STOCKS are outside their bands; cash is above its band");
    }

    @Test
    void a_payment_that_alone_leaves_every_weight_inside_its_band_buys_nothing() {
        AccountResult result = ira(52_000, 47_000, "1000.00")
                .withdrawal("5000.00", "2024-07-03")
                .result("A");
        assertThat(on(result, Side.BUY)).isEmpty();
        assertThat(Trades.proposal(result).after().cash()).isBetween(Money.of("5100.00"), Money.of("5300.00"));
        assertThat(notes(result))
                .containsExactly(
                        "What asks for trades today: Raises cash for payments of $5,000.00 that are due",
                        "Raising the cash brings every weight inside its band: nothing is bought",
                        "Set aside: $5,000.00 for payments that are due. Without it drift goes from 4.7% to 0.5%");
    }

    @Test
    void cash_that_waits_for_its_payment_is_not_invested() {
        AccountResult result = ira(47_000, 47_000, "6000.00")
                .withdrawal("5000.00", "2024-07-03")
                .result("A");
        assertThat(result.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(ira(47_000, 47_000, "6000.00").result("A").outcome()).isEqualTo(Outcome.TRADE);
    }

    @Test
    void a_payment_does_not_keep_an_account_from_its_target_that_is_far_from_it() {
        AccountResult result = ira(66_000, 33_000, "1000.00")
                .withdrawal("5000.00", "2024-07-03")
                .result("A");
        assertThat(on(result, Side.BUY)).isNotEmpty();
    }

    /** Two weights far off, two a little. */
    private static OneHousehold fourFunds() {
        return new OneHousehold()
                .security("A1", "10.00")
                .security("A2", "10.00")
                .security("A3", "10.00")
                .security("A4", "10.00")
                .target("A1", "0.25")
                .target("A2", "0.25")
                .target("A3", "0.25")
                .target("A4", "0.25")
                .account("A", ROTH_IRA, "0.00")
                .lot("L1", "A1", "3300", "1000.00", "2020-01-02")
                .lot("L2", "A2", "1700", "1000.00", "2020-01-02")
                .lot("L3", "A3", "2560", "1000.00", "2020-01-02")
                .lot("L4", "A4", "2440", "1000.00", "2020-01-02");
    }

    private static List<String> traded(AccountResult result) {
        return Trades.proposal(result).trades().stream()
                .map(trade -> trade.security().value())
                .toList();
    }

    @Test
    void one_trade_is_preferred_to_two_that_get_nearly_as_close_where_a_trade_costs_something() {
        assertThat(traded(fourFunds().result("A"))).containsExactly("A1", "A2", "A3", "A4");

        AccountResult fewer = fourFunds()
                .rule("policy/when-to-trade.drl", "TicketCost( \"$0\" )", "TicketCost( \"$25\" )")
                .result("A");
        assertThat(traded(fewer)).containsExactly("A1", "A2");
        assertThat(fewer.route()).isEqualTo(Route.CLEARED);
    }

    /** More funds than are tried share by share. */
    @Test
    void of_many_trades_those_that_hardly_help_are_left_out_where_a_trade_costs_something() {
        OneHousehold many = new OneHousehold().account("A", ROTH_IRA, "0.00");
        for (int fund = 10; fund < 26; fund++) {
            int shares = fund == 10 ? 1_250 : fund == 11 ? 0 : fund % 2 == 0 ? 635 : 615;
            many.security("F" + fund, "10.00").target("F" + fund, "0.0625");
            if (shares > 0) {
                many.lot("L" + fund, "F" + fund, String.valueOf(shares), "1000.00", "2020-01-02");
            }
        }
        many.settings(Map.of("minimumTrade", "50.00", "cashReserve", "0.00"));
        assertThat(traded(many.result("A"))).hasSizeGreaterThan(10);

        AccountResult fewer = many.rule("policy/when-to-trade.drl", "TicketCost( \"$0\" )", "TicketCost( \"$5\" )")
                .result("A");
        assertThat(traded(fewer)).hasSizeLessThanOrEqualTo(3).contains("F10", "F11");

        many.settings(Map.of("minimumTrade", "50.00", "cashReserve", "0.00", "mostTrades", "5"));
        assertThat(traded(many.result("A"))).hasSizeLessThanOrEqualTo(5).contains("F10", "F11");
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "3, 3", "2, 2"})
    void no_more_securities_are_traded_than_agreed_and_what_that_costs_is_told(int most, int expected) {
        AccountResult result =
                fourFunds().settings(Map.of("mostTrades", String.valueOf(most))).result("A");
        assertThat(traded(result)).hasSize(expected).startsWith("A1", "A2");
        assertThat(result.route()).isEqualTo(Route.CLEARED);
        if (most < 4) {
            assertThat(notes(result))
                    .last()
                    .asString()
                    .startsWith("At most %d securities are traded: 4 would be worth $".formatted(most));
        }
    }

    /** Locked stocks stay 30 points above their target; one bond, for $50 of cash, would take $36 a year off the drift. */
    private static OneHousehold locked() {
        return ira(80_000, 19_900, "60.00")
                .settings(Map.of("cashReserve", "0.00", "minimumTrade", "50.00"))
                .restriction(RestrictionType.NEVER_SELL, "STOCKS", null);
    }

    @Test
    void a_weight_that_stays_outside_its_band_asks_for_no_trades_that_hardly_help() {
        AccountResult result = locked().result("A");

        assertThat(result.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(notes(result))
                .contains("Held: trading would save $36.08 of drift a year and cost $0.01 of trading; where neither a"
                        + " mandate nor cash asks for it, it has to be worth $49.98 more than it costs");
    }

    @Test
    void what_hardly_helps_is_what_the_rule_says() {
        OneHousehold less =
                locked().rule("policy/when-to-trade.drl", "WorthCorrecting( \"5%\"", "WorthCorrecting( \"0.01%\"");
        assertThat(Trades.bought(less.result("A"), "BONDS")).isEqualTo(Quantity.ofShares(1));

        OneHousehold agreed = ira(80_000, 19_900, "60.00")
                .settings(Map.of("cashReserve", "0.00", "minimumTrade", "50.00", "driftBand", "0"))
                .restriction(RestrictionType.NEVER_SELL, "STOCKS", null);
        assertThat(Trades.bought(agreed.result("A"), "BONDS")).isEqualTo(Quantity.ofShares(1));
    }

    @Test
    void cash_that_stays_above_its_band_asks_for_no_trades_that_hardly_help() {
        OneHousehold household = ira(70_000, 25_000, "5000.00")
                .settings(Map.of("cashReserve", "0.00", "minimumTrade", "50.00"))
                .restriction(RestrictionType.NEVER_SELL, "STOCKS", null)
                .restriction(RestrictionType.MAX_WEIGHT, "BONDS", null, null, "0.2505");

        assertThat(household.result("A").outcome()).isEqualTo(Outcome.WITHIN_BANDS);
    }

    @Test
    void what_was_traded_once_is_not_traded_again() {
        for (String stop : List.of("TARGET", "HALF_WAY", "EDGE")) {
            OneHousehold first = ira(60_000, 40_000, "0.00").settings(Map.of("stopAt", stop));
            AccountResult result = first.result("A");
            int stocks = 60_000 - 100 * shares(Trades.sold(result, "STOCKS"));
            int bonds = 40_000 + 50 * shares(Trades.bought(result, "BONDS"));
            String cash = Trades.proposal(result).after().cash().toString();
            assertThat(ira(stocks, bonds, cash)
                            .settings(Map.of("stopAt", stop))
                            .result("A")
                            .outcome())
                    .as(stop)
                    .isEqualTo(Outcome.WITHIN_BANDS);
        }
    }

    private static int shares(Quantity quantity) {
        return Objects.requireNonNull(quantity).decimal().intValueExact();
    }
}
