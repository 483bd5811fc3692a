package io.evenkeel.api;

import io.evenkeel.book.Plausible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as a file: RFC 4180, UTF-8. */
final class Csv {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Csv() {}

    /** For people, who open it in a spreadsheet: text that one would run as a formula has an apostrophe before it. */
    static byte[] forPeople(List<String> header, Stream<List<?>> rows) {
        return of(header, rows.map(row -> row.stream().map(Csv::inert).toList()));
    }

    /** A negative number stays one: it can be added up and runs nothing. */
    private static String inert(Object cell) {
        String text = cell.toString();
        return Plausible.readsAsFormula(text) && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** For programs: every cell as it is. */
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
