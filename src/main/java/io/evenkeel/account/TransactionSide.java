package io.evenkeel.account;

/** Which way shares went. */
public enum TransactionSide {
    BUY,
    SELL,
    /** Shares that came in without a purchase. */
    RECEIVE
}
