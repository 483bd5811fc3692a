package io.evenkeel.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;

/** CSV files by name, and a zip of them whose bytes depend on nothing else. */
final class BookFiles {

    /** A zip keeps local times: one that no time zone can move. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2018, 2, 7, 0, 0);

    private final Map<String, Csv> files = new TreeMap<>();

    /** One file, written row by row. */
    static final class Csv {
        private final StringBuilder text = new StringBuilder();
        private final String[] columns;

        Csv(String... columns) {
            this.columns = columns;
            print(columns);
        }

        void row(String... cells) {
            if (cells.length != columns.length) {
                throw new IllegalArgumentException("The row (%s) has %d cells for %d columns."
                        .formatted(Arrays.toString(cells), cells.length, columns.length));
            }
            print(cells);
        }

        private void print(String... cells) {
            try {
                CSVFormat.RFC4180.printRecord(text, (Object[]) cells);
            } catch (IOException e) {
                throw new UncheckedIOException("A string builder takes everything.", e);
            }
        }

        String text() {
            return text.toString();
        }
    }

    Csv open(String file, String... columns) {
        Csv csv = new Csv(columns);
        files.put(file, csv);
        return csv;
    }

    /** Entries by name, all of one time. */
    void zip(Path target) {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, Csv> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The book (%s) cannot be written.".formatted(target), e);
        }
    }

    static void write(Csv csv, Path target) {
        try {
            Files.writeString(target, csv.text(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(target), e);
        }
    }
}
