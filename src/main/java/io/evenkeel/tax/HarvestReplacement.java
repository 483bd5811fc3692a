package io.evenkeel.tax;

import io.evenkeel.market.SecurityId;
import java.util.List;
import java.util.Optional;

/**
 * What is bought in place of a security that was sold for its loss. Never anything identical, which would wash the loss
 * just taken, and nothing whose purchase would wash another loss of the last thirty days. The hurdle is {@link
 * HarvestThresholds#benefitOverCost()}: the cost of a candidate counts the purchase of its replacement.
 */
public final class HarvestReplacement {

    private HarvestReplacement() {}

    /**
     * The first that may be bought; none where no substitute may.
     *
     * @param ranked substitutes of {@code sold}, the one tried first in front
     * @param windows with this run's trades so far
     */
    public static Optional<SecurityId> of(SecurityId sold, List<SecurityId> ranked, WashWindows windows) {
        String group = windows.groupOf(sold);
        return ranked.stream()
                .filter(substitute -> !windows.groupOf(substitute).equals(group))
                .filter(substitute -> windows.unreplacedLosses(substitute).isEmpty())
                .findFirst();
    }
}
