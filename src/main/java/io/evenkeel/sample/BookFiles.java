package io.evenkeel.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;

/** Writes CSV files into a zip whose bytes depend on nothing but them. */
final class BookFiles {

    /** Zip stores local times of two seconds: one that no time zone can move. */
    private static final java.time.LocalDateTime ENTRY_TIME = java.time.LocalDateTime.of(2018, 2, 7, 0, 0);

    private final Map<String, List<String[]>> files = new LinkedHashMap<>();

    void header(String file, String... columns) {
        files.put(file, new ArrayList<>(List.<String[]>of(columns)));
    }

    void row(String file, String... cells) {
        List<String[]> rows = java.util.Objects.requireNonNull(files.get(file), "a header comes first");
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException("The row (%s) of %s has %d cells for %d columns."
                    .formatted(Arrays.toString(cells), file, cells.length, rows.get(0).length));
        }
        rows.add(cells);
    }

    static String text(List<String[]> rows) {
        StringBuilder text = new StringBuilder();
        try {
            for (String[] row : rows) {
                CSVFormat.RFC4180.printRecord(text, (Object[]) row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string builder takes everything", e);
        }
        return text.toString();
    }

    void zip(Path target) {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, List<String[]>> file : files.entrySet()) {
                byte[] bytes = text(file.getValue()).getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                CRC32 crc = new CRC32();
                crc.update(bytes);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The book (%s) cannot be written".formatted(target), e);
        }
    }

    static String dollars(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** From millionths of a share. */
    static String shares(long millionths) {
        BigDecimal shares = BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
        return shares.scale() < 0 ? shares.setScale(0).toPlainString() : shares.toPlainString();
    }

    /** From millionths of a dollar. */
    static String price(long millionths) {
        BigDecimal price = BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
        return price.scale() < 2 ? price.setScale(2).toPlainString() : price.toPlainString();
    }
}
