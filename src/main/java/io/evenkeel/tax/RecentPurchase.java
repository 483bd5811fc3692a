package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;

/**
 * Shares bought within the last thirty days, still held and not yet used as a replacement: a loss on any other lot would
 * be washed by them.
 *
 * @param permanent whether the loss would be gone for good, because an IRA bought them
 * @param freeOn first day on which a loss is no longer washed by them
 * @param firstTradingDay the first day from {@code freeOn} on which the market trades
 */
public record RecentPurchase(
        String group,
        AccountId account,
        LotId lot,
        SecurityId security,
        LocalDate bought,
        Quantity quantity,
        boolean permanent,
        LocalDate freeOn,
        LocalDate firstTradingDay) {}
