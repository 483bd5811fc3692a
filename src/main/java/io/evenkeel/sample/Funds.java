package io.evenkeel.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Five funds, each a stated basket of real closes: equal dollars in every member on the first day, held since. A fund's price
 * is fifty dollars times the mean growth of its members, rounded to four decimals; dividends are left out, as they are
 * of the closes.
 */
final class Funds {

    private static final int FIRST_PRICE = 50;

    /** Fund, then the sectors whose members make up its basket. */
    static final Map<String, List<String>> BASKETS = baskets();

    /** What a fund is in an asset allocation. No bond is in the data: the defensive basket is neither one nor equity. */
    static final Map<String, String> ASSET_CLASSES = Map.of(
            "EK-GROWTH", "US_EQUITY",
            "EK-CYCLICAL", "US_EQUITY",
            "EK-HEALTH", "US_EQUITY",
            "EK-DEFENSIVE", "OTHER",
            "EK-PROPERTY", "REAL_ESTATE");

    static final Map<String, String> NAMES = Map.of(
            "EK-GROWTH", "Evenkeel sample: technology, communication and consumer discretionary basket",
            "EK-CYCLICAL", "Evenkeel sample: financials, industrials, materials and energy basket",
            "EK-HEALTH", "Evenkeel sample: health care basket",
            "EK-DEFENSIVE", "Evenkeel sample: consumer staples and utilities basket",
            "EK-PROPERTY", "Evenkeel sample: real estate basket");

    private Funds() {}

    private static Map<String, List<String>> baskets() {
        Map<String, List<String>> baskets = new LinkedHashMap<>();
        baskets.put("EK-GROWTH", List.of("Information Technology", "Communication Services", "Consumer Discretionary"));
        baskets.put("EK-CYCLICAL", List.of("Financials", "Industrials", "Materials", "Energy"));
        baskets.put("EK-HEALTH", List.of("Health Care"));
        baskets.put("EK-DEFENSIVE", List.of("Consumer Staples", "Utilities"));
        baskets.put("EK-PROPERTY", List.of("Real Estate"));
        return baskets;
    }

    /** Writes each fund's prices into {@code closes}. */
    static void price(Closes closes, Companies companies) {
        BASKETS.forEach((fund, sectors) -> {
            List<String> members = members(closes, companies, sectors);
            long[] prices = closes.of(fund);
            for (int day = 0; day < prices.length; day++) {
                prices[day] = mean(closes, members, day);
            }
        });
    }

    private static long mean(Closes closes, List<String> members, int day) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String member : members) {
            // A lone close is the vendor's mistake; a fund's accountant would have taken the day before.
            long close = closes.price(member, closes.isLone(member, day) ? day - 1 : day);
            sum = sum.add(BigDecimal.valueOf(close)
                    .divide(BigDecimal.valueOf(closes.price(member, 0)), 12, RoundingMode.HALF_EVEN));
        }
        return sum.multiply(BigDecimal.valueOf(FIRST_PRICE))
                .divide(BigDecimal.valueOf(members.size()), 4, RoundingMode.HALF_EVEN)
                .movePointRight(6)
                .longValueExact();
    }

    /** The companies of these sectors that have a close on every day and no spin-off. */
    static List<String> members(Closes closes, Companies companies, List<String> sectors) {
        return closes.securities().stream()
                .filter(symbol -> sectors.contains(companies.sector(symbol)))
                .filter(symbol -> closes.isComplete(symbol, 0))
                .filter(companies::isPlain)
                .toList();
    }
}
