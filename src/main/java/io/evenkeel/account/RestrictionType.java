package io.evenkeel.account;

/** What a client or the firm asked for in one account. */
public enum RestrictionType {
    NEVER_BUY,
    NEVER_SELL,
    NEVER_OWN,
    NEVER_TRADE,
    LOCK_QUANTITY,
    LOCK_LOT,
    MIN_WEIGHT,
    MAX_WEIGHT,
    EXCLUDE_SECTOR
}
