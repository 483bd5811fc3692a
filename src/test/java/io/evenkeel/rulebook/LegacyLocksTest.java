package io.evenkeel.rulebook;

import io.evenkeel.account.LotId;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.money.Quantity;
import java.util.List;

class LegacyLocksTest extends RuleCases {

    LegacyLocksTest() {
        super("policy/legacy-locks.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "Locked shares stay",
                        facts(Facts.restriction()
                                .type(RestrictionType.LOCK_QUANTITY)
                                .quantity(Quantity.ONE)
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.LOCK_QUANTITY)
                                .quantity(Quantity.ONE)
                                .inForce(false)
                                .build())),
                new Case(
                        "A lock without a quantity keeps every share",
                        facts(
                                Facts.restriction()
                                        .type(RestrictionType.LOCK_QUANTITY)
                                        .build(),
                                Facts.holding().build()),
                        facts(
                                Facts.restriction()
                                        .type(RestrictionType.LOCK_QUANTITY)
                                        .quantity(Quantity.ONE)
                                        .build(),
                                Facts.holding().build())),
                new Case(
                        "A locked lot stays",
                        facts(Facts.restriction()
                                .type(RestrictionType.LOCK_LOT)
                                .lot(new LotId("L1"))
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.LOCK_LOT)
                                .lot(new LotId("L1"))
                                .inForce(false)
                                .build())));
    }
}
