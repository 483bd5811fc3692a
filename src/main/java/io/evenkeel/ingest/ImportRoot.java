package io.evenkeel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The one folder below which a caller may name a book on this machine. Links are refused on the whole way down. */
public final class ImportRoot {

    private final Path root;

    public ImportRoot(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The folder or file below the root; empty where the path leads elsewhere, over a link, or to nothing. */
    public Optional<Path> find(String relative) {
        try {
            Path wanted = Path.of(relative);
            Path below = root.resolve(wanted).normalize();
            if (wanted.isAbsolute() || below.equals(root) || !below.startsWith(root) || !Files.exists(below)) {
                return Optional.empty();
            }
            // The root itself may be a link: whoever set it up chose it.
            Path real = root.toRealPath();
            return below.toRealPath().equals(real.resolve(root.relativize(below)))
                    ? Optional.of(below)
                    : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }
}
