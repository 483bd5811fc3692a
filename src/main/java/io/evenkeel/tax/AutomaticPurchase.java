package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import java.time.LocalDate;

/** A plan that bought by itself and may do so again: dividends reinvested, or regular investments. */
public record AutomaticPurchase(AccountId account, SecurityId security, TransactionKind kind, LocalDate lastBought) {}
