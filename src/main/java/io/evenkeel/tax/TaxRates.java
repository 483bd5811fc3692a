package io.evenkeel.tax;

import io.evenkeel.account.FilingStatus;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Federal rates, brackets and limits by filing status and date: the firm's table, {@code
 * rules/tables/federal-tax-rates.csv}. A table counts from its first day until the next one's.
 *
 * <p>Columns: {@code effective,filing_status,item,above,rate,amount}. Items: {@code ORDINARY} and {@code LONG_TERM}
 * brackets and the {@code SURCHARGE} (IRC 1411) give a rate for income above an amount of dollars; {@code LOSS_LIMIT}
 * gives an amount (IRC 1211(b)).
 */
public final class TaxRates {

    private static final String HEADER = "effective,filing_status,item,above,rate,amount";
    private static final int COLUMNS = 6;

    private final NavigableMap<LocalDate, Map<FilingStatus, TaxTable>> tables;

    private TaxRates(NavigableMap<LocalDate, Map<FilingStatus, TaxTable>> tables) {
        this.tables = tables;
    }

    /** Refuses a table with a wrong line, naming it, or one that lacks a part. */
    public static TaxRates parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "The table of tax rates must begin with the header %s.".formatted(HEADER));
        }
        NavigableMap<LocalDate, Map<FilingStatus, TaxTable.Builder>> read = new TreeMap<>();
        for (int number = 1; number < lines.size(); number++) {
            String line = lines.get(number).strip();
            if (!line.isEmpty()) {
                readLine(line, number + 1, read);
            }
        }
        NavigableMap<LocalDate, Map<FilingStatus, TaxTable>> tables = new TreeMap<>();
        read.forEach((effective, byStatus) -> {
            Map<FilingStatus, TaxTable> built = new EnumMap<>(FilingStatus.class);
            byStatus.forEach((status, table) -> built.put(status, table.build(effective + " " + status)));
            tables.put(effective, built);
        });
        return new TaxRates(tables);
    }

    private static void readLine(
            String line, int number, NavigableMap<LocalDate, Map<FilingStatus, TaxTable.Builder>> read) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw wrong(number, "it has %d columns instead of %d".formatted(cells.length, COLUMNS), null);
        }
        try {
            TaxTable.Builder table = read.computeIfAbsent(
                            LocalDate.parse(cells[0]), day -> new EnumMap<>(FilingStatus.class))
                    .computeIfAbsent(FilingStatus.valueOf(cells[1]), status -> new TaxTable.Builder());
            switch (cells[2]) {
                case "ORDINARY" -> table.ordinary.add(new Bracket(Money.of(cells[3]), Rate.of(cells[4])));
                case "LONG_TERM" -> table.longTerm.add(new Bracket(Money.of(cells[3]), Rate.of(cells[4])));
                case "SURCHARGE" -> table.surcharge = new Bracket(Money.of(cells[3]), Rate.of(cells[4]));
                case "LOSS_LIMIT" -> table.lossLimit = Money.of(cells[5]);
                default -> throw wrong(number, "the item (%s) is unknown".formatted(cells[2]), null);
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw wrong(number, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException wrong(
            int line, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "Line %d of the table of tax rates cannot be read: %s".formatted(line, why), cause);
    }

    /** The table in force; refuses a day or a filing status that none covers. */
    public TaxTable on(LocalDate day, FilingStatus status) {
        Map.Entry<LocalDate, Map<FilingStatus, TaxTable>> entry = tables.floorEntry(day);
        TaxTable table = entry == null ? null : entry.getValue().get(status);
        if (table == null) {
            throw new IllegalArgumentException(
                    "No tax rates for %s on %s. Maybe the table of tax rates needs that year.".formatted(status, day));
        }
        return table;
    }

    /** First days of the tables, ascending. */
    public List<LocalDate> effectiveDays() {
        return new ArrayList<>(tables.keySet());
    }
}
