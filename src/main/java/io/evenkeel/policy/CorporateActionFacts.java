package io.evenkeel.policy;

import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A corporate action of a security that the account holds, effective within the last thirty days.
 *
 * @param daysSinceEffective calendar days up to {@code asOf}
 * @param booked whether the account's lots and transactions show it
 * @param expectedChange what its terms do to the price, -0.5 for a split of two for one; none where they do not say
 * @param priceChange close-to-close move of the effective day; none where the book has no close of it
 * @param priceGap how far the close is from what the terms would have made of the close before, as a part of that; zero
 *     where terms or closes do not say
 * @param movedOn another day of those weeks on which the price stood out for no known reason; none where there is none
 */
public record CorporateActionFacts(
        String action,
        CorporateActionKind kind,
        SecurityId security,
        LocalDate effective,
        int daysSinceEffective,
        boolean booked,
        @Nullable Weight expectedChange,
        @Nullable Weight priceChange,
        Weight priceGap,
        @Nullable LocalDate movedOn) {}
