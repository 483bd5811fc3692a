package io.evenkeel.api;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.tax.AdjustedLedger;
import io.evenkeel.tax.OpenLot;
import io.evenkeel.tax.ReplacedBy;
import io.evenkeel.tax.SaleLine;
import io.evenkeel.tax.Term;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tax unit's ledger after the wash-sale rules.
 *
 * @param disallowedTotal positive; includes {@code permanentlyLost}
 * @param sales a line for each lot of each sale, in order of disposal
 * @param openLots a line for each part of a lot that a wash sale divided
 */
record LedgerAnswer(
        Money recognizedTotal, Money disallowedTotal, Money permanentlyLost, List<Sale> sales, List<Open> openLots) {

    /** @param recognized {@code gain} without what is disallowed */
    record Sale(
            String sale,
            AccountId account,
            LotId lot,
            Quantity quantity,
            Term term,
            Money gain,
            Money disallowed,
            Money recognized,
            List<ReplacedBy> replacedBy) {}

    /**
     * @param basis none where the shares came without one
     * @param deemedAcquired with the holding period of the shares that these replaced
     */
    record Open(
            LotId lot,
            AccountId account,
            SecurityId security,
            Quantity quantity,
            @Nullable Money basis,
            LocalDate acquired,
            LocalDate deemedAcquired) {}

    static LedgerAnswer of(AdjustedLedger ledger) {
        return new LedgerAnswer(
                ledger.recognizedTotal(),
                ledger.disallowedTotal(),
                ledger.permanentlyLost(),
                ledger.sales().stream().map(LedgerAnswer::sale).toList(),
                ledger.openLots().stream().map(LedgerAnswer::open).toList());
    }

    private static Sale sale(SaleLine line) {
        return new Sale(
                line.sale(),
                line.account(),
                line.lot(),
                line.quantity(),
                line.term(),
                line.gain(),
                line.disallowed(),
                line.recognized(),
                line.replacedBy());
    }

    private static Open open(OpenLot lot) {
        return new Open(
                lot.lot(),
                lot.account(),
                lot.security(),
                lot.quantity(),
                lot.basis(),
                lot.acquired(),
                lot.deemedAcquired());
    }
}
