package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import java.util.List;

class CashTest extends RuleCases {

    CashTest() {
        super("review/cash.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(new Case(
                "No proposal leaves an account without the cash it owes",
                facts(ReviewFacts.proposal().cashAfter(Money.of("-0.01")).build()),
                facts(ReviewFacts.proposal().cashAfter(Money.ZERO).build())));
    }
}
