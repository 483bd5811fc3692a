package io.evenkeel.rulebook;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.money.Weight;
import java.util.List;

class RestrictionsTest extends RuleCases {

    RestrictionsTest() {
        super("policy/restrictions.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "A security that is never to be bought is not bought",
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_BUY)
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_BUY)
                                .inForce(false)
                                .build())),
                new Case(
                        "A security that is never to be sold is not sold",
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_SELL)
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_SELL)
                                .inForce(false)
                                .build())),
                new Case(
                        "A security that is never to be traded is not bought",
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_TRADE)
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_TRADE)
                                .inForce(false)
                                .build())),
                new Case(
                        "A security that is never to be traded is not sold",
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_TRADE)
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_BUY)
                                .build())),
                new Case(
                        "A security that is never to be owned is sold and not bought",
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_OWN)
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.NEVER_OWN)
                                .inForce(false)
                                .build())),
                new Case(
                        "A security of an excluded sector is sold and not bought",
                        facts(
                                Facts.restriction()
                                        .type(RestrictionType.EXCLUDE_SECTOR)
                                        .security(null)
                                        .sector("Energy")
                                        .build(),
                                Facts.holding().build()),
                        facts(
                                Facts.restriction()
                                        .type(RestrictionType.EXCLUDE_SECTOR)
                                        .security(null)
                                        .sector("Utilities")
                                        .build(),
                                Facts.holding().build())),
                new Case(
                        "A security stays above its lowest weight",
                        facts(Facts.restriction()
                                .type(RestrictionType.MIN_WEIGHT)
                                .weight(Weight.of("0.03"))
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.MIN_WEIGHT)
                                .weight(Weight.of("0.03"))
                                .inForce(false)
                                .build())),
                new Case(
                        "A security stays below its highest weight",
                        facts(Facts.restriction()
                                .type(RestrictionType.MAX_WEIGHT)
                                .weight(Weight.of("0.03"))
                                .build()),
                        facts(Facts.restriction()
                                .type(RestrictionType.MAX_WEIGHT)
                                .weight(Weight.of("0.03"))
                                .inForce(false)
                                .build())));
    }
}
