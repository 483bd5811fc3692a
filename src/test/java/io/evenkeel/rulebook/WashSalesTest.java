package io.evenkeel.rulebook;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import io.evenkeel.policy.LossSoldFacts;
import io.evenkeel.policy.RecentlyBoughtFacts;
import java.time.LocalDate;
import java.util.List;

class WashSalesTest extends RuleCases {

    WashSalesTest() {
        super("policy/wash-sales.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "What the household sold at a loss is not bought back",
                        facts(new LossSoldFacts(
                                new SecurityId("XYZ"),
                                new AccountId("A-2"),
                                LocalDate.of(2018, 1, 24),
                                Quantity.ONE,
                                LocalDate.of(2018, 2, 24))),
                        facts(Facts.holding().build())),
                new Case(
                        "What the household bought lately is not sold at a loss",
                        facts(new RecentlyBoughtFacts(
                                new SecurityId("XYZ"),
                                new AccountId("A-2"),
                                LocalDate.of(2018, 1, 24),
                                Quantity.ONE,
                                LocalDate.of(2018, 2, 24))),
                        facts(Facts.holding().build())));
    }
}
