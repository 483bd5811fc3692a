package io.evenkeel.proposal;

public enum Outcome {
    TRADE,
    WITHIN_BANDS,
    /** Its data cannot be trusted. */
    HELD,
    /** The limits contradict each other. */
    INFEASIBLE
}
