package io.evenkeel.api;

import io.evenkeel.book.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with what was sent.
 *
 * @param reason stable: a name of {@code book.FaultReason}, or MALFORMED, UNKNOWN_FIELD
 * @param file of the book; {@value #REQUEST} where the request itself is meant
 * @param line from 1; 0 where none is known
 * @param id of the book's row, or the JSON pointer of the request's value
 * @param message names the value and what to do
 */
record RequestFault(String reason, String file, long line, @Nullable String id, String message) {

    static final String REQUEST = "request";
    static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    static final String MISSING_VALUE = "MISSING_VALUE";
    static final String BAD_VALUE = "BAD_VALUE";
    static final String DUPLICATE_ID = "DUPLICATE_ID";
    static final String UNKNOWN_REFERENCE = "UNKNOWN_REFERENCE";
    static final String MISSING_PRICE = "MISSING_PRICE";
    static final String WEIGHTS_ABOVE_ONE = "WEIGHTS_ABOVE_ONE";
    static final String TOO_LARGE = "TOO_LARGE";

    static RequestFault of(Fault fault) {
        return new RequestFault(fault.reason().name(), fault.file(), fault.line(), fault.id(), fault.message());
    }
}
