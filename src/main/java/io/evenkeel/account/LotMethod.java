package io.evenkeel.account;

/** Which lots a sale takes first. */
public enum LotMethod {
    /** Least tax first: the optimizer chooses. */
    LEAST_TAX,
    FIFO,
    LIFO,
    HIGHEST_COST
}
