package io.evenkeel.store;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;

/** An account that holds a security; the value is at the book's price. */
public record Holder(AccountId account, HouseholdId household, Quantity quantity, Money value) {}
