package io.evenkeel.rulebook;

import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.util.List;

class StalePriceTest extends RuleCases {

    StalePriceTest() {
        super("data/stale-price.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "A holding whose price is stale holds the account",
                        facts(Facts.holding().priceAgeDays(5).build()),
                        facts(Facts.holding().priceAgeDays(4).build())),
                new Case(
                        "A target whose price is stale holds the account",
                        facts(Facts.holding()
                                .quantity(Quantity.ZERO)
                                .priceAgeDays(5)
                                .build()),
                        facts(Facts.holding()
                                .quantity(Quantity.ZERO)
                                .targetWeight(Weight.ZERO)
                                .priceAgeDays(5)
                                .build())));
    }
}
