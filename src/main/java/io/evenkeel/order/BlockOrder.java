package io.evenkeel.order;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.Side;

/**
 * One order to the market for all accounts of a batch.
 *
 * @param id deterministic: from batch, security and side
 * @param price the book's, for reference
 */
public record BlockOrder(String id, SecurityId security, Side side, Quantity quantity, Price price, Money amount) {}
