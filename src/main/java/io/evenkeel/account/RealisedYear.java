package io.evenkeel.account;

import io.evenkeel.money.Money;

/**
 * What the tax year already holds before today: realised gains net of wash-sale disallowances, and losses carried in.
 *
 * @param shortTermGain net, negative for a loss
 * @param longTermGain net, negative for a loss
 * @param carryShort short-term loss carried into the year, not negative
 * @param carryLong long-term loss carried into the year, not negative
 */
public record RealisedYear(Money shortTermGain, Money longTermGain, Money carryShort, Money carryLong) {

    public static final RealisedYear NOTHING = new RealisedYear(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public RealisedYear {
        if (carryShort.isNegative() || carryLong.isNegative()) {
            throw new IllegalArgumentException(
                    "The losses carried forward (%s short, %s long) are given as positive amounts."
                            .formatted(carryShort, carryLong));
        }
    }

    public RealisedYear plus(RealisedYear other) {
        return new RealisedYear(
                shortTermGain.plus(other.shortTermGain),
                longTermGain.plus(other.longTermGain),
                carryShort.plus(other.carryShort),
                carryLong.plus(other.carryLong));
    }
}
