package io.evenkeel.order;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;

/** One account's part of a block order. */
public record Allocation(String order, AccountId account, HouseholdId household, Quantity quantity, Money amount) {}
