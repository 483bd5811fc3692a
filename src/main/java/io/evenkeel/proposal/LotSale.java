package io.evenkeel.proposal;

import io.evenkeel.account.LotId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.tax.Term;

/**
 * What a sale takes from one lot.
 *
 * @param gain proceeds less basis, before any wash-sale disallowance
 * @param disallowed the part of a loss that an earlier purchase of the tax unit washes; positive
 * @param tax at the account's rate for the term; negative for a usable loss
 */
public record LotSale(LotId lot, Quantity quantity, Term term, Money gain, Money disallowed, Money tax) {}
