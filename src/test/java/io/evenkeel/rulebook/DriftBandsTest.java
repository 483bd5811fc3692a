package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.util.List;

class DriftBandsTest extends RuleCases {

    DriftBandsTest() {
        super("policy/drift-bands.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "The firm's absolute band holds where the account has none of its own",
                        facts(Facts.account().build()),
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        null, null, Weight.of("0.03"), null, null, null, null, null, null))
                                .build())),
                new Case(
                        "The account's own drift band replaces the firm's",
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        null, null, Weight.of("0.03"), null, null, null, null, null, null))
                                .build()),
                        facts(Facts.account().build())),
                new Case(
                        "A security may stray by a part of its target",
                        facts(Facts.account().build()),
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        null, null, Weight.of("0.03"), null, null, null, null, null, null))
                                .build())),
                new Case(
                        "Cash above its target is invested",
                        facts(Facts.account().build()),
                        facts(Facts.account().value(Money.ZERO).build())));
    }
}
