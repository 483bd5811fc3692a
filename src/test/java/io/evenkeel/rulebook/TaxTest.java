package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import java.util.List;

class TaxTest extends RuleCases {

    TaxTest() {
        super("review/tax.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "A proposal that costs much tax is seen by a reviewer",
                        facts(ReviewFacts.proposal()
                                .estimatedTax(Money.of("25000.01"))
                                .build()),
                        facts(ReviewFacts.proposal()
                                .estimatedTax(Money.of("25000.00"))
                                .build())),
                new Case(
                        "No proposal washes a loss of the household",
                        facts(ReviewFacts.proposal()
                                .disallowed(Money.of("0.01"))
                                .build()),
                        facts(ReviewFacts.proposal().disallowed(Money.ZERO).build())));
    }
}
