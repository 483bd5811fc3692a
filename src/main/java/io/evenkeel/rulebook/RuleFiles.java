package io.evenkeel.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The content of a rulebook, by path below the rules folder, such as {@code review/turnover.drl}.
 *
 * @param content sorted by path
 */
public record RuleFiles(SortedMap<String, String> content) {

    /** Folders that make up a rulebook; a rule file elsewhere would be ignored silently, and is refused. */
    static final List<String> QUESTIONS = List.of("data", "policy", "review");

    private static final String TABLES = "tables";
    private static final long LARGEST_FILE = 1_000_000;

    public RuleFiles {
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
    }

    public static RuleFiles of(Map<String, String> content) {
        return new RuleFiles(new TreeMap<>(content));
    }

    /** Reads a folder; refuses a file that is too large or stands in a folder of no question. */
    public static RuleFiles read(Path folder) {
        TreeMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".drl") || name.endsWith(".csv")) {
                    content.put(name, text(file, name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rules folder (%s) cannot be read".formatted(folder), e);
        }
        return new RuleFiles(content);
    }

    private static String text(Path file, String name) throws IOException {
        String top = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
        boolean placed = name.endsWith(".drl") ? QUESTIONS.contains(top) : top.equals(TABLES);
        if (!placed) {
            throw new RulebookRefusedException(List.of(new RuleProblem(
                    name,
                    0,
                    0,
                    "Rules belong into one of the folders " + QUESTIONS + ", tables into " + TABLES + ".")));
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new RulebookRefusedException(
                    List.of(new RuleProblem(name, 0, 0, "The file is larger than %d bytes.".formatted(LARGEST_FILE))));
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Names the content: changes with any byte of any file, and with nothing else. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.forEach((name, text) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    List<String> linesOf(String name) {
        return content.getOrDefault(name, "").lines().toList();
    }
}
