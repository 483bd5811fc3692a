package io.evenkeel.tax;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A sale line while the engine works on it: what of its loss no replacement has washed yet. */
final class LossSold {

    final LotLine lot;
    final String sale;
    final Shares sold;
    final long soldDay;
    private final long quantitySold;
    private final long proceeds;
    private final long gain;
    private final long heldFrom;
    private final Term term;
    private long disallowed;
    private List<ReplacedBy> replacedBy = List.of();

    /** Shares whose loss is still usable, in today's shares. */
    long quantity;

    private long loss;

    LossSold(LotLine lot, String sale, Shares sold, long soldDay, long proceeds, SaleGain result) {
        this.lot = lot;
        this.sale = sale;
        this.sold = sold;
        this.soldDay = soldDay;
        this.quantitySold = sold.quantity;
        this.proceeds = proceeds;
        this.gain = result.gain();
        this.heldFrom = result.heldFrom();
        this.term = result.term();
        this.quantity = sold.quantity;
        this.loss = Math.max(0, -gain);
    }

    boolean isLoss() {
        return gain < 0;
    }

    Money usableLoss() {
        return new Money(loss);
    }

    void split(long newShares, long oldShares) {
        quantity = Division.part(quantity, newShares, oldShares);
    }

    /** Matches as many shares as both sides have, and returns what of the loss is gone for good. */
    long washInto(LotLine replacement) {
        long matched = Math.min(quantity, replacement.unused());
        long part = Division.part(loss, matched, quantity);
        boolean gone = replacement.registration.isIra();
        quantity -= matched;
        loss -= part;
        disallowed += part;
        replacement.replace(matched, gone ? 0 : part, gone ? 0 : sold.daysHeld(heldFrom, soldDay));
        if (replacedBy.isEmpty()) {
            replacedBy = new ArrayList<>(2);
        }
        replacedBy.add(new ReplacedBy(
                replacement.account,
                replacement.id,
                replacement.security,
                new Quantity(matched),
                new Money(part),
                gone));
        return gone ? part : 0;
    }

    SaleLine line() {
        return new SaleLine(
                sale,
                lot.account,
                lot.id,
                lot.security,
                LocalDate.ofEpochDay(soldDay),
                new Quantity(quantitySold),
                LocalDate.ofEpochDay(heldFrom),
                term,
                new Money(proceeds),
                new Money(gain),
                new Money(disallowed),
                replacedBy);
    }
}
