package io.evenkeel.ingest;

import io.evenkeel.book.Book;
import io.evenkeel.book.FaultReason;
import io.evenkeel.book.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads a firm's book from a folder or a zip of CSV files; all faults at once, each with file, line and id. */
public final class BookReader {

    private final IngestLimits limits;

    public BookReader(IngestLimits limits) {
        this.limits = limits;
    }

    /** A folder of CSV files, or a zip of one. */
    public Loaded<Book> read(Path folderOrZip) {
        Faults faults = new Faults(limits.faultsListed());
        try {
            if (Files.isDirectory(folderOrZip)) {
                return read(new Folder(folderOrZip, limits, faults), faults);
            }
            if (!Files.isRegularFile(folderOrZip)) {
                return refused(faults, FaultReason.MISSING_FILE, folderOrZip, "is not there; expected a folder or zip");
            }
            return readZip(folderOrZip, faults);
        } catch (IOException e) {
            return refused(faults, FaultReason.UNREADABLE_FILE, folderOrZip, "cannot be read: " + e.getMessage());
        }
    }

    private static Loaded<Book> refused(Faults faults, FaultReason reason, Path path, String what) {
        String name = String.valueOf(path.getFileName());
        faults.add(reason, name, "The path (%s) %s.".formatted(name, what));
        return new Loaded.Refused<>(faults.list());
    }

    private Loaded<Book> readZip(Path zip, Faults faults) throws IOException {
        long bytes = Files.size(zip);
        if (bytes > limits.uploadBytes()) {
            faults.add(
                    FaultReason.TOO_LARGE,
                    "",
                    "The zip has %d bytes; expected at most %d.".formatted(bytes, limits.uploadBytes()));
            return new Loaded.Refused<>(faults.list());
        }
        SourceFiles source = ZippedFolder.open(zip, limits, faults).orElse(null);
        return source == null ? new Loaded.Refused<>(faults.list()) : read(source, faults);
    }

    private Loaded<Book> read(SourceFiles source, Faults faults) throws IOException {
        try (source) {
            return new Reading(limits, source, faults).book();
        }
    }

    /** Reads the stream to its end or to the limit on uploads; does not close it. */
    public Loaded<Book> readZip(InputStream zip) {
        Faults faults = new Faults(limits.faultsListed());
        try {
            Path copy = Files.createTempFile("book", ".zip");
            try {
                Files.copy(
                        new LimitedStream(zip, new LimitedStream.Allowance(limits.uploadBytes(), "The zip has")),
                        copy,
                        StandardCopyOption.REPLACE_EXISTING);
                return readZip(copy, faults);
            } catch (TooLargeException e) {
                faults.add(FaultReason.TOO_LARGE, "", String.valueOf(e.getMessage()));
                return new Loaded.Refused<>(faults.list());
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The upload could not be taken in.", e);
        }
    }
}
