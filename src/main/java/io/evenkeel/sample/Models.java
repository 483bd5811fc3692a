package io.evenkeel.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The firm's model portfolios. The companies are real, the weights invented: there are no capitalizations in the data. */
final class Models {

    static final String CAREFUL = "FIVE-CAREFUL";
    static final String BALANCED = "FIVE-BALANCED";
    static final String GROWTH = "FIVE-GROWTH";
    static final String SIXTY = "CORE-60";
    static final String THREE_HUNDRED = "DIRECT-300";

    /** Part that the stock models leave in cash. */
    private static final int CASH = 10_000;

    private static final int SIXTY_NAMES = 60;
    private static final int THREE_HUNDRED_NAMES = 300;

    /** Millionths of a dollar. Dearer shares stay out of the smaller ranks, where a position would be a share or two. */
    private static final long DEAREST_OF_THE_TAIL = 300_000_000L;

    /** Large companies of every sector, largest first. */
    private static final List<String> LARGE = List.of(
            """
            AAPL MSFT AMZN FB JPM JNJ GOOGL XOM BAC WFC V UNH T CVX PFE HD VZ MA PG BA INTC CSCO KO DIS PEP NVDA C MRK \
            CMCSA IBM ABBV NFLX MCD MMM WMT PM HON GE UNP AMGN ADBE UTX TXN MO AVGO GILD COST SLB CAT LMT GS NKE QCOM USB \
            AXP MDT NEE UPS LOW LIN SPG DUK AMT SO PLD ECL SHW APD D EXC"""
                    .split(" "));

    final Map<String, Map<String, Integer>> weights = new TreeMap<>();
    /** Stocks that no model holds: for legacy holdings and founders' stock. */
    final List<String> outside;

    Models(Closes closes, Companies companies, int historyFrom) {
        weights.put(CAREFUL, five(120_000, 130_000, 100_000, 550_000, 90_000));
        weights.put(BALANCED, five(250_000, 200_000, 140_000, 300_000, 100_000));
        weights.put(GROWTH, five(400_000, 300_000, 140_000, 100_000, 50_000));
        List<String> plain = closes.securities().stream()
                .filter(companies::isPlain)
                .filter(symbol -> closes.isComplete(symbol, 0))
                .filter(symbol -> !Faults.RESERVED.contains(symbol))
                .toList();
        List<String> sixty =
                LARGE.stream().filter(plain::contains).limit(SIXTY_NAMES).toList();
        List<String> three = fill(sixty, plain, closes, companies);
        weights.put(SIXTY, falling(sixty, 14));
        weights.put(THREE_HUNDRED, falling(three, 42));
        LocalDate from = closes.day(historyFrom);
        this.outside = closes.securities().stream()
                .filter(symbol -> companies.isPlainFrom(symbol, from) || plain.contains(symbol))
                .filter(symbol -> closes.isComplete(symbol, historyFrom))
                .filter(symbol -> !three.contains(symbol) && !Faults.RESERVED.contains(symbol))
                .toList();
    }

    private static Map<String, Integer> five(int... parts) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        int index = 0;
        for (String fund : Funds.BASKETS.keySet()) {
            weights.put(fund, parts[index++]);
        }
        return weights;
    }

    /** After the sixty one company of each sector in turn, so that every sector is there. */
    private static List<String> fill(List<String> sixty, List<String> plain, Closes closes, Companies companies) {
        Map<String, List<String>> bySector = new TreeMap<>();
        plain.stream()
                .filter(symbol -> !sixty.contains(symbol))
                .filter(symbol -> companies.identityGroup(symbol).isEmpty())
                .filter(symbol -> closes.price(symbol, closes.last()) <= DEAREST_OF_THE_TAIL)
                .forEach(symbol -> bySector.computeIfAbsent(companies.sector(symbol), sector -> new ArrayList<>())
                        .add(symbol));
        List<String> chosen = new ArrayList<>(sixty);
        for (int round = 0; chosen.size() < THREE_HUNDRED_NAMES; round++) {
            for (List<String> sector : bySector.values()) {
                if (round < sector.size() && chosen.size() < THREE_HUNDRED_NAMES) {
                    chosen.add(sector.get(round));
                }
            }
        }
        return chosen;
    }

    /** Weights that fall with the rank, as capitalizations do. */
    private static Map<String, Integer> falling(List<String> symbols, int offset) {
        double sum = 0;
        for (int rank = 1; rank <= symbols.size(); rank++) {
            sum += 1.0 / (rank + offset);
        }
        Map<String, Integer> weights = new TreeMap<>();
        for (int rank = 1; rank <= symbols.size(); rank++) {
            weights.put(symbols.get(rank - 1), (int) ((Units.WHOLE - CASH) / (sum * (rank + offset))));
        }
        return weights;
    }

    Map<String, Integer> of(String model) {
        return weights.getOrDefault(model, Map.of());
    }
}
