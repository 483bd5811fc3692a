package io.evenkeel.optimizer;

/** What an account came to look like before it is rebalanced: the classes of instances that optimizers are measured on. */
public enum AccountKind {
    /** Prices moved. */
    DRIFT,
    /** Three tenths in one stock that cost next to nothing. */
    CONCENTRATION,
    /** Cash came in. */
    INFLOW,
    /** Half of it was bought for another model. */
    TRANSITION,
    /** Cash has to be raised. */
    WITHDRAWAL,
    /** Many lots are worth less than they cost. */
    HARVEST
}
