package io.evenkeel.tax;

import org.jspecify.annotations.Nullable;

/** Gain and term of one sale line: proceeds less basis, with the double basis of gifts (Treas. Reg. 1.1015-1(a)). */
final class SaleGain {

    private SaleGain() {}

    static LossSold of(
            LotLine lot, String sale, Shares shares, long soldDay, long proceeds, @Nullable Long reportedGain) {
        long gain = reportedGain == null ? proceeds - shares.basis : reportedGain;
        boolean byFairValue = false;
        @Nullable Long basisForLoss = shares.basisForLoss;
        if (gain < 0 && basisForLoss != null && reportedGain == null) {
            gain = Math.min(0, proceeds - basisForLoss);
            byFairValue = true;
        }
        long from = byFairValue ? shares.receivedDay : shares.deemedDay;
        Term term = shares.inherited ? HoldingPeriod.termOfInherited() : HoldingPeriod.termOf(from, soldDay);
        shares.deemedDay = from;
        return new LossSold(lot, sale, shares, soldDay, proceeds, gain, term);
    }
}
