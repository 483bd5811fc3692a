package io.evenkeel.ingest;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of files as they stand in a zip. */
final class Names {

    private Names() {}

    static String unknown(String name) {
        return "The file (%s) is not a part of a book; expected only %s."
                .formatted(
                        Row.shown(name),
                        Stream.of(BookFile.values()).map(BookFile::fileName).collect(Collectors.joining(", ")));
    }

    /** Why the name is refused, whatever it holds; empty where it is not. */
    static Optional<String> objection(String name) {
        boolean escapes = name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || Stream.of(name.split("/", -1)).anyMatch(part -> part.equals("..") || part.equals("."));
        if (escapes) {
            return Optional.of(
                    "The name (%s) leads out of the zip; expected a plain file name.".formatted(Row.shown(name)));
        }
        long depth = name.chars().filter(c -> c == '/').count() - (name.endsWith("/") ? 1 : 0);
        return depth > 1 || depth == 1 && name.endsWith("/")
                ? Optional.of("The name (%s) lies in a folder inside a folder; expected at most one around all files."
                        .formatted(Row.shown(name)))
                : Optional.empty();
    }

    /** The folder that the name lies in; empty where it lies in none. */
    static String folder(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
