package io.evenkeel.policy;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;

/**
 * A security of which, or of something identical to which, the tax unit sold shares at a loss within the last 30 days,
 * or this run proposes to: buying it, in any account but a tax-exempt one, would wash the loss. One per security.
 *
 * @param security one that this account holds, targets or may hold in another's place
 * @param soldBy the account of the last such sale
 * @param sold the day of the last such sale
 * @param quantity shares sold at a loss and not replaced yet, over all such sales: so many of a purchase would wash
 * @param loss what of the losses is still usable, positive
 * @param freeOn first day on which a purchase washes none of it
 * @param firstTradingDay first day from {@code freeOn} on which the market trades
 */
public record LossSoldFacts(
        SecurityId security,
        AccountId soldBy,
        LocalDate sold,
        Quantity quantity,
        Money loss,
        LocalDate freeOn,
        LocalDate firstTradingDay) {}
