package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.Registration;
import io.evenkeel.money.Money;
import java.util.List;
import java.util.Map;

class HarvestTest extends RuleCases {

    HarvestTest() {
        super("policy/harvest.drl");
    }

    @Override
    List<Case> cases() {
        List<Object> plain = facts(Facts.account().build());
        return List.of(
                new Case(
                        "A loss that is large enough is taken",
                        plain,
                        facts(Facts.account()
                                .registration(Registration.TRADITIONAL_IRA)
                                .build())),
                new Case(
                        "Losses that the client preserves are not taken before their day",
                        with("preserveLossesUntil", "2018-12-01"),
                        plain),
                new Case("Losses that the client asks for are taken", with("demandedLoss", "5000.00"), plain),
                new Case(
                        "A substitute stands in for what may not be bought",
                        plain,
                        facts(Facts.account().value(Money.ZERO).build())));
    }

    private static List<Object> with(String setting, String text) {
        return facts(Facts.account()
                .settings(AccountSettings.fromTexts(Map.of(setting, text)))
                .build());
    }
}
