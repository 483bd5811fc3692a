package io.evenkeel.rulebook;

import io.evenkeel.money.Weight;
import java.util.List;

class PriceMoveTest extends RuleCases {

    PriceMoveTest() {
        super("review/price-move.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(new Case(
                "A trade in a security whose price has just moved strangely is seen by a reviewer",
                facts(ReviewFacts.trade().priceMove(Weight.of("0.2001")).build()),
                facts(ReviewFacts.trade().priceMove(Weight.of("0.2")).build())));
    }
}
