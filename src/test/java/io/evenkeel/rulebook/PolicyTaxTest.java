package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.Registration;
import io.evenkeel.money.Rate;
import java.util.List;

class PolicyTaxTest extends RuleCases {

    PolicyTaxTest() {
        super("policy/tax.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "Gains are taxed at the table's rates for a high income where the account gives none",
                        facts(Facts.account().build()),
                        facts(Facts.account()
                                .registration(Registration.ROTH_IRA)
                                .build())),
                new Case(
                        "Short-term gains are taxed at the account's rate",
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        Rate.of("0.3"), null, null, null, null, null, null, null, null))
                                .build()),
                        facts(Facts.account().build())),
                new Case(
                        "A loss that this year cannot use is worth a part of its dollar",
                        facts(Facts.account().build()),
                        facts(Facts.account()
                                .registration(Registration.ROTH_IRA)
                                .build())),
                new Case(
                        "Long-term gains are taxed at the account's rate",
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        null, Rate.of("0.2"), null, null, null, null, null, null, null))
                                .build()),
                        facts(Facts.account().build())),
                new Case(
                        "A gain that is about to turn long-term waits",
                        facts(Facts.account().build()),
                        facts(Facts.account()
                                .registration(Registration.ROTH_IRA)
                                .build())));
    }
}
