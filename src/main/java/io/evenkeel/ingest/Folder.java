package io.evenkeel.ingest;

import io.evenkeel.book.FaultReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of CSV files. Links are not followed: a link may point to what its owner may not read. */
final class Folder implements SourceFiles {

    private final Map<BookFile, Path> paths = new EnumMap<>(BookFile.class);
    private final LimitedStream.Allowance allowance;

    Folder(Path folder, IngestLimits limits, Faults faults) throws IOException {
        this.allowance = new LimitedStream.Allowance(limits.unpackedBytes(), "The files have");
        try (Stream<Path> listing = Files.list(folder)) {
            for (Path path : listing.sorted().toList()) {
                add(path, faults);
            }
        }
    }

    private void add(Path path, Faults faults) {
        String name = String.valueOf(path.getFileName());
        Optional<BookFile> file = BookFile.named(name);
        if (file.isEmpty()) {
            faults.add(FaultReason.UNKNOWN_FILE, Row.shown(name), Names.unknown(name));
        } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            faults.add(FaultReason.UNREADABLE_FILE, name, "This is a link or folder; expected a file.");
        } else {
            paths.put(file.get(), path);
        }
    }

    @Override
    public Set<BookFile> files() {
        return Set.copyOf(paths.keySet());
    }

    @Override
    public InputStream open(BookFile file) throws IOException {
        Path path = paths.get(file);
        if (path == null) {
            throw new IllegalArgumentException("The file (%s) is not in the folder.".formatted(file));
        }
        return new LimitedStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), allowance);
    }

    @Override
    public void close() {
        paths.clear();
    }
}
