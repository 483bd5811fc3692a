package io.evenkeel.proposal;

import io.evenkeel.money.Money;

/**
 * A request that was met as far as it could be.
 *
 * @param request what was asked for
 * @param sentence as a person reads it
 */
public record PartlyMet(String request, Money wanted, Money granted, String sentence) {

    /** Cash that was to be raised, and what of it the year's budgets let through. */
    public static PartlyMet cash(Money wanted, Money granted, BudgetsLeft budgets) {
        String gains = budgets.gains().map(left -> "gains of " + left.dollars()).orElse("");
        String tax = budgets.tax().map(left -> "tax of " + left.dollars()).orElse("");
        String both = gains.isEmpty() || tax.isEmpty() ? gains + tax : gains + " and " + tax;
        return new PartlyMet(
                "cash",
                wanted,
                granted,
                "Of %s of cash to be raised, %s fits the budget, which leaves %s this year; %s does not"
                        .formatted(
                                wanted.dollars(),
                                granted.dollars(),
                                both,
                                wanted.minus(granted).dollars()));
    }

    /** Losses that were to be taken, and what of them there is. */
    public static PartlyMet losses(Money wanted, Money missing) {
        Money granted = wanted.minus(missing);
        return new PartlyMet(
                "losses",
                wanted,
                granted,
                "Of %s of losses to be taken, %s can be; the account's lots do not have the other %s today"
                        .formatted(wanted.dollars(), granted.dollars(), missing.dollars()));
    }
}
