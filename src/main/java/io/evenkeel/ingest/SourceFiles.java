package io.evenkeel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** The files that came, wherever they lie; only names of the format are among them. */
interface SourceFiles extends AutoCloseable {

    Set<BookFile> files();

    /** Stops with {@link TooLargeException} where all files together pass the limit. */
    InputStream open(BookFile file) throws IOException;

    @Override
    void close() throws IOException;
}
