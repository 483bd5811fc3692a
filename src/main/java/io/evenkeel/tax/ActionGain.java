package io.evenkeel.tax;

import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a corporate action makes taxable of one lot.
 *
 * @param quantity shares given up; zero where cash came without
 * @param proceeds cash received
 * @param gain recognised gain, or loss where one may be; none where the lot has no basis
 */
public record ActionGain(
        LotId lot, SecurityId security, Quantity quantity, Money proceeds, @Nullable Money gain, Term term) {}
