package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One tax unit's wash sales of one year that no single custodian's Form 1099-B would show. A custodian adjusts a loss
 * only for purchases in the same account and of the same security (Treas. Reg. 1.6045-1(d)(6)(iii)(A)); what it would
 * report is what the same rules give for each account by itself, without identity groups.
 *
 * @param lines sales of which the law says something else than the custodian, in order of disposal; a later sale of shares
 *     that carry a loss from elsewhere is one of them too
 * @param byLaw all of the year's sales
 * @param byCustodians what all their forms together add up to
 * @param permanentlyLost the part of the year's disallowed losses that no basis carries
 */
public record WashSaleReport(
        int year, List<Line> lines, YearFigures byLaw, YearFigures byCustodians, Money permanentlyLost) {

    /**
     * What one sale took from one lot.
     *
     * @param first of its parts: says whose sale it is and when it was
     * @param elsewhere replacements that the custodian does not look at, in order of acquisition
     */
    public record Line(
            SaleLine first,
            Quantity quantity,
            Money proceeds,
            YearFigures byLaw,
            YearFigures byCustodian,
            List<ReplacedBy> elsewhere) {

        public Line {
            elsewhere = List.copyOf(elsewhere);
        }
    }

    private record Key(AccountId account, String sale, LotId lot) {

        static Key of(SaleLine line) {
            return new Key(line.account(), line.sale(), line.lot());
        }
    }

    public WashSaleReport {
        lines = List.copyOf(lines);
    }

    /** Refuses a ledger that contradicts itself, with every fault. */
    public static WashSaleReport of(Ledger ledger, int year) {
        Map<Key, List<SaleLine>> byLaw = ofYear(WashSales.adjust(ledger), year);
        Map<Key, List<SaleLine>> byCustodians = new LinkedHashMap<>();
        for (AccountId account : ledger.accounts().keySet()) {
            byCustodians.putAll(ofYear(WashSales.adjust(ledger.asItsCustodianSees(account)), year));
        }
        List<Line> lines = new ArrayList<>();
        byLaw.forEach((key, parts) -> {
            Line line = line(parts, Objects.requireNonNull(byCustodians.get(key)));
            if (!line.elsewhere().isEmpty() || !line.byLaw().equals(line.byCustodian())) {
                lines.add(line);
            }
        });
        return new WashSaleReport(year, lines, figures(byLaw), figures(byCustodians), permanentlyLost(byLaw));
    }

    private static Map<Key, List<SaleLine>> ofYear(AdjustedLedger ledger, int year) {
        Map<Key, List<SaleLine>> lines = new LinkedHashMap<>();
        for (SaleLine line : ledger.sales()) {
            if (line.sold().getYear() == year) {
                lines.computeIfAbsent(Key.of(line), key -> new ArrayList<>()).add(line);
            }
        }
        return lines;
    }

    private static Line line(List<SaleLine> byLaw, List<SaleLine> byCustodian) {
        SaleLine first = byLaw.get(0);
        return new Line(
                first,
                byLaw.stream().map(SaleLine::quantity).reduce(Quantity.ZERO, Quantity::plus),
                byLaw.stream().map(SaleLine::proceeds).reduce(Money.ZERO, Money::plus),
                YearFigures.of(byLaw),
                YearFigures.of(byCustodian),
                byLaw.stream()
                        .flatMap(part -> part.replacedBy().stream().filter(by -> !part.isSeenByCustodian(by)))
                        .toList());
    }

    private static YearFigures figures(Map<Key, List<SaleLine>> lines) {
        return lines.values().stream().map(YearFigures::of).reduce(YearFigures.NOTHING, YearFigures::plus);
    }

    private static Money permanentlyLost(Map<Key, List<SaleLine>> lines) {
        return lines.values().stream()
                .flatMap(List::stream)
                .flatMap(line -> line.replacedBy().stream())
                .filter(ReplacedBy::permanent)
                .map(ReplacedBy::loss)
                .reduce(Money.ZERO, Money::plus);
    }
}
