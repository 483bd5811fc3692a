package io.evenkeel.store;

/** Where a proposal stands on its way to orders. */
public enum ReviewState {
    /** Nothing to review. */
    NONE,
    /** Waits for a person. */
    OPEN,
    APPROVED,
    REJECTED,
    /** A newer revision took its place. */
    REPLACED,
    /** Cleared and gone out. */
    RELEASED
}
