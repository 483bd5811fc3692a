package io.evenkeel.market;

/** What a company did to its shares. */
public enum CorporateActionKind {
    SPLIT,
    REVERSE_SPLIT,
    SPIN_OFF,
    STOCK_DISTRIBUTION,
    STOCK_MERGER,
    CASH_MERGER,
    RETURN_OF_CAPITAL,
    SPECIAL_DIVIDEND,
    SYMBOL_CHANGE
}
