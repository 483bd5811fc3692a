package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.StopAt;
import io.evenkeel.money.Money;
import io.evenkeel.policy.Limit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhenToTradeTest extends RuleCases {

    WhenToTradeTest() {
        super("policy/when-to-trade.drl");
    }

    private static Object agreed(String setting, String value) {
        return Facts.account()
                .settings(AccountSettings.fromTexts(Map.of(setting, value)))
                .build();
    }

    private static Object plain() {
        return Facts.account().build();
    }

    private static Object worthless() {
        return Facts.account().value(Money.ZERO).build();
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "An account inside its bands is traded where that is worth clearly more than it costs",
                        facts(plain()),
                        facts(agreed("stopAt", "EDGE"))),
                new Case(
                        "An account with a weight outside its band is traded where that takes a good part off its drift",
                        facts(plain()),
                        facts(agreed("driftBand", "0"))),
                new Case(
                        "Trading stops at the target where the account has agreed to nothing else",
                        facts(plain()),
                        facts(agreed("stopAt", "TARGET"))),
                new Case(
                        "Trading stops where the account has agreed that it does",
                        facts(agreed("stopAt", "HALF_WAY")),
                        facts(plain())),
                new Case(
                        "Cash that came or has to go is used before anything else is traded",
                        facts(plain()),
                        facts(worthless())),
                new Case("A trade costs what handling it costs", facts(plain()), facts(worthless())),
                new Case(
                        "No more securities are traded on one day than the account has agreed to",
                        facts(agreed("mostTrades", "3")),
                        facts(plain())),
                new Case(
                        "An account whose data a person has put right goes back to its target",
                        facts(Facts.account().released().build()),
                        facts(plain())));
    }

    @Test
    void an_account_with_a_band_of_its_own_is_left_alone_inside_it() {
        assertThat(limits(agreed("driftBand", "0.10"))).noneMatch(Limit.WorthTrading.class::isInstance);
    }

    @Test
    void what_the_account_agreed_to_is_what_is_concluded() {
        assertThat(limits(agreed("mostTrades", "3"))).contains(new Limit.TradeLimit(3));
        assertThat(limits(agreed("stopAt", "EDGE"))).contains(new Limit.StopsAt(StopAt.EDGE));
        assertThat(limits(agreed("stopAt", "TARGET"))).contains(new Limit.WorthTrading("$500", "1%"));
    }
}
