package io.evenkeel.book;

import io.evenkeel.account.TaxLot;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.Security;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.util.List;

/** One account's holding of one security: its lots, together and at the book's price. */
public record Position(Security security, QuotedPrice quote, Quantity quantity, List<TaxLot> lots) {

    public Money value() {
        return quote.worth(quantity);
    }

    public boolean lacksBasis() {
        return lots.stream().anyMatch(lot -> lot.basis() == null);
    }
}
