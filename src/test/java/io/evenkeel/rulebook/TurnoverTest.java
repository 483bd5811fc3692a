package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.util.List;

class TurnoverTest extends RuleCases {

    TurnoverTest() {
        super("review/turnover.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "A large account whose proposed turnover is high is seen by a reviewer",
                        facts(ReviewFacts.proposal()
                                .value(Money.of("10000000.01"))
                                .turnover(Weight.of("0.2001"))
                                .build()),
                        facts(ReviewFacts.proposal()
                                .value(Money.of("10000000.01"))
                                .turnover(Weight.of("0.2"))
                                .build())),
                new Case(
                        "Any account that is mostly turned over is seen by a reviewer",
                        facts(ReviewFacts.proposal()
                                .value(Money.of("100000.01"))
                                .turnover(Weight.of("0.6001"))
                                .build()),
                        facts(ReviewFacts.proposal()
                                .value(Money.of("100000.01"))
                                .turnover(Weight.of("0.6"))
                                .build())));
    }
}
