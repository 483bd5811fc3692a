package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;

/**
 * A loss of the last thirty days that a purchase, anywhere in the tax unit, would still wash.
 *
 * @param quantity shares that have not been replaced
 * @param loss what of the loss they carry, positive
 * @param freeOn first day on which a purchase no longer washes it
 * @param firstTradingDay the first day from {@code freeOn} on which the market trades
 */
public record UnreplacedLoss(
        String group,
        AccountId account,
        SecurityId security,
        LocalDate sold,
        Quantity quantity,
        Money loss,
        LocalDate freeOn,
        LocalDate firstTradingDay) {}
