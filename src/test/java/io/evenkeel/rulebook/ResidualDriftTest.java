package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.util.List;

class ResidualDriftTest extends RuleCases {

    ResidualDriftTest() {
        super("review/residual-drift.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "A proposal that leaves much drift in a large account is seen by a reviewer",
                        facts(ReviewFacts.proposal()
                                .value(Money.of("5000000.01"))
                                .driftAfter(Weight.of("0.3001"))
                                .build()),
                        facts(ReviewFacts.proposal()
                                .value(Money.of("5000000.01"))
                                .driftAfter(Weight.of("0.3"))
                                .build())),
                new Case(
                        "A proposal with a high tracking error is seen by a reviewer",
                        facts(ReviewFacts.proposal()
                                .trackingErrorAfter(Weight.of("0.1201"))
                                .build()),
                        facts(ReviewFacts.proposal()
                                .trackingErrorAfter(Weight.of("0.12"))
                                .build())),
                new Case(
                        "A proposal that takes a larger account away from its target is seen by a reviewer",
                        facts(ReviewFacts.proposal()
                                .value(Money.of("100000.01"))
                                .driftBefore(Weight.of("0.05"))
                                .driftAfter(Weight.of("0.1501"))
                                .build()),
                        facts(ReviewFacts.proposal()
                                .value(Money.of("100000.01"))
                                .driftBefore(Weight.of("0.05"))
                                .driftAfter(Weight.of("0.15"))
                                .build())));
    }
}
