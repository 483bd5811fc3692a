package io.evenkeel.ingest;

import io.evenkeel.book.FaultReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row, by column name. A cell that cannot be read becomes a fault and its type's placeholder, so that the rest of the
 * row is looked at too; what is built from a row that is not sound is thrown away.
 */
final class Row {

    private static final int LONGEST_SHOWN = 80;

    private final BookFile file;
    private final long line;
    private final Map<String, Integer> places;
    private final List<String> cells;
    private final Faults faults;
    private String id = "";
    private boolean sound = true;

    Row(BookFile file, long line, Map<String, Integer> places, List<String> cells, Faults faults) {
        this.file = file;
        this.line = line;
        this.places = places;
        this.cells = cells;
        this.faults = faults;
        this.id = text(file.columns().get(0));
    }

    /** Names the row in its faults, where its first column does not. */
    Row named(String name) {
        this.id = name;
        return this;
    }

    boolean isSound() {
        return sound;
    }

    long line() {
        return line;
    }

    /** The cell as it stands; empty where it is, or the column is not there. */
    String text(String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place);
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    /** A cell that must be filled; that it is was looked at before. */
    <T> T the(String column, ColumnType<T> type) {
        T value = optional(column, type);
        return value == null ? type.placeholder() : value;
    }

    <T> @Nullable T optional(String column, ColumnType<T> type) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            T value = type.reader().apply(text);
            if (type.admissible().test(value)) {
                return value;
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            // Falls through to the fault: why a cell cannot be read is said by what was expected.
        }
        refuse(
                FaultReason.BAD_VALUE,
                "The %s (%s) cannot be taken; expected %s.".formatted(column, shown(text), type.expected()));
        return type.placeholder();
    }

    <T> T orElse(String column, ColumnType<T> type, T otherwise) {
        T value = optional(column, type);
        return value == null ? otherwise : value;
    }

    void refuse(FaultReason reason, String message) {
        sound = false;
        faults.add(reason, file.fileName(), line, id.isEmpty() ? null : shown(id), message);
    }

    static String shown(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
