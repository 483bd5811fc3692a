package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.Registration;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.money.Money;
import java.util.List;
import java.util.Map;

class BudgetsTest extends RuleCases {

    BudgetsTest() {
        super("policy/budgets.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case("Gains stay within the account's budget", with("gainBudget"), of(Registration.ROTH_IRA)),
                new Case("Tax stays within the account's budget", with("taxBudget"), with("gainBudget")),
                new Case(
                        "Gains stay within the household's budget",
                        household(new YearlyBudgets(Money.ZERO, null, false)),
                        household(new YearlyBudgets(null, Money.ZERO, false))),
                new Case(
                        "Tax stays within the household's budget",
                        household(new YearlyBudgets(null, Money.ZERO, true)),
                        household(new YearlyBudgets(Money.ZERO, null, true))));
    }

    private static List<Object> with(String budget) {
        return facts(Facts.account()
                .settings(AccountSettings.fromTexts(Map.of(budget, "0.00")))
                .build());
    }

    private static List<Object> of(Registration registration) {
        return facts(Facts.account()
                .registration(registration)
                .settings(AccountSettings.fromTexts(Map.of("gainBudget", "0.00")))
                .build());
    }

    private static List<Object> household(YearlyBudgets budgets) {
        return facts(Facts.account().householdBudgets(budgets).build());
    }
}
