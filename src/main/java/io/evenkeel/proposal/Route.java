package io.evenkeel.proposal;

public enum Route {
    CLEARED,
    REVIEW,
    /** A limit that no reviewer may override. */
    BLOCKED
}
