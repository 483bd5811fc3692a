package io.evenkeel.target;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Weight;

/** The part of an account that a security should make up. */
public record TargetWeight(SecurityId security, Weight weight) {

    public TargetWeight {
        if (weight.isNegative() || weight.compareTo(Weight.ONE) > 0) {
            throw new IllegalArgumentException(
                    "The target weight (%s) of (%s) must lie between 0 and 1.".formatted(weight, security));
        }
    }
}
