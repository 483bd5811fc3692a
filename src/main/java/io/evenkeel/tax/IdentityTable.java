package io.evenkeel.tax;

import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the firm's compliance holds to be substantially identical, from a day on: {@code
 * rules/tables/identity-groups.csv}, columns {@code effective,security,identity_group}. What the book holds to be identical
 * stays so: of two opinions the one that avoids a wash sale counts.
 */
public final class IdentityTable {

    private static final String HEADER = "effective,security,identity_group";
    private static final int COLUMNS = 3;

    private final Map<SecurityId, NavigableMap<LocalDate, String>> groups;

    private IdentityTable(Map<SecurityId, NavigableMap<LocalDate, String>> groups) {
        this.groups = groups;
    }

    /** Refuses a wrong line, naming it, and two groups for one security and day. */
    public static IdentityTable parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "The table of identity groups must begin with the header %s.".formatted(HEADER));
        }
        Map<SecurityId, NavigableMap<LocalDate, String>> groups = new TreeMap<>();
        for (int number = 1; number < lines.size(); number++) {
            String line = lines.get(number).strip();
            if (!line.isEmpty()) {
                readLine(line, number + 1, groups);
            }
        }
        return new IdentityTable(groups);
    }

    private static void readLine(String line, int number, Map<SecurityId, NavigableMap<LocalDate, String>> groups) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS || cells[2].isBlank()) {
            throw new IllegalArgumentException(
                    "Line %d of the table of identity groups needs a day, a security and a group: %s"
                            .formatted(number, line));
        }
        try {
            String before = groups.computeIfAbsent(new SecurityId(cells[1]), security -> new TreeMap<>())
                    .putIfAbsent(LocalDate.parse(cells[0]), cells[2]);
            if (before != null) {
                throw new IllegalArgumentException("a second group for that day");
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Line %d of the table of identity groups cannot be read: %s".formatted(number, e.getMessage()), e);
        }
    }

    /** The groups in force on the market's day: what the table or the book calls identical, and what follows from both. */
    public IdentityGroups on(Market market) {
        Map<SecurityId, String> named = new TreeMap<>();
        groups.forEach((security, byDay) -> {
            Map.Entry<LocalDate, String> entry = byDay.floorEntry(market.asOf());
            if (entry != null) {
                named.put(security, entry.getValue());
            }
        });
        Map<String, String> joined = new TreeMap<>();
        market.securities().values().forEach(security -> {
            String table = named.get(security.id());
            if (table != null) {
                join(joined, last(joined, security.identityGroup()), last(joined, table));
            }
        });
        Map<SecurityId, String> inForce = new TreeMap<>();
        market.securities()
                .values()
                .forEach(security -> inForce.put(security.id(), last(joined, security.identityGroup())));
        named.forEach((security, group) -> inForce.put(security, last(joined, group)));
        return IdentityGroups.named(inForce);
    }

    private static void join(Map<String, String> joined, String one, String other) {
        if (!one.equals(other)) {
            joined.put(one, other);
        }
    }

    /** The name that stands for a group after everything it was joined to. */
    private static String last(Map<String, String> joined, String name) {
        String next = joined.get(name);
        return next == null ? name : last(joined, next);
    }
}
