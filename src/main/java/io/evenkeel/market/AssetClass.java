package io.evenkeel.market;

/** The broad class a security counts to. {@link #CASH} is for cash-like funds, not for an account's own cash. */
public enum AssetClass {
    US_EQUITY,
    INTERNATIONAL_EQUITY,
    US_BOND,
    INTERNATIONAL_BOND,
    REAL_ESTATE,
    COMMODITY,
    ALTERNATIVE,
    CASH,
    OTHER
}
