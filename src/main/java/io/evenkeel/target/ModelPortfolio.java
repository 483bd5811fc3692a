package io.evenkeel.target;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Weight;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Target weights; what they leave of 1 is the target for cash. */
public record ModelPortfolio(ModelId id, List<TargetWeight> targets) {

    public ModelPortfolio {
        targets = List.copyOf(targets);
        Set<SecurityId> seen = new HashSet<>();
        for (TargetWeight target : targets) {
            if (!seen.add(target.security())) {
                throw new IllegalArgumentException(
                        "The security (%s) stands twice in model (%s).".formatted(target.security(), id));
            }
        }
        Weight sum = targets.stream().map(TargetWeight::weight).reduce(Weight.ZERO, Weight::plus);
        if (sum.compareTo(Weight.ONE) > 0) {
            throw new IllegalArgumentException(
                    "The target weights of model (%s) add up to %s, above 1. Maybe one is a percentage."
                            .formatted(id, sum));
        }
    }
}
