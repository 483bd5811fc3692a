package io.evenkeel.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as a file: RFC 4180, UTF-8. */
final class Csv {

    private Csv() {}

    static byte[] of(List<String> header, Stream<List<?>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            for (List<?> row : rows.toList()) {
                csv.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be written.", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
