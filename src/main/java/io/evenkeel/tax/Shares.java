package io.evenkeel.tax;

import org.jspecify.annotations.Nullable;

/**
 * A run of shares of one lot that share one history. Quantities are millionths of a share, amounts cents, days epoch
 * days. Taking a part leaves the rest; cents and shares always add up.
 */
final class Shares {

    private static final int A_YEAR_AND_A_DAY = 366;

    long quantity;
    long basis;

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
            long basis,
            @Nullable Long basisForLoss,
            long deemedDay,
            long receivedDay,
            boolean inherited) {
        this.quantity = quantity;
        this.basis = basis;
        this.basisForLoss = basisForLoss;
        this.deemedDay = deemedDay;
        this.receivedDay = receivedDay;
        this.inherited = inherited;
    }

    /** Cuts {@code wanted} shares off the front; not more than there are. */
    Shares take(long wanted) {
        long basisTaken = Division.part(basis, wanted, quantity);
        Long lossBasisTaken = basisForLoss == null ? null : (Long) Division.part(basisForLoss, wanted, quantity);
        Shares taken = new Shares(wanted, basisTaken, lossBasisTaken, deemedDay, receivedDay, inherited);
        quantity -= wanted;
        basis -= basisTaken;
        if (basisForLoss != null && lossBasisTaken != null) {
            basisForLoss -= lossBasisTaken;
        }
        return taken;
    }

    /** Days that a replacement of these shares, sold on {@code soldDay}, adds to its own holding period. */
    long daysHeld(long soldDay) {
        long held = soldDay - deemedDay;
        return inherited ? Math.max(held, A_YEAR_AND_A_DAY) : held;
    }
}
