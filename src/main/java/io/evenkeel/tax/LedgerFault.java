package io.evenkeel.tax;

/** What is wrong with one trade of a ledger. */
public record LedgerFault(Reason reason, LedgerTrade trade, String message) {

    /** Why a ledger is refused. */
    public enum Reason {
        UNKNOWN_ACCOUNT,
        DUPLICATE_ID,
        UNKNOWN_LOT,
        OVERSOLD_LOT,
        OTHER_SECURITY,
        MISSING_BASIS
    }
}
