package io.evenkeel.ingest;

import io.evenkeel.book.Book;
import io.evenkeel.book.Loaded;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads a firm's book from a folder or a zip of CSV files; all faults at once, each with file, line and id. */
public final class BookReader {

    private final IngestLimits limits;

    public BookReader(IngestLimits limits) {
        this.limits = limits;
    }

    /** A folder of CSV files, or a zip of one. */
    public Loaded<Book> read(Path folderOrZip) {
        throw new UnsupportedOperationException(folderOrZip + " " + limits);
    }

    /** Reads the stream to its end or to the limit on uploads; does not close it. */
    public Loaded<Book> readZip(InputStream zip) {
        throw new UnsupportedOperationException(zip + " " + limits);
    }
}
