package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.money.Money;
import java.util.List;

class TradingTest extends RuleCases {

    TradingTest() {
        super("policy/trading.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "Trades below the firm's smallest are left out where the account has no own minimum",
                        facts(Facts.account().build()),
                        facts(Facts.account()
                                .settings(
                                        new AccountSettings(null, null, null, null, null, Money.ZERO, null, null, null))
                                .build())),
                new Case(
                        "Trades below the account's own minimum are left out",
                        facts(Facts.account()
                                .settings(
                                        new AccountSettings(null, null, null, null, null, Money.ZERO, null, null, null))
                                .build()),
                        facts(Facts.account().build())),
                new Case(
                        "Only whole shares are traded unless the account agrees to fractions",
                        facts(Facts.account()
                                .settings(new AccountSettings(null, null, null, null, null, null, true, null, null))
                                .build()),
                        facts(Facts.account()
                                .settings(new AccountSettings(null, null, null, null, null, null, false, null, null))
                                .build())),
                new Case(
                        "No purchase goes far above a target",
                        facts(Facts.account().build()),
                        facts(Facts.account().value(Money.ZERO).build())),
                new Case(
                        "Drift has a price",
                        facts(Facts.account().build()),
                        facts(Facts.account().value(Money.ZERO).build())));
    }
}
