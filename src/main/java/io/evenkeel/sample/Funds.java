package io.evenkeel.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Five funds, each a stated basket of real closes: equal dollars in every member on the first day, held since. Its price
 * is fifty dollars times the mean growth of its members, rounded to four decimals.
 */
final class Funds {

    private static final int FIRST_PRICE = 50;

    /** Fund, then the sectors whose members make up its basket. */
    static final Map<String, List<String>> BASKETS = baskets();

    /** What each fund stands for in an asset allocation; no bond or foreign price is in the data. */
    static final Map<String, String> ASSET_CLASSES = Map.of(
            "EK-GROWTH", "US_EQUITY",
            "EK-CYCLICAL", "US_EQUITY",
            "EK-HEALTH", "US_EQUITY",
            "EK-DEFENSIVE", "OTHER",
            "EK-PROPERTY", "REAL_ESTATE");

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
    static void price(Closes closes, Constituents constituents) {
        BASKETS.forEach((fund, sectors) -> {
            List<String> members = members(closes, constituents, sectors);
            long[] prices = closes.of(fund);
            for (int day = 0; day < prices.length; day++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (String member : members) {
                    sum = sum.add(BigDecimal.valueOf(closes.price(member, day))
                            .divide(BigDecimal.valueOf(closes.price(member, 0)), 12, RoundingMode.HALF_EVEN));
                }
                prices[day] = sum.multiply(BigDecimal.valueOf(FIRST_PRICE))
                        .divide(BigDecimal.valueOf(members.size()), 4, RoundingMode.HALF_EVEN)
                        .movePointRight(6)
                        .longValueExact();
            }
        });
    }

    static List<String> members(Closes closes, Constituents constituents, List<String> sectors) {
        return constituents.sectors().entrySet().stream()
                .filter(entry -> sectors.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(symbol -> closes.securities().contains(symbol))
                .filter(closes::isComplete)
                .filter(symbol -> !constituents.jumps().contains(symbol))
                .toList();
    }
}
