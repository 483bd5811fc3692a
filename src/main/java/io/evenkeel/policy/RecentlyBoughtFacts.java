package io.evenkeel.policy;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;

/**
 * Shares of a security, or of anything identical to it, that some account of the tax unit bought within the last 30
 * days, or that this run proposes to buy: a loss sale now would be washed by up to that many shares.
 *
 * @param security one this account holds
 * @param boughtBy the account that bought
 * @param quantity shares that can still replace
 * @param freeOn first day on which a loss sale is no longer washed by them
 */
public record RecentlyBoughtFacts(
        SecurityId security, AccountId boughtBy, LocalDate bought, Quantity quantity, LocalDate freeOn) {}
