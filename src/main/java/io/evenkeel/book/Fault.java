package io.evenkeel.book;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a book.
 *
 * @param line 1 is the header; 0 where it is about the file as a whole
 * @param id of the row, where it has one
 * @param message names the value and what to do
 */
public record Fault(FaultReason reason, String file, long line, @Nullable String id, String message) {}
