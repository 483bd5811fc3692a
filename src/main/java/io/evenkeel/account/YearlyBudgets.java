package io.evenkeel.account;

import io.evenkeel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a tax unit has agreed to for a calendar year, over all its accounts; what is realised already counts.
 *
 * @param gains net gains that may be realised
 * @param tax tax on gains that may come up
 * @param proRata whether only the part of the year that has passed is open
 */
public record YearlyBudgets(@Nullable Money gains, @Nullable Money tax, boolean proRata) {

    public static final YearlyBudgets NONE = new YearlyBudgets(null, null, false);
}
