package io.evenkeel.rulebook;

import io.evenkeel.money.Weight;
import java.time.LocalDate;
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
                        "A corporate action that the price does not show holds the account",
                        facts(Facts.action().priceGap("0.25000001").build()),
                        facts(Facts.action().priceGap("0.25").build())),
                new Case(
                        "A corporate action whose day is not the price's holds the account",
                        facts(Facts.action()
                                .priceGap("0.98")
                                .movedOn(LocalDate.of(2018, 2, 5))
                                .build()),
                        facts(Facts.action().priceGap("0.98").build())),
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
