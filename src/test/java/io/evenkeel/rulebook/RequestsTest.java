package io.evenkeel.rulebook;

import java.util.List;

class RequestsTest extends RuleCases {

    RequestsTest() {
        super("review/requests.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(new Case(
                "A request that is met in part is seen by a reviewer",
                facts(ReviewFacts.proposal().partlyMet(true).build()),
                facts(ReviewFacts.proposal().partlyMet(false).build())));
    }
}
