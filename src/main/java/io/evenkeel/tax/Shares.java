package io.evenkeel.tax;

import io.evenkeel.account.Gift;
import io.evenkeel.account.TaxLot;
import io.evenkeel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A run of shares of one lot that share one history. Quantities are millionths of a share, amounts cents, days epoch
 * days. Taking a part leaves the rest; cents and shares always add up.
 */
final class Shares {

    private static final int A_YEAR_AND_A_DAY = 366;

    long quantity;
    long basis;

    /** Whether nobody knows {@link #basis}; it is zero then, and no gain may be computed from it. */
    final boolean withoutBasis;

    /** Basis for a loss where a gift was worth less than the donor paid; otherwise none. */
    @Nullable
    Long basisForLoss;

    /** From when the holding period counts. */
    long deemedDay;

    /** From when it counts where {@link #basisForLoss} decides. */
    final long receivedDay;

    final boolean inherited;

    Shares(
            long quantity,
            @Nullable Long basis,
            @Nullable Long basisForLoss,
            long deemedDay,
            long receivedDay,
            boolean inherited) {
        this.quantity = quantity;
        this.basis = basis == null ? 0 : basis;
        this.withoutBasis = basis == null;
        this.basisForLoss = basisForLoss;
        this.deemedDay = deemedDay;
        this.receivedDay = receivedDay;
        this.inherited = inherited;
    }

    /** All of a lot. */
    static Shares of(TaxLot lot) {
        Money basis = lot.basis();
        Gift gift = lot.gift();
        boolean fellInValue = gift != null && basis != null && gift.value().compareTo(basis) < 0;
        return new Shares(
                lot.quantity().millionths(),
                basis == null ? null : (Long) basis.cents(),
                gift == null || !fellInValue ? null : (Long) gift.value().cents(),
                lot.acquired().toEpochDay(),
                (gift == null ? lot.acquired() : gift.given()).toEpochDay(),
                lot.inherited());
    }

    Shares copy() {
        return part(quantity, basis, basisForLoss);
    }

    private Shares part(long shares, long theirBasis, @Nullable Long theirBasisForLoss) {
        return new Shares(
                shares, withoutBasis ? null : (Long) theirBasis, theirBasisForLoss, deemedDay, receivedDay, inherited);
    }

    /** Cuts {@code wanted} shares off the front; not more than there are. */
    Shares take(long wanted) {
        long basisTaken = Division.part(basis, wanted, quantity);
        Long lossBasisTaken = basisForLoss == null ? null : (Long) Division.part(basisForLoss, wanted, quantity);
        Shares taken = part(wanted, basisTaken, lossBasisTaken);
        quantity -= wanted;
        basis -= basisTaken;
        if (basisForLoss != null && lossBasisTaken != null) {
            basisForLoss -= lossBasisTaken;
        }
        return taken;
    }

    /** Days that a replacement of these shares, sold on {@code soldDay}, adds to its own holding period. */
    long daysHeld(long heldFrom, long soldDay) {
        long held = soldDay - heldFrom;
        return inherited ? Math.max(held, A_YEAR_AND_A_DAY) : held;
    }
}
