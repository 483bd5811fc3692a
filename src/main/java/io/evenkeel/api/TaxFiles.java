package io.evenkeel.api;

import io.evenkeel.money.Money;
import io.evenkeel.tax.ReplacedBy;
import io.evenkeel.tax.SaleLine;
import io.evenkeel.tax.WashSaleReport;
import java.util.List;
import java.util.stream.Collectors;

/** Tax reports as files, for people; programs have the same as JSON. */
final class TaxFiles {

    private TaxFiles() {}

    static byte[] washSales(WashSaleReport report) {
        return Csv.forPeople(
                List.of(
                        "account",
                        "sale",
                        "lot",
                        "security",
                        "quantity",
                        "sold",
                        "proceeds",
                        "gain",
                        "disallowed",
                        "custodian_gain",
                        "custodian_disallowed",
                        "permanently_lost",
                        "replaced_elsewhere"),
                report.lines().stream().map(TaxFiles::row));
    }

    private static List<?> row(WashSaleReport.Line line) {
        SaleLine first = line.first();
        return List.of(
                first.account(),
                first.sale(),
                first.lot(),
                first.security(),
                line.quantity(),
                first.sold(),
                line.proceeds(),
                line.byLaw().gain(),
                line.byLaw().disallowed(),
                line.byCustodian().gain(),
                line.byCustodian().disallowed(),
                permanentlyLost(line),
                line.elsewhere().stream().map(TaxFiles::replacement).collect(Collectors.joining("; ")));
    }

    private static Money permanentlyLost(WashSaleReport.Line line) {
        return line.elsewhere().stream()
                .filter(ReplacedBy::permanent)
                .map(ReplacedBy::loss)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Such as {@code 30 VTSAX in IRA-1 (lot B7)}. */
    private static String replacement(ReplacedBy by) {
        return "%s %s in %s (lot %s)".formatted(by.quantity(), by.security(), by.account(), by.lot());
    }
}
