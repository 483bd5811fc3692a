package io.evenkeel.book;

/** Why a book, or a row of it, was refused. Each appears in a test. */
public enum FaultReason {
    MISSING_FILE,
    UNKNOWN_FILE,
    UNREADABLE_FILE,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    MISSING_VALUE,
    BAD_VALUE,
    DUPLICATE_ID,
    UNKNOWN_REFERENCE,
    MISSING_PRICE,
    WEIGHTS_ABOVE_ONE,
    TOO_LARGE
}
