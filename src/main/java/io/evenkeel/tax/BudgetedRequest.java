package io.evenkeel.tax;

import io.evenkeel.money.Money;

/**
 * A wish for gains, or for tax to be paid, and what of it the budgets grant.
 *
 * @param byTaxUnit whether it is the tax unit's budget that is the tighter one
 */
public record BudgetedRequest(Money wanted, Money granted, boolean byTaxUnit) {

    public boolean isMet() {
        return granted.equals(wanted);
    }

    public Money refused() {
        return wanted.minus(granted);
    }

    /** As a person reads it. */
    public String sentence() {
        return isMet()
                ? "All of %s is within the budget".formatted(wanted.dollars())
                : "Of %s wanted, %s fits the %s's budget; %s does not"
                        .formatted(
                                wanted.dollars(),
                                granted.dollars(),
                                byTaxUnit ? "tax unit" : "account",
                                refused().dollars());
    }
}
