package io.evenkeel.sample;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Names and sectors of companies, and the securities whose history has jumps that are not moves of the market. */
record Constituents(Map<String, String> names, Map<String, String> sectors, TreeSet<String> jumps) {

    static Constituents read(Path market) {
        Map<String, String> names = new TreeMap<>();
        Map<String, String> sectors = new TreeMap<>();
        TreeSet<String> jumps = new TreeSet<>();
        for (CSVRecord row : rows(market.resolve("sp500_constituents.csv"))) {
            names.put(row.get("Symbol"), row.get("Security"));
            sectors.put(row.get("Symbol"), row.get("GICS Sector"));
        }
        for (CSVRecord row : rows(market.resolve("sp500_known_events.csv"))) {
            if (!row.get("kind").equals("GENUINE_MOVE")) {
                jumps.add(row.get("symbol"));
            }
        }
        return new Constituents(names, sectors, jumps);
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
            throw new UncheckedIOException("The file (%s) cannot be read".formatted(file), e);
        }
    }
}
