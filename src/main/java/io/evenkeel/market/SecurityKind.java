package io.evenkeel.market;

/** What kind of instrument a security is: decides whether fractions trade and whether average cost is allowed. */
public enum SecurityKind {
    STOCK,
    ETF,
    MUTUAL_FUND
}
