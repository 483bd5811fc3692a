package io.evenkeel.account;

import java.util.List;

/** One tax unit: all accounts whose trades are seen together for wash sales, netting and budgets. */
public record Household(HouseholdId id, FilingStatus filingStatus, List<Account> accounts, YearlyBudgets budgets) {

    public Household {
        accounts = List.copyOf(accounts);
    }

    /** Without budgets of its own. */
    public Household(HouseholdId id, FilingStatus filingStatus, List<Account> accounts) {
        this(id, filingStatus, accounts, YearlyBudgets.NONE);
    }
}
