package io.evenkeel.tax;

import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import java.time.LocalTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens to a ledger, in a total order that depends on the content alone: splits open a day; trades
 * without a time follow, purchases at the start and sales at the end of it; sales of one moment are disposed of in the
 * order in which their lots were originally acquired (Treas. Reg. 1.1091-1(b)), those without named lots last.
 *
 * @param taken for a sale of named lots, this line's lot
 * @param amount in cents, this line's part
 * @param originalDay for a sale of a named lot, when that was acquired
 */
record LedgerEvent(
        long day,
        long nano,
        @Nullable LedgerSplit split,
        @Nullable LedgerTrade trade,
        @Nullable LotTaken taken,
        long amount,
        long originalDay,
        String account,
        String id) {

    static final Comparator<LedgerEvent> ORDER = Comparator.comparingLong(LedgerEvent::day)
            .thenComparing(LedgerEvent::nano)
            .thenComparing(LedgerEvent::rank)
            .thenComparingLong(LedgerEvent::originalDay)
            .thenComparing(LedgerEvent::account)
            .thenComparing(LedgerEvent::id)
            .thenComparing(event -> event.taken == null ? "" : event.taken.lot().value())
            .thenComparingLong(
                    event -> event.taken == null ? 0 : event.taken.quantity().millionths());

    static LedgerEvent of(LedgerSplit split) {
        return new LedgerEvent(split.effective().toEpochDay(), -1, split, null, null, 0, 0, "", split.id());
    }

    static LedgerEvent opening(LedgerTrade trade) {
        return new LedgerEvent(
                trade.date().toEpochDay(),
                openingNano(trade),
                null,
                trade,
                null,
                trade.amount().cents(),
                0,
                trade.account().value(),
                trade.id());
    }

    private static long openingNano(LedgerTrade trade) {
        if (trade.kind() == TransactionKind.STOCK_SPLIT) {
            return -1;
        }
        return trade.time() == null ? 0 : trade.time().toNanoOfDay();
    }

    static LedgerEvent sale(LedgerTrade trade, @Nullable LotTaken taken, long amount, long originalDay) {
        return new LedgerEvent(
                trade.date().toEpochDay(),
                (trade.time() == null ? LocalTime.MAX : trade.time()).toNanoOfDay(),
                null,
                trade,
                taken,
                amount,
                originalDay,
                trade.account().value(),
                trade.id());
    }

    private int rank() {
        if (split != null) {
            return 0;
        }
        return isSale() ? 2 : 1;
    }

    boolean isSale() {
        return trade != null && trade.side() == TransactionSide.SELL;
    }

    boolean isOfSameMoment(LedgerEvent other) {
        return day == other.day && nano == other.nano;
    }
}
