package io.evenkeel.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The firm's model portfolios; weights in millionths. */
final class Models {

    static final String BALANCED = "FIVE-BALANCED";
    static final String GROWTH = "FIVE-GROWTH";
    static final String SIXTY = "CORE-60";
    static final String THREE_HUNDRED = "DIRECT-300";

    private static final int WHOLE = 1_000_000;
    private static final int CASH = 10_000;

    final Map<String, Map<String, Integer>> weights = new TreeMap<>();
    /** Securities that no model holds and no basket either: for legacy holdings, founders' stock and planted faults. */
    final List<String> outside;

    Models(Closes closes, Constituents constituents) {
        weights.put(BALANCED, five(250_000, 200_000, 140_000, 300_000, 100_000));
        weights.put(GROWTH, five(400_000, 300_000, 140_000, 100_000, 50_000));
        List<String> eligible = closes.securities().stream()
                .filter(constituents.sectors()::containsKey)
                .filter(closes::isComplete)
                .filter(symbol -> !constituents.jumps().contains(symbol))
                .filter(symbol -> !Faults.RESERVED.contains(symbol))
                .toList();
        List<String> three = everySector(eligible, constituents, 300);
        weights.put(THREE_HUNDRED, falling(three, 260));
        weights.put(SIXTY, falling(everySector(three, constituents, 60), 70));
        List<String> left = new ArrayList<>(eligible);
        left.removeAll(three);
        this.outside = List.copyOf(left);
    }

    private static Map<String, Integer> five(int... parts) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        int index = 0;
        for (String fund : Funds.BASKETS.keySet()) {
            weights.put(fund, parts[index++]);
        }
        return weights;
    }

    /** So many of them, sectors in turn, so that every sector is there. */
    private static List<String> everySector(List<String> symbols, Constituents constituents, int count) {
        Map<String, List<String>> bySector = new TreeMap<>();
        for (String symbol : symbols) {
            bySector.computeIfAbsent(constituents.sectors().getOrDefault(symbol, ""), sector -> new ArrayList<>())
                    .add(symbol);
        }
        List<String> chosen = new ArrayList<>();
        for (int round = 0; chosen.size() < count; round++) {
            for (List<String> sector : bySector.values()) {
                if (round < sector.size() && chosen.size() < count) {
                    chosen.add(sector.get(round));
                }
            }
        }
        return chosen;
    }

    /** Weights that fall with the rank, as capitalization does, and leave one percent in cash. */
    private static Map<String, Integer> falling(List<String> symbols, int offset) {
        double sum = 0;
        for (int rank = 0; rank < symbols.size(); rank++) {
            sum += 1.0 / (rank + offset);
        }
        Map<String, Integer> weights = new TreeMap<>();
        for (int rank = 0; rank < symbols.size(); rank++) {
            weights.put(symbols.get(rank), (int) ((WHOLE - CASH) / (sum * (rank + offset))));
        }
        return weights;
    }

    Map<String, Integer> of(String model) {
        return weights.getOrDefault(model, Map.of());
    }
}
