package io.evenkeel.tax;

import io.evenkeel.money.Money;
import java.time.LocalDate;

/**
 * A client's limit on net gains, or on tax, in a calendar year.
 *
 * @param limit for the whole year, not negative
 * @param proRata whether only the part of the year that has passed, today included, is open
 */
public record YearlyBudget(Money limit, boolean proRata) {

    public YearlyBudget {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("The yearly budget (%s) must not be negative.".formatted(limit));
        }
    }

    /**
     * What is left on {@code day}, not negative.
     *
     * @param used recognised so far this year; washed losses are no part of it, so they restore nothing
     */
    public Money left(LocalDate day, Money used) {
        return open(day).minus(used).max(Money.ZERO);
    }

    private Money open(LocalDate day) {
        return proRata ? new Money(Division.part(limit.cents(), day.getDayOfYear(), day.lengthOfYear())) : limit;
    }

    /** Meets a wish as far as the budget and that of the tax unit go. */
    public static BudgetedRequest meet(Money wanted, Money leftInAccount, Money leftInTaxUnit) {
        Money most = leftInAccount.min(leftInTaxUnit);
        Money granted = wanted.min(most).max(Money.ZERO);
        return new BudgetedRequest(wanted, granted, leftInTaxUnit.compareTo(leftInAccount) < 0);
    }
}
