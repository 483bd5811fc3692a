package io.evenkeel.rulebook;

import java.util.List;

class ReleasedByHandTest extends RuleCases {

    ReleasedByHandTest() {
        super("review/released-by-hand.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(new Case(
                "An account whose data hold was released by hand is seen by a reviewer",
                facts(ReviewFacts.proposal().releasedByHand(true).build()),
                facts(ReviewFacts.proposal().build())));
    }
}
