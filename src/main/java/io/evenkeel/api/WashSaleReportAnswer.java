package io.evenkeel.api;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.tax.ReplacedBy;
import io.evenkeel.tax.SaleLine;
import io.evenkeel.tax.WashSaleReport;
import io.evenkeel.tax.YearFigures;
import java.time.LocalDate;
import java.util.List;

/**
 * A tax unit's wash sales of one year that no custodian shows.
 *
 * @param byLaw all of the year's sales
 * @param byCustodians what all Forms 1099-B together add up to
 * @param permanentlyLost what no basis carries
 * @param sales of which the law says something else than the custodian, in order of disposal
 */
record WashSaleReportAnswer(int year, Figures byLaw, Figures byCustodians, Money permanentlyLost, List<Sale> sales) {

    /** @param disallowed positive; recognized = gain + disallowed */
    record Figures(
            Money gain,
            Money disallowed,
            Money recognized,
            Money shortTermGain,
            Money longTermGain,
            Money shortTermDisallowed,
            Money longTermDisallowed) {

        static Figures of(YearFigures figures) {
            return new Figures(
                    figures.gain(),
                    figures.disallowed(),
                    figures.recognized(),
                    figures.shortTermGain(),
                    figures.longTermGain(),
                    figures.shortTermDisallowed(),
                    figures.longTermDisallowed());
        }
    }

    /**
     * What one sale took from one lot.
     *
     * @param replacedElsewhere in another account or by an identical security; empty where only the basis or the holding
     *     period comes from there
     */
    record Sale(
            String sale,
            AccountId account,
            LotId lot,
            SecurityId security,
            Quantity quantity,
            LocalDate sold,
            Money proceeds,
            Figures byLaw,
            Figures byCustodian,
            List<ReplacedBy> replacedElsewhere) {

        static Sale of(WashSaleReport.Line line) {
            SaleLine first = line.first();
            return new Sale(
                    first.sale(),
                    first.account(),
                    first.lot(),
                    first.security(),
                    line.quantity(),
                    first.sold(),
                    line.proceeds(),
                    Figures.of(line.byLaw()),
                    Figures.of(line.byCustodian()),
                    line.elsewhere());
        }
    }

    static WashSaleReportAnswer of(WashSaleReport report) {
        return new WashSaleReportAnswer(
                report.year(),
                Figures.of(report.byLaw()),
                Figures.of(report.byCustodians()),
                report.permanentlyLost(),
                report.lines().stream().map(Sale::of).toList());
    }
}
