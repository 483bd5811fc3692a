package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void both_amounts_of_cash_are_told_alike() {
        assertThat(told(Facts.account()
                        .cash(Money.of("-1128.35"))
                        .custodianCash(Quantity.of("-1115.8"))
                        .build()))
                .containsExactly("Cash is -$1,128.35, the custodian has -$1,115.80");
    }
}
