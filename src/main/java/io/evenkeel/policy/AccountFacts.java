package io.evenkeel.policy;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What rules may know of an account as a whole.
 *
 * @param drift half the sum of absolute differences between weights and targets, cash included
 * @param largestDrift the largest absolute difference between one security's weight and its target
 * @param withdrawalsDue payments due within the next ten calendar days
 * @param depositsDue not yet in cash
 * @param firstTradingDayOfQuarter whether {@code asOf} is one
 * @param householdBudgets what the tax unit has agreed to over all its accounts
 * @param custodianCash none where the custodian gave no total
 * @param releasedByHand whether a person released a hold on the account's data
 */
public record AccountFacts(
        AccountId account,
        HouseholdId household,
        Registration registration,
        LocalDate asOf,
        Money value,
        Money cash,
        Weight cashWeight,
        Weight targetCashWeight,
        Weight drift,
        Weight largestDrift,
        Money withdrawalsDue,
        Money depositsDue,
        boolean firstTradingDayOfQuarter,
        AccountSettings settings,
        YearlyBudgets householdBudgets,
        @Nullable Quantity custodianCash,
        boolean releasedByHand) {

    /** Between the account's cash and the custodian's, absolute; zero where the custodian gave none. */
    public Money getCashDifference() {
        Money theirs = getCustodianDollars();
        return theirs == null ? Money.ZERO : cash.minus(theirs).abs();
    }

    /** The custodian's cash, to the cent; none where the custodian gave no total. */
    public @Nullable Money getCustodianDollars() {
        return custodianCash == null ? null : Money.rounded(custodianCash.decimal(), java.math.RoundingMode.HALF_UP);
    }

    /** What is left of the cash once the payments that are due have left. */
    public Money getCashAfterPayments() {
        return cash.minus(withdrawalsDue);
    }

    /** Whether the account's budgets open as the year passes. */
    public boolean isBudgetProRata() {
        return Boolean.TRUE.equals(settings.budgetProRata());
    }

    public boolean isTaxable() {
        return registration.isTaxable();
    }
}
