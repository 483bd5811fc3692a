package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;

/**
 * Shares that replaced ones sold at a loss.
 *
 * @param quantity in shares of the replacement on the day of the match
 * @param loss the part of the loss that they wash, positive
 * @param permanent whether the loss is gone for good because an IRA bought them (Rev. Rul. 2008-5)
 */
public record ReplacedBy(
        AccountId account, LotId lot, SecurityId security, Quantity quantity, Money loss, boolean permanent) {}
