package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.TransactionKind;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens to a ledger, in a total order that depends on the content alone: splits open a day; trades
 * without a time follow, purchases at the start and sales at the end of it; sales of one moment are disposed of in the
 * order in which their lots were originally acquired (Treas. Reg. 1.1091-1(b)), those without named lots last.
 */
final class LedgerEvent implements Comparable<LedgerEvent> {

    private static final int SPLITS = 0;
    private static final int OPENINGS = 1;
    private static final int SALES = 2;
    private static final long START_OF_DAY = 0;
    private static final long BEFORE_ALL_TRADES = -1;

    final @Nullable LedgerSplit split;
    final @Nullable LedgerTrade trade;

    /** The lot that a purchase or receipt opens, or that this line of a sale takes from; none for first in, first out. */
    final @Nullable LotLine lot;

    /** For a line of a sale with named lots. */
    final @Nullable LotTaken taken;

    /** For a sale, in cents, this line's part. */
    final long amount;

    private final long day;
    private final long nano;
    private final int rank;
    private final long originalDay;

    private LedgerEvent(
            @Nullable LedgerSplit split,
            @Nullable LedgerTrade trade,
            @Nullable LotLine lot,
            @Nullable LotTaken taken,
            long amount,
            long day,
            long nano,
            int rank) {
        this.split = split;
        this.trade = trade;
        this.lot = lot;
        this.taken = taken;
        this.amount = amount;
        this.day = day;
        this.nano = nano;
        this.rank = rank;
        this.originalDay = lot == null ? Long.MAX_VALUE : lot.originalDay;
    }

    static LedgerEvent of(LedgerSplit split) {
        long day = split.effective().toEpochDay();
        return new LedgerEvent(split, null, null, null, 0, day, BEFORE_ALL_TRADES, SPLITS);
    }

    static LedgerEvent opening(LedgerTrade trade, LotLine lot) {
        return new LedgerEvent(null, trade, lot, null, 0, lot.acquiredDay, openingNano(trade), OPENINGS);
    }

    private static long openingNano(LedgerTrade trade) {
        if (trade.kind() == TransactionKind.STOCK_SPLIT) {
            return BEFORE_ALL_TRADES;
        }
        LocalTime time = trade.time();
        return time == null ? START_OF_DAY : time.toNanoOfDay();
    }

    static LedgerEvent sale(LedgerTrade trade, @Nullable LotLine lot, @Nullable LotTaken taken, long amount) {
        LocalTime time = trade.time() == null ? LocalTime.MAX : trade.time();
        return new LedgerEvent(null, trade, lot, taken, amount, trade.date().toEpochDay(), time.toNanoOfDay(), SALES);
    }

    /** Since 1970-01-01. */
    long day() {
        return day;
    }

    boolean isSale() {
        return rank == SALES;
    }

    boolean isOfSameMoment(LedgerEvent other) {
        return day == other.day && nano == other.nano;
    }

    /** By hand: a million trades are compared twenty million times. */
    @Override
    public int compareTo(LedgerEvent other) {
        int order = Long.compare(day, other.day);
        order = order != 0 ? order : Long.compare(nano, other.nano);
        order = order != 0 ? order : Integer.compare(rank, other.rank);
        if (order == 0 && rank == SALES) {
            order = Long.compare(originalDay, other.originalDay);
        }
        return order != 0 ? order : compareNames(other);
    }

    private int compareNames(LedgerEvent other) {
        if (trade == null || other.trade == null) {
            return id().compareTo(other.id());
        }
        AccountId account = trade.account();
        int order = account.compareTo(other.trade.account());
        order = order != 0 ? order : id().compareTo(other.id());
        if (order != 0 || taken == null || other.taken == null) {
            return order;
        }
        order = taken.lot().compareTo(other.taken.lot());
        return order != 0 ? order : taken.quantity().compareTo(other.taken.quantity());
    }

    private String id() {
        return split != null ? split.id() : Objects.requireNonNull(trade).id();
    }
}
