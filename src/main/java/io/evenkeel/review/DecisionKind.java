package io.evenkeel.review;

public enum DecisionKind {
    APPROVE,
    REJECT,
    /** Evaluate the account again, with what the reviewer changed. */
    RERUN
}
