package io.evenkeel.account;

/** Which lots a sale takes first. */
public enum LotMethod {
    /** Least tax first: the optimizer chooses. */
    LEAST_TAX,
    FIFO,
    LIFO,
    HIGHEST_COST,
    /** The same cost for every share, the oldest sold first; for fund shares, and first in, first out for all others. */
    AVERAGE_COST
}
