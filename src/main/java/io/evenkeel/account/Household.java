package io.evenkeel.account;

import java.util.List;

/** One tax unit: all accounts whose trades are seen together for wash sales and netting. */
public record Household(HouseholdId id, FilingStatus filingStatus, List<Account> accounts) {

    public Household {
        accounts = List.copyOf(accounts);
    }
}
