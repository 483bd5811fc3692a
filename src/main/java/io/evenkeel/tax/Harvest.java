package io.evenkeel.tax;

import io.evenkeel.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which losses to take. A lot of which any part would be washed is left for the day on which it is free: half a harvest
 * would open the window against its other half.
 *
 * @param chosen the most tax saved for its cost first
 * @param shortfall what of a demanded amount the lots cannot give
 */
public record Harvest(List<HarvestCandidate> chosen, Money shortfall) {

    private static final Comparator<HarvestCandidate> MOST_SAVED_FIRST = Comparator.comparing(
                    (HarvestCandidate candidate) -> candidate.tax().tax().plus(candidate.cost()))
            .thenComparing(candidate -> candidate.tax().lot().id());

    public Harvest {
        chosen = List.copyOf(chosen);
    }

    /** Year round: every lot that the thresholds let through. */
    public static Harvest worthwhile(List<HarvestCandidate> candidates, HarvestThresholds thresholds, LocalDate day) {
        return new Harvest(
                candidates.stream()
                        .filter(candidate -> candidate.washed().isZero())
                        .filter(candidate -> thresholds.isWorthwhile(candidate.tax(), candidate.cost(), day))
                        .sorted(MOST_SAVED_FIRST)
                        .toList(),
                Money.ZERO);
    }

    /** A demanded amount of losses, whatever the thresholds: as many lots as it takes, and what is missing. */
    public static Harvest forced(List<HarvestCandidate> candidates, Money demanded) {
        List<HarvestCandidate> chosen = new ArrayList<>();
        Money missing = demanded;
        List<HarvestCandidate> usable = candidates.stream()
                .filter(candidate -> candidate.washed().isZero())
                .filter(candidate -> candidate.usableLoss().isPositive())
                .sorted(MOST_SAVED_FIRST)
                .toList();
        for (HarvestCandidate candidate : usable) {
            if (missing.isPositive()) {
                chosen.add(candidate);
                missing = missing.minus(candidate.usableLoss());
            }
        }
        return new Harvest(chosen, missing.max(Money.ZERO));
    }

    public Money usableLoss() {
        return chosen.stream().map(HarvestCandidate::usableLoss).reduce(Money.ZERO, Money::plus);
    }
}
