package io.evenkeel.policy;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Weight;
import java.time.LocalDate;

/**
 * A close-to-close price move, beyond 20%, of a security that the account holds or targets.
 *
 * @param change signed, 0.2 is up by a fifth
 * @param size its absolute value
 * @param explained whether the book has a corporate action of the security effective on that day
 */
public record PriceMoveFacts(
        SecurityId security, LocalDate date, int daysAgo, Weight change, Weight size, boolean explained) {}
