package io.evenkeel.market;

import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Price;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Five years of real closes and the sectors of their companies, from {@code samples}. */
record RealMarket(List<Security> securities, SortedMap<SecurityId, List<QuotedPrice>> closes) {

    private static final CSVFormat WITH_HEADER =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static RealMarket read(Path samples) throws IOException {
        Map<String, String> sectors = new TreeMap<>();
        for (CSVRecord row : rows(Files.newBufferedReader(samples.resolve("market/sp500_constituents.csv")))) {
            sectors.put(row.get("Symbol"), row.get("GICS Sector"));
        }
        for (CSVRecord row : rows(Files.newBufferedReader(samples.resolve("names-2018.csv")))) {
            sectors.put(row.get("symbol"), row.get("sector"));
        }
        SortedMap<SecurityId, List<QuotedPrice>> closes = closes(samples);
        List<Security> securities = closes.keySet().stream()
                .map(id -> stock(id, sectors.get(id.value())))
                .toList();
        return new RealMarket(securities, closes);
    }

    private static SortedMap<SecurityId, List<QuotedPrice>> closes(Path samples) throws IOException {
        SortedMap<SecurityId, List<QuotedPrice>> closes = new TreeMap<>();
        Path file = samples.resolve("market/sp500_close_2013-02-08_2018-02-07_long.csv.gz");
        try (Reader reader =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            for (CSVRecord row : rows(reader)) {
                closes.computeIfAbsent(new SecurityId(row.get("symbol")), id -> new ArrayList<>())
                        .add(new QuotedPrice(Price.of(row.get("close")), LocalDate.parse(row.get("date"))));
            }
        }
        return closes;
    }

    private static List<CSVRecord> rows(Reader reader) throws IOException {
        try (reader) {
            return WITH_HEADER.parse(reader).getRecords();
        }
    }

    private static Security stock(SecurityId id, @Nullable String sector) {
        return new Security(
                id,
                id.value(),
                SecurityKind.STOCK,
                AssetClass.US_EQUITY,
                sector,
                id.value(),
                BasisPoints.ZERO,
                null,
                false);
    }

    /** Trading days, first to last. */
    List<LocalDate> days() {
        return closes.values().stream()
                .flatMap(List::stream)
                .map(QuotedPrice::date)
                .distinct()
                .sorted()
                .toList();
    }

    /** The closes of these days alone, of stocks that have one on each. */
    PriceHistory between(LocalDate first, LocalDate last, int days) {
        SortedMap<SecurityId, List<QuotedPrice>> within = new TreeMap<>();
        closes.forEach((id, quotes) -> {
            List<QuotedPrice> some = quotes.stream()
                    .filter(quote ->
                            !quote.date().isBefore(first) && !quote.date().isAfter(last))
                    .toList();
            if (some.size() == days) {
                within.put(id, some);
            }
        });
        return new PriceHistory(within);
    }
}
