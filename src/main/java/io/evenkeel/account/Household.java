package io.evenkeel.account;

import java.util.List;

/**
 * One tax unit: all accounts whose trades are seen together for wash sales, netting and budgets.
 *
 * @param targetScope whether each account or all of them together are to look like the model; each where it is not given
 */
public record Household(
        HouseholdId id,
        FilingStatus filingStatus,
        List<Account> accounts,
        YearlyBudgets budgets,
        TargetScope targetScope) {

    @SuppressWarnings("ConstantValue")
    public Household {
        accounts = List.copyOf(accounts);
        // A household that was stored before there was a choice.
        targetScope = targetScope == null ? TargetScope.ACCOUNT : targetScope;
    }

    /** Each account has a target of its own. */
    public Household(HouseholdId id, FilingStatus filingStatus, List<Account> accounts, YearlyBudgets budgets) {
        this(id, filingStatus, accounts, budgets, TargetScope.ACCOUNT);
    }

    /** Without budgets of its own. */
    public Household(HouseholdId id, FilingStatus filingStatus, List<Account> accounts) {
        this(id, filingStatus, accounts, YearlyBudgets.NONE);
    }

    /** The same with these accounts. */
    public Household with(List<Account> others) {
        return new Household(id, filingStatus, others, budgets, targetScope);
    }
}
