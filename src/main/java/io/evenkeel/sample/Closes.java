package io.evenkeel.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Closing prices by security and trading day, in millionths of a dollar; zero where there is none. */
final class Closes {

    private final List<LocalDate> days;
    private final Map<String, long[]> prices = new TreeMap<>();

    private Closes(List<LocalDate> days) {
        this.days = days;
    }

    static Closes read(Path file) {
        List<String[]> rows = new ArrayList<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                rows.add(cells);
                days.add(LocalDate.parse(cells[0]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The closes (%s) cannot be read".formatted(file), e);
        }
        Closes closes = new Closes(List.copyOf(days));
        rows.forEach(cells -> closes.of(cells[1])[closes.dayOf(LocalDate.parse(cells[0]))] =
                new java.math.BigDecimal(cells[2]).movePointRight(6).longValueExact());
        return closes;
    }

    List<LocalDate> days() {
        return days;
    }

    LocalDate day(int index) {
        return days.get(index);
    }

    int last() {
        return days.size() - 1;
    }

    /** The index of that day, or of the next trading day. */
    int dayOf(LocalDate day) {
        int index = java.util.Collections.binarySearch(days, day);
        return index >= 0 ? index : Math.min(last(), -index - 1);
    }

    /** Live: what is written into it is the price from then on. */
    long[] of(String security) {
        return prices.computeIfAbsent(security, id -> new long[days.size()]);
    }

    long price(String security, int day) {
        long[] of = prices.get(security);
        return of == null ? 0 : of[day];
    }

    List<String> securities() {
        return List.copyOf(prices.keySet());
    }

    boolean isComplete(String security) {
        return Arrays.stream(of(security)).allMatch(price -> price > 0);
    }
}
