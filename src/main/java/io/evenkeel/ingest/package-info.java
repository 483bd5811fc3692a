/**
 * From files to a book: reads a folder or zip of CSV files as {@code docs/book-format.md} describes them. Start at
 * {@link io.evenkeel.ingest.BookReader}; its answer is a book, or every fault that kept the files from being one.
 */
@NullMarked
package io.evenkeel.ingest;

import org.jspecify.annotations.NullMarked;
