package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.util.List;

class LargeTradeTest extends RuleCases {

    LargeTradeTest() {
        super("review/large-trade.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "A single trade of much money is seen by a reviewer",
                        facts(ReviewFacts.trade().amount(Money.of("5000000.01")).build()),
                        facts(ReviewFacts.trade().amount(Money.of("5000000.00")).build())),
                new Case(
                        "A trade that is large against the day's volume is seen by a reviewer",
                        facts(ReviewFacts.trade()
                                .shareOfDailyVolume(Weight.of("0.0501"))
                                .build()),
                        facts(ReviewFacts.trade()
                                .shareOfDailyVolume(Weight.of("0.05"))
                                .build())),
                new Case(
                        "No single trade exceeds the firm's hard limit",
                        facts(ReviewFacts.trade()
                                .amount(Money.of("25000000.01"))
                                .build()),
                        facts(ReviewFacts.trade()
                                .amount(Money.of("25000000.00"))
                                .build())));
    }
}
