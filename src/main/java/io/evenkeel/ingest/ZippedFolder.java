package io.evenkeel.ingest;

import io.evenkeel.book.FaultReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip of a book's files. Read by its directory, so that one cut short is noticed; nothing is written to disk, and what it
 * unpacks to is counted as it comes, whatever the directory says.
 */
final class ZippedFolder implements SourceFiles {

    private final ZipFile zip;
    private final Map<BookFile, ZipEntry> entries = new EnumMap<>(BookFile.class);
    private final LimitedStream.Allowance allowance;

    private ZippedFolder(ZipFile zip, IngestLimits limits) {
        this.zip = zip;
        this.allowance = new LimitedStream.Allowance(limits.unpackedBytes(), "The zip unpacks to");
    }

    /** Empty, with a fault, where it is not a zip that can be read. */
    static Optional<SourceFiles> open(Path path, IngestLimits limits, Faults faults) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            faults.add(
                    FaultReason.UNREADABLE_FILE,
                    "",
                    "The zip cannot be read (%s); expected a whole zip file without a password."
                            .formatted(e.getMessage()));
            return Optional.empty();
        }
        ZippedFolder folder = new ZippedFolder(zip, limits);
        if (zip.size() > limits.filesPerZip()) {
            faults.add(
                    FaultReason.TOO_LARGE,
                    "",
                    "The zip has %d entries; expected at most %d.".formatted(zip.size(), limits.filesPerZip()));
            folder.close();
            return Optional.empty();
        }
        folder.list(faults);
        return Optional.of(folder);
    }

    private void list(Faults faults) {
        Set<String> folders = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            Optional<String> objection = Names.objection(name);
            if (objection.isPresent()) {
                faults.add(FaultReason.UNREADABLE_FILE, Row.shown(name), objection.get());
            } else {
                folders.add(Names.folder(name));
                if (!entry.isDirectory()) {
                    add(entry, names, faults);
                }
            }
        }
        if (folders.size() > 1) {
            faults.add(
                    FaultReason.UNKNOWN_FILE,
                    "",
                    "The zip's files lie in %d folders; expected one around all files, or none."
                            .formatted(folders.size()));
        }
    }

    private void add(ZipEntry entry, Set<String> names, Faults faults) {
        String name = Names.file(entry.getName());
        Optional<BookFile> file = BookFile.named(name);
        if (!names.add(name)) {
            faults.add(FaultReason.DUPLICATE_ID, Row.shown(name), "The zip holds this file twice; expected it once.");
        } else if (file.isEmpty()) {
            faults.add(FaultReason.UNKNOWN_FILE, Row.shown(name), Names.unknown(name));
        } else {
            entries.put(file.get(), entry);
        }
    }

    @Override
    public Set<BookFile> files() {
        return Set.copyOf(entries.keySet());
    }

    @Override
    public InputStream open(BookFile file) throws IOException {
        ZipEntry entry = entries.get(file);
        if (entry == null) {
            throw new IllegalArgumentException("The file (%s) is not in the zip.".formatted(file));
        }
        return new LimitedStream(new CheckedEntry(zip.getInputStream(entry), entry), allowance);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
