package io.evenkeel.ingest;

import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.LotId;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.book.FaultReason;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of {@code transactions.csv}: a purchase, a receipt, or what a sale took from one lot. */
final class TransactionRow {

    private static final ColumnType<TransactionSide> SIDE = ColumnType.oneOf(TransactionSide.class);
    private static final ColumnType<TransactionKind> KIND = ColumnType.oneOf(TransactionKind.class);

    private static final Map<TransactionSide, Set<TransactionKind>> KINDS = Map.of(
            TransactionSide.BUY,
            EnumSet.of(TransactionKind.PURCHASE, TransactionKind.DIVIDEND_REINVESTMENT, TransactionKind.AUTO_INVEST),
            TransactionSide.RECEIVE,
            EnumSet.of(
                    TransactionKind.TRANSFER_IN_KIND,
                    TransactionKind.INHERITANCE,
                    TransactionKind.GIFT,
                    TransactionKind.STOCK_SPLIT),
            TransactionSide.SELL,
            EnumSet.of(TransactionKind.SALE));

    private TransactionRow() {}

    static void read(Row row, MarketSheets market, @Nullable AccountDraft account) {
        String id = row.the("transaction", ColumnType.ID);
        TransactionSide side = row.the("side", SIDE);
        TransactionKind kind = kind(row, side);
        SecurityId security = market.reference(row, "security");
        Quantity quantity = row.the("quantity", ColumnType.QUANTITY_POSITIVE);
        Money amount = row.the("amount", ColumnType.MONEY_NOT_NEGATIVE);
        LocalDate date = market.dateUpToNow(row, "date");
        AccountTransaction transaction =
                new AccountTransaction(id, side, kind, security, quantity, amount, date, lots(row, side, quantity));
        if (account != null && row.isSound()) {
            add(row, transaction, account.rowsOf(id));
        }
    }

    private static TransactionKind kind(Row row, TransactionSide side) {
        TransactionKind kind = row.optional("kind", KIND);
        Set<TransactionKind> possible = Objects.requireNonNull(KINDS.get(side));
        if (kind == null && side == TransactionSide.SELL) {
            return TransactionKind.SALE;
        }
        if (kind == null) {
            row.refuse(
                    FaultReason.MISSING_VALUE,
                    "The kind of a %s is empty; expected one of %s.".formatted(side, possible));
        } else if (!possible.contains(kind)) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The kind (%s) does not go with %s; expected one of %s.".formatted(kind, side, possible));
        }
        return kind == null ? KIND.placeholder() : kind;
    }

    private static List<SoldLot> lots(Row row, TransactionSide side, Quantity quantity) {
        LotId lot = row.optional("lot", ColumnType.LOT);
        Money gain = row.optional("gain", ColumnType.MONEY);
        if (side != TransactionSide.SELL && (lot != null || gain != null)) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "A %s has a lot or gain (%s %s); expected them for a SELL only."
                            .formatted(side, row.text("lot"), row.text("gain")));
        }
        return lot == null ? List.of() : List.of(new SoldLot(lot, quantity, gain));
    }

    private static void add(Row row, AccountTransaction transaction, List<AccountTransaction> rows) {
        for (AccountTransaction other : rows) {
            if (transaction.side() != TransactionSide.SELL
                    || other.side() != TransactionSide.SELL
                    || transaction.lots().isEmpty()
                    || isOfSameLot(transaction, other)) {
                row.refuse(
                        FaultReason.DUPLICATE_ID,
                        "The transaction (%s) stands twice; expected several rows for a sale of several lots only."
                                .formatted(transaction.id()));
                return;
            }
            if (!transaction.security().equals(other.security())
                    || !transaction.date().equals(other.date())) {
                row.refuse(
                        FaultReason.BAD_VALUE,
                        "The sale (%s) is of %s on %s here; expected %s on %s, as in its other rows."
                                .formatted(
                                        transaction.id(),
                                        transaction.security(),
                                        transaction.date(),
                                        other.security(),
                                        other.date()));
                return;
            }
        }
        rows.add(transaction);
    }

    private static boolean isOfSameLot(AccountTransaction one, AccountTransaction other) {
        return other.lots().isEmpty()
                || other.lots().get(0).lot().equals(one.lots().get(0).lot());
    }
}
