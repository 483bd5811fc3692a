package io.evenkeel.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For each stock the next two of its sector that are not the same company. */
final class Substitutes {

    private static final int EACH = 2;

    private final Map<String, List<String>> peers = new TreeMap<>();

    Substitutes(Models models, Companies companies) {
        Map<String, List<String>> bySector = new TreeMap<>();
        List<String> stocks = new ArrayList<>(models.of(Models.THREE_HUNDRED).keySet());
        stocks.forEach(stock -> bySector.computeIfAbsent(companies.sector(stock), sector -> new ArrayList<>())
                .add(stock));
        stocks.addAll(models.outside);
        for (String stock : stocks) {
            List<String> sector = bySector.getOrDefault(companies.sector(stock), List.of());
            peers.put(stock, next(stock, sector, companies));
        }
    }

    /** The two that follow it in the alphabet, the first ones again after the last. */
    private static List<String> next(String stock, List<String> sector, Companies companies) {
        List<String> ring = new ArrayList<>();
        sector.stream().filter(peer -> peer.compareTo(stock) > 0).forEach(ring::add);
        sector.stream().filter(peer -> peer.compareTo(stock) < 0).forEach(ring::add);
        return ring.stream()
                .filter(peer -> !companies.identity(peer).equals(companies.identity(stock)))
                .limit(EACH)
                .toList();
    }

    List<String> of(String stock) {
        return peers.getOrDefault(stock, List.of());
    }

    /** Empty where there is none. */
    String first(String stock) {
        return of(stock).stream().findFirst().orElse("");
    }
}
