package io.evenkeel.tax;

import io.evenkeel.account.Gift;
import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A lot after something happened to it. A gift's value goes through all that its basis does; a missing basis stays missing. */
final class LotChange {

    private LotChange() {}

    static TaxLot exchanged(TaxLot lot, LotId id, SecurityId security, Quantity quantity) {
        return new TaxLot(id, security, quantity, lot.basis(), lot.acquired(), lot.inherited(), lot.gift());
    }

    /** What is left when {@code sold} shares are gone; more than nothing. */
    static TaxLot rest(TaxLot lot, Quantity sold) {
        Quantity left = lot.quantity().minus(sold);
        return with(
                lot,
                left,
                less(lot.basis(), part(lot.basis(), lot, sold)),
                less(value(lot), part(value(lot), lot, sold)));
    }

    private static @Nullable Money part(@Nullable Money whole, TaxLot lot, Quantity sold) {
        return whole == null
                ? null
                : new Money(Division.part(
                        whole.cents(), sold.millionths(), lot.quantity().millionths()));
    }

    /** The same shares with this part of their basis. */
    static TaxLot allocated(TaxLot lot, Weight part) {
        Money basis = lot.basis();
        Money value = value(lot);
        return with(
                lot,
                lot.quantity(),
                basis == null ? null : basis.times(part, RoundingMode.HALF_UP),
                value == null ? null : value.times(part, RoundingMode.HALF_UP));
    }

    /** The same shares with the basis that {@code part} does not have. */
    static TaxLot less(TaxLot lot, TaxLot part) {
        return with(lot, lot.quantity(), less(lot.basis(), part.basis()), less(value(lot), value(part)));
    }

    /** The same shares with so much less basis, but not less than none. */
    static TaxLot reduced(TaxLot lot, Money by) {
        return with(lot, lot.quantity(), less(lot.basis(), by), less(value(lot), by));
    }

    private static @Nullable Money less(@Nullable Money whole, @Nullable Money part) {
        return whole == null || part == null ? whole : whole.minus(part).max(Money.ZERO);
    }

    private static @Nullable Money value(TaxLot lot) {
        return lot.gift() == null ? null : lot.gift().value();
    }

    private static TaxLot with(TaxLot lot, Quantity quantity, @Nullable Money basis, @Nullable Money value) {
        Gift gift = lot.gift();
        Gift changed = gift == null || value == null ? null : new Gift(value, gift.given());
        return new TaxLot(lot.id(), lot.security(), quantity, basis, lot.acquired(), lot.inherited(), changed);
    }
}
