package io.evenkeel.review;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What the review rules may know of one trade.
 *
 * @param side {@code BUY} or {@code SELL}
 * @param accountWeight amount over the account's value
 * @param shareOfDailyVolume quantity over the average daily volume; none where that is unknown
 * @param priceMove the security's largest close-to-close move of the last days, absolute; zero where none is known
 */
public record TradeFacts(
        SecurityId security,
        String side,
        Money amount,
        Weight accountWeight,
        @Nullable Weight shareOfDailyVolume,
        Weight priceMove) {}
