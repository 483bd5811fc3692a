package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.money.Money;
import java.util.List;

class PolicyCashTest extends RuleCases {

    PolicyCashTest() {
        super("policy/cash.drl");
    }

    private static AccountSettings reserve(String amount) {
        return new AccountSettings(null, null, null, null, Money.of(amount), null, null, null, null);
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "The firm's smallest cash reserve stays where the account has none of its own",
                        facts(Facts.account().value(Money.of("10000.01")).build()),
                        facts(Facts.account().value(Money.of("10000.00")).build())),
                new Case(
                        "The account's own cash reserve stays",
                        facts(Facts.account()
                                .settings(
                                        new AccountSettings(null, null, null, null, Money.ZERO, null, null, null, null))
                                .build()),
                        facts(Facts.account().build())),
                new Case(
                        "The account's own cash reserve is raised where it is not there",
                        facts(Facts.account()
                                .settings(reserve("5000.00"))
                                .withdrawalsDue(Money.of("0.01"))
                                .build()),
                        facts(Facts.account().settings(reserve("5000.00")).build())),
                new Case(
                        "An overdrawn account raises cash",
                        facts(Facts.account().cash(Money.of("-0.01")).build()),
                        facts(Facts.account().cash(Money.ZERO).build())),
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
