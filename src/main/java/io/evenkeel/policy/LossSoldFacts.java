package io.evenkeel.policy;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;

/**
 * A security that some account of the tax unit sold at a loss within the last 30 days, or that this run proposes to:
 * buying it, or anything identical to it, would wash the loss.
 *
 * @param security one this account holds or targets, of the same identity group
 * @param soldBy the account that sold
 * @param quantity shares not yet replaced
 * @param freeOn first day on which a purchase no longer washes it
 */
public record LossSoldFacts(
        SecurityId security, AccountId soldBy, LocalDate sold, Quantity quantity, LocalDate freeOn) {}
