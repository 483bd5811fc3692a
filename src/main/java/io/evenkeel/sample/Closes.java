package io.evenkeel.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Closing prices by security and trading day, in millionths of a dollar; zero where there is none. */
final class Closes {

    /** Days on which the vendor's closes of many companies are wrong at once and right again a day later. */
    private static final Set<LocalDate> WRONG_DAYS = Set.of(LocalDate.of(2014, 10, 30), LocalDate.of(2017, 9, 14));

    /** A close this far from both its neighbours, in percent, is not traded on ... */
    private static final long LONE_PERCENT = 8;

    /** ... where the neighbours are this close to each other. */
    private static final long RETURN_PERCENT = 3;

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
            throw new UncheckedIOException("The closes (%s) cannot be read.".formatted(file), e);
        }
        Closes closes = new Closes(List.copyOf(days));
        rows.forEach(cells -> closes.of(cells[1])[closes.dayOf(LocalDate.parse(cells[0]))] =
                new BigDecimal(cells[2]).movePointRight(6).longValueExact());
        return closes;
    }

    LocalDate day(int index) {
        return days.get(index);
    }

    int last() {
        return days.size() - 1;
    }

    int count() {
        return days.size();
    }

    /** The index of that day, or of the next trading day, or of the last one. */
    int dayOf(LocalDate day) {
        int index = Collections.binarySearch(days, day);
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

    boolean isComplete(String security, int from) {
        for (int day = from; day <= last(); day++) {
            if (price(security, day) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** That day, or the next on which the vendor's closes can be trusted as a whole. */
    int trusted(int day) {
        int trusted = Math.min(day, last());
        while (trusted < last() && WRONG_DAYS.contains(days.get(trusted))) {
            trusted++;
        }
        return trusted;
    }

    /** Whether the vendor's close stands alone: off from the day before and the day after, which agree. */
    boolean isLone(String security, int day) {
        if (day == 0 || day == last()) {
            return false;
        }
        long before = price(security, day - 1);
        long after = price(security, day + 1);
        return before > 0
                && after > 0
                && isBeyond(before, price(security, day), LONE_PERCENT)
                && !isBeyond(before, after, RETURN_PERCENT);
    }

    private static boolean isBeyond(long from, long to, long percent) {
        return Math.abs(to - from) * 100 > from * percent;
    }

    /** What a trade can be made at: zero where there is no close or none to be trusted. */
    long tradingPrice(String security, int day) {
        return isLone(security, day) ? 0 : price(security, day);
    }
}
