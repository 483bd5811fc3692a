package io.evenkeel.account;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.util.Optional;

/** The custodian's own total, to reconcile lots and cash against; an empty security is cash, one share a dollar. */
public record CustodianPosition(Optional<SecurityId> security, Quantity quantity) {}
