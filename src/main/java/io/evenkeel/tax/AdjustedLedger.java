package io.evenkeel.tax;

import io.evenkeel.money.Money;
import java.util.List;

/**
 * A ledger after the wash-sale rules. Sales of IRAs and of tax-exempt accounts have no tax and no line.
 *
 * @param sales in order of disposal
 * @param openLots by account, and within each in order of acquisition
 * @param permanentlyLost the part of all disallowed losses that no basis carries
 */
public record AdjustedLedger(List<SaleLine> sales, List<OpenLot> openLots, Money permanentlyLost) {

    public AdjustedLedger {
        sales = List.copyOf(sales);
        openLots = List.copyOf(openLots);
    }

    /** Gains less usable losses. */
    public Money recognizedTotal() {
        return sales.stream().map(SaleLine::recognized).reduce(Money.ZERO, Money::plus);
    }

    /** Positive; includes what is permanently lost. */
    public Money disallowedTotal() {
        return sales.stream().map(SaleLine::disallowed).reduce(Money.ZERO, Money::plus);
    }

    public Money recognized(int year, Term term) {
        return sales.stream()
                .filter(line -> line.sold().getYear() == year && line.term() == term)
                .map(SaleLine::recognized)
                .reduce(Money.ZERO, Money::plus);
    }
}
