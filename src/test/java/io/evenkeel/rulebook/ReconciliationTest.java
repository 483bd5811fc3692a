package io.evenkeel.rulebook;

import io.evenkeel.money.Quantity;
import java.util.List;

class ReconciliationTest extends RuleCases {

    ReconciliationTest() {
        super("data/reconciliation.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "Lots that do not add up to the custodian's total hold the account",
                        facts(Facts.holding()
                                .custodianQuantity(Quantity.ofShares(101))
                                .build()),
                        facts(Facts.holding().build())),
                new Case(
                        "Cash that differs from the custodian's holds the account",
                        facts(Facts.account()
                                .custodianCash(Quantity.of("5001.01"))
                                .build()),
                        facts(Facts.account()
                                .custodianCash(Quantity.of("5001.00"))
                                .build())));
    }
}
