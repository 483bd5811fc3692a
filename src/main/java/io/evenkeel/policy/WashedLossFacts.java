package io.evenkeel.policy;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.util.List;

/**
 * A lot below cost whose loss would be washed today, in whole or in part, by what the tax unit bought within the last 30
 * days or this run proposes to buy. One per lot.
 *
 * @param quantity shares of the lot
 * @param loss of the whole lot, positive
 * @param washedQuantity shares whose loss would not count, were the whole lot sold
 * @param washedLoss the loss of these
 * @param washedPart {@code washedLoss} as a part of {@code loss}
 * @param permanentLoss what of {@code washedLoss} no basis would carry, because an IRA bought
 * @param boughtBy the account of the last such purchase
 * @param bought the day of the last such purchase
 * @param freeOn first day on which nothing of the loss is washed
 * @param firstTradingDay first day from {@code freeOn} on which the market trades
 * @param unlessSold lots of this account which, sold beside it, leave nothing that washes it; empty where there is no
 *     such way because another account bought
 */
public record WashedLossFacts(
        SecurityId security,
        LotId lot,
        Quantity quantity,
        Money loss,
        Quantity washedQuantity,
        Money washedLoss,
        Weight washedPart,
        Money permanentLoss,
        AccountId boughtBy,
        LocalDate bought,
        LocalDate freeOn,
        LocalDate firstTradingDay,
        List<LotId> unlessSold) {

    public WashedLossFacts {
        unlessSold = List.copyOf(unlessSold);
    }
}
