package io.evenkeel.market;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Log returns from one trading day to the next, per security, over the days of the whole history; NaN where a close is
 * missing on either day, or the move is so large that it is a corporate action or a bad tick rather than a return.
 */
final class DailyReturns {

    private static final double OUTLIER = StrictMath.log(1.25);

    private final SortedMap<SecurityId, double[]> bySecurity = new TreeMap<>();
    private final int days;

    DailyReturns(PriceHistory history) {
        Map<LocalDate, Integer> places = places(history);
        this.days = Math.max(0, places.size() - 1);
        history.closes().forEach((security, quotes) -> bySecurity.put(security, returns(quotes, places)));
    }

    private static Map<LocalDate, Integer> places(PriceHistory history) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        history.closes().values().forEach(quotes -> quotes.forEach(quote -> dates.add(quote.date())));
        Map<LocalDate, Integer> places = new HashMap<>();
        dates.forEach(date -> places.put(date, places.size()));
        return places;
    }

    private static double[] returns(List<QuotedPrice> quotes, Map<LocalDate, Integer> places) {
        double[] logs = new double[places.size()];
        Arrays.fill(logs, Double.NaN);
        for (QuotedPrice quote : quotes) {
            int place = java.util.Objects.requireNonNull(places.get(quote.date()), "a day of the history");
            logs[place] = StrictMath.log(quote.price().decimal().doubleValue());
        }
        double[] returns = new double[logs.length - 1];
        for (int t = 0; t < returns.length; t++) {
            double move = logs[t + 1] - logs[t];
            returns[t] = Math.abs(move) > OUTLIER ? Double.NaN : move;
        }
        return returns;
    }

    /** Days with a return: one less than days with closes. */
    int days() {
        return days;
    }

    SortedMap<SecurityId, double[]> bySecurity() {
        return bySecurity;
    }

    /** Mean of these securities' returns on each day; zero on a day when none has one. */
    double[] mean(List<SecurityId> securities) {
        double[] sum = new double[days];
        int[] count = new int[days];
        for (SecurityId security : securities) {
            double[] returns = java.util.Objects.requireNonNull(bySecurity.get(security), "has a history");
            for (int t = 0; t < days; t++) {
                if (!Double.isNaN(returns[t])) {
                    sum[t] += returns[t];
                    count[t]++;
                }
            }
        }
        for (int t = 0; t < days; t++) {
            sum[t] = count[t] == 0 ? 0 : sum[t] / count[t];
        }
        return sum;
    }
}
