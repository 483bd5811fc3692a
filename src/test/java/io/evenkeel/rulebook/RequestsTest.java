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
                facts(Facts.proposal().partlyMet(true).build()),
                facts(Facts.proposal().partlyMet(false).build())));
    }
}
