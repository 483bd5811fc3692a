package io.evenkeel.rulebook;

import io.evenkeel.money.Weight;
import java.util.List;

class CorporateActionsTest extends RuleCases {

    CorporateActionsTest() {
        super("data/corporate-actions.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "A corporate action that is not booked holds the account",
                        facts(Facts.action().build()),
                        facts(Facts.action().booked(true).build())),
                new Case(
                        "A price move without a known reason holds the account",
                        facts(
                                Facts.holding().build(),
                                Facts.move().size(Weight.of("0.3001")).build()),
                        facts(
                                Facts.holding().build(),
                                Facts.move().size(Weight.of("0.3")).build())));
    }
}
