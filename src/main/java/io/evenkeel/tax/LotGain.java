package io.evenkeel.tax;

import io.evenkeel.account.TaxLot;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;

/**
 * Gain and term of a sale out of one lot, before wash sales: what every other place asks for them. Inherited shares are
 * always long-term; a gift has the donor's basis for a gain and its value when given, where that is less, for a loss.
 *
 * @param gain proceeds less the sold part of the basis; negative for a loss
 * @param heldFrom the day from which the holding period counts; of a gift that is not sold at a gain, the day of the gift
 */
public record LotGain(Money gain, Term term, LocalDate heldFrom) {

    /**
     * Refuses a lot without basis, and more shares than the lot has.
     *
     * @param proceeds of the shares sold, after costs
     */
    public static LotGain of(TaxLot lot, Quantity sold, Money proceeds, LocalDate day) {
        if (lot.basis() == null) {
            throw new IllegalArgumentException(
                    "Lot (%s) of %s has no basis, so the gain of selling it is not known. Maybe it is not covered and the client has the record."
                            .formatted(lot.id(), lot.security()));
        }
        if (!sold.isPositive() || sold.compareTo(lot.quantity()) > 0) {
            throw new IllegalArgumentException(
                    "Of the %s shares of lot (%s), %s cannot be sold.".formatted(lot.quantity(), lot.id(), sold));
        }
        Shares taken = Shares.of(lot).take(sold.millionths());
        SaleGain gain = SaleGain.of(taken, day.toEpochDay(), proceeds.cents());
        return new LotGain(new Money(gain.gain()), gain.term(), LocalDate.ofEpochDay(gain.heldFrom()));
    }
}
