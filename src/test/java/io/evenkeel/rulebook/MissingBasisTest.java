package io.evenkeel.rulebook;

import io.evenkeel.account.Registration;
import java.util.List;

class MissingBasisTest extends RuleCases {

    MissingBasisTest() {
        super("data/missing-basis.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(new Case(
                "A lot without a basis holds a taxable account",
                facts(
                        Facts.account().build(),
                        Facts.holding().lotsWithoutBasis(1).build()),
                facts(
                        Facts.account().registration(Registration.ROTH_IRA).build(),
                        Facts.holding().lotsWithoutBasis(1).build())));
    }
}
