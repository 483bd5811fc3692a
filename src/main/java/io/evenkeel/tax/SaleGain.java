package io.evenkeel.tax;

import org.jspecify.annotations.Nullable;

/**
 * Gain and term of shares sold together, before wash sales: proceeds less basis, with the double basis of gifts (Treas.
 * Reg. 1.1015-1(a)).
 *
 * @param gain in cents
 * @param heldFrom the day from which the holding period counts; of a gift's loss, or its lack of either, the day it was given
 */
record SaleGain(long gain, long heldFrom, Term term) {

    /** Of shares whose basis is known. */
    static SaleGain of(Shares shares, long soldDay, long proceeds) {
        long gain = proceeds - shares.basis;
        Long basisForLoss = shares.basisForLoss;
        if (gain < 0 && basisForLoss != null) {
            return held(Math.min(0, proceeds - basisForLoss), shares.receivedDay, shares, soldDay);
        }
        return held(gain, shares.deemedDay, shares, soldDay);
    }

    /** As the custodian reported it. */
    static SaleGain reported(Shares shares, long soldDay, long gain) {
        return held(gain, shares.deemedDay, shares, soldDay);
    }

    private static SaleGain held(long gain, long from, Shares shares, long soldDay) {
        Term term = shares.inherited ? HoldingPeriod.termOfInherited() : HoldingPeriod.termOf(from, soldDay);
        return new SaleGain(gain, from, term);
    }

    static SaleGain of(Shares shares, long soldDay, long proceeds, @Nullable Long reportedGain) {
        return reportedGain == null ? of(shares, soldDay, proceeds) : reported(shares, soldDay, reportedGain);
    }
}
