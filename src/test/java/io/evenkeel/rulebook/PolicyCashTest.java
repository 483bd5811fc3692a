package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.money.Money;
import java.util.List;

class PolicyCashTest extends RuleCases {

    PolicyCashTest() {
        super("policy/cash.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "The firm's smallest cash reserve stays where the account has none of its own",
                        facts(Facts.account().build()),
                        facts(Facts.account()
                                .settings(
                                        new AccountSettings(null, null, null, null, Money.ZERO, null, null, null, null))
                                .build())),
                new Case(
                        "The account's own cash reserve stays",
                        facts(Facts.account()
                                .settings(
                                        new AccountSettings(null, null, null, null, Money.ZERO, null, null, null, null))
                                .build()),
                        facts(Facts.account().build())),
                new Case(
                        "A payment that is due and not covered by cash is raised",
                        facts(Facts.account()
                                .withdrawalsDue(Money.of("5000.01"))
                                .build()),
                        facts(Facts.account()
                                .withdrawalsDue(Money.of("5000.00"))
                                .build())));
    }
}
