package io.evenkeel.sample;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Names and sectors of companies, and from when on their lots can be right: the vendor's prices are adjusted for splits but
 * not for spin-offs, so nobody in the firm holds a company across one.
 */
final class Companies {

    /** Spin-offs that the vendor's list of jumps does not have; a drop on the day shows each of them. */
    private static final Set<String> ACROSS_A_SPIN_OFF =
            Set.of("ADP", "DHR", "DOV", "FOX", "FOXA", "HPQ", "IR", "JCI", "MET", "NWS", "NWSA", "VNO", "WMB", "XRX");

    /** Share classes of one company are substantially identical. */
    private static final Map<String, String> SHARE_CLASSES = Map.ofEntries(
            Map.entry("GOOG", "ALPHABET"),
            Map.entry("GOOGL", "ALPHABET"),
            Map.entry("DISCA", "DISCOVERY"),
            Map.entry("DISCK", "DISCOVERY"),
            Map.entry("FOX", "FOX"),
            Map.entry("FOXA", "FOX"),
            Map.entry("NWS", "NEWS-CORP"),
            Map.entry("NWSA", "NEWS-CORP"),
            Map.entry("UA", "UNDER-ARMOUR"),
            Map.entry("UAA", "UNDER-ARMOUR"));

    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, String> sectors = new TreeMap<>();
    private final Map<String, LocalDate> events = new TreeMap<>();

    /** @param samples the folder with {@code market} and with the names of companies that have left the index */
    static Companies read(Path samples) {
        Companies companies = new Companies();
        for (CSVRecord row : rows(samples.resolve("names-2018.csv"))) {
            companies.add(row.get("symbol"), row.get("name"), row.get("sector"));
        }
        for (CSVRecord row : rows(samples.resolve("market/sp500_constituents.csv"))) {
            companies.add(row.get("Symbol"), row.get("Security"), row.get("GICS Sector"));
        }
        for (CSVRecord row : rows(samples.resolve("market/sp500_known_events.csv"))) {
            String kind = row.get("kind");
            if (!kind.equals("GENUINE_MOVE") && !kind.equals("BAD_TICK")) {
                companies.events.put(row.get("symbol"), LocalDate.parse(row.get("date")));
            }
        }
        return companies;
    }

    private void add(String symbol, String name, String sector) {
        names.put(symbol, name);
        sectors.put(symbol, sector);
    }

    private static Iterable<CSVRecord> rows(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be read.".formatted(file), e);
        }
    }

    boolean isKnown(String symbol) {
        return sectors.containsKey(symbol);
    }

    String name(String symbol) {
        return names.getOrDefault(symbol, symbol);
    }

    /** Empty for a fund. */
    String sector(String symbol) {
        return sectors.getOrDefault(symbol, "");
    }

    /** Empty where the company has one class of shares. */
    String identityGroup(String symbol) {
        return SHARE_CLASSES.getOrDefault(symbol, "");
    }

    String identity(String symbol) {
        return SHARE_CLASSES.getOrDefault(symbol, symbol);
    }

    /** Whether its whole history can be held without a corporate action in the way. */
    boolean isPlain(String symbol) {
        return isKnown(symbol) && !events.containsKey(symbol) && !ACROSS_A_SPIN_OFF.contains(symbol);
    }

    /** Whether it can be held from that day on. */
    boolean isPlainFrom(String symbol, LocalDate day) {
        LocalDate event = events.get(symbol);
        return isKnown(symbol) && !ACROSS_A_SPIN_OFF.contains(symbol) && (event == null || day.isAfter(event));
    }
}
