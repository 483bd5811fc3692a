package io.evenkeel.ingest;

import io.evenkeel.book.FaultReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one file of the book: its header against the format, then row by row. */
final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Stands where bytes are not UTF-8: reading goes on, so that each such cell can be named with its line. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final BookFile file;
    private final IngestLimits limits;
    private final Faults faults;
    private final ContentDigest digest;
    private final List<byte[]> rowDigests = new ArrayList<>();
    private long nextLine = 1;

    CsvFile(BookFile file, IngestLimits limits, Faults faults, ContentDigest digest) {
        this.file = file;
        this.limits = limits;
        this.faults = faults;
        this.digest = digest;
    }

    /** Whether the file could be read to its end; its single rows may have faults all the same. */
    boolean read(InputStream bytes, Consumer<Row> rows) {
        try (RecordGuard guard = new RecordGuard(withoutMark(bytes), recordLongest());
                CSVParser parser = CSVParser.builder()
                        .setReader(guard)
                        .setFormat(CSVFormat.RFC4180)
                        .get()) {
            boolean whole = readAll(parser, guard, rows);
            digest.add(file, rowDigests);
            return whole;
        } catch (TooLargeException e) {
            faults.add(FaultReason.TOO_LARGE, file.fileName(), String.valueOf(e.getMessage()));
            return false;
        } catch (CSVException e) {
            return unreadable(
                    nextLine,
                    "The file is not CSV (RFC 4180) from this row on; expected a quote to be closed, and doubled inside quotes.");
        } catch (IOException e) {
            return unreadable(0, "The file cannot be read: %s; expected it whole.".formatted(e.getMessage()));
        }
    }

    private boolean unreadable(long line, String message) {
        faults.add(FaultReason.UNREADABLE_FILE, file.fileName(), line, null, message);
        return false;
    }

    /** Two quotes for one, separators, and what the reader fetches ahead. */
    private long recordLongest() {
        return 2L * limits.fieldCharacters() * (file.columns().size() + 1) + 65_536;
    }

    private static Reader withoutMark(InputStream bytes) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private boolean readAll(CSVParser parser, RecordGuard guard, Consumer<Row> rows) throws IOException {
        try {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                faults.add(
                        FaultReason.MISSING_COLUMN,
                        file.fileName(),
                        "The file is empty; expected a header row: %s.".formatted(String.join(",", file.columns())));
                return false;
            }
            Map<String, Integer> places = places(records.next().toList());
            return places != null && readRows(parser, records, places, guard, rows);
        } catch (UncheckedIOException e) {
            // The parser's iterator wraps what the file's reader threw.
            throw e.getCause();
        }
    }

    private boolean readRows(
            CSVParser parser,
            Iterator<CSVRecord> records,
            Map<String, Integer> places,
            RecordGuard guard,
            Consumer<Row> rows) {
        nextLine = parser.getCurrentLineNumber() + 1;
        for (int count = 1; records.hasNext(); count++) {
            if (count > limits.rowsPerFile()) {
                faults.add(
                        FaultReason.TOO_LARGE,
                        file.fileName(),
                        nextLine,
                        null,
                        "The file has more than %d rows; expected at most that many.".formatted(limits.rowsPerFile()));
                return false;
            }
            readRow(nextLine, places, records.next().toList(), rows);
            guard.recordEnds();
            nextLine = parser.getCurrentLineNumber() + 1;
        }
        return true;
    }

    private void readRow(long line, Map<String, Integer> places, List<String> cells, Consumer<Row> rows) {
        if (cells.size() != places.size()) {
            faults.add(
                    FaultReason.BAD_VALUE,
                    file.fileName(),
                    line,
                    null,
                    "The row has %d cells; expected %d, as in the header.".formatted(cells.size(), places.size()));
            return;
        }
        Row row = new Row(file, line, places, cells, faults);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > limits.fieldCharacters()) {
                row.refuse(
                        FaultReason.TOO_LARGE,
                        "A cell (%s) has %d characters; expected at most %d."
                                .formatted(Row.shown(cells.get(i)), cells.get(i).length(), limits.fieldCharacters()));
            }
        }
        places.forEach((column, place) -> {
            if (cells.get(place).indexOf(NOT_UTF_8) >= 0) {
                row.refuse(
                        FaultReason.UNREADABLE_FILE,
                        "The %s (%s) is not UTF-8 text; expected UTF-8. Maybe the file was saved in another encoding."
                                .formatted(column, Row.shown(cells.get(place))));
            }
        });
        for (String column : file.filled()) {
            if (!row.has(column)) {
                row.refuse(FaultReason.MISSING_VALUE, "The %s is empty; expected a value.".formatted(column));
            }
        }
        rowDigests.add(digest.of(file, row));
        rows.accept(row);
    }

    /** Where each column stands; none where the header cannot be used. */
    private @org.jspecify.annotations.Nullable Map<String, Integer> places(List<String> header) {
        if (header.stream().anyMatch(column -> column.indexOf(NOT_UTF_8) >= 0)) {
            unreadable(
                    1, "The header is not UTF-8 text; expected UTF-8. Maybe the file was saved in another encoding.");
            return null;
        }
        Map<String, Integer> places = new HashMap<>();
        boolean usable = true;
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            if (!file.columns().contains(column)) {
                usable = headerFault(
                        FaultReason.UNKNOWN_COLUMN,
                        "The column (%s) is not known; expected only %s."
                                .formatted(Row.shown(column), String.join(", ", file.columns())));
            } else if (places.put(column, i) != null) {
                usable = headerFault(
                        FaultReason.UNKNOWN_COLUMN,
                        "The column (%s) stands twice; expected it once.".formatted(column));
            }
        }
        for (String column : file.filled()) {
            if (!places.containsKey(column)) {
                usable = headerFault(
                        FaultReason.MISSING_COLUMN, "The column (%s) is missing; expected it.".formatted(column));
            }
        }
        return usable ? places : null;
    }

    private boolean headerFault(FaultReason reason, String message) {
        faults.add(reason, file.fileName(), 1, null, message);
        return false;
    }
}
