package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.util.List;

class AccountValueTest extends RuleCases {

    AccountValueTest() {
        super("data/account-value.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "An account that is worth nothing or less is held",
                        facts(Facts.account().value(Money.ZERO).build()),
                        facts(Facts.account().value(Money.of("0.01")).build())),
                new Case(
                        "An account that is deeply overdrawn is held",
                        facts(Facts.account().cashWeight(Weight.of("-0.1001")).build()),
                        facts(Facts.account().cashWeight(Weight.of("-0.1")).build())));
    }
}
