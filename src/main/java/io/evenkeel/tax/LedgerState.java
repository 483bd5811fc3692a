package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a tax unit holds and what can still be washed, brought forward event by event. Not for use by two threads. */
final class LedgerState {

    /** A lot's name within the tax unit. */
    record LotKey(AccountId account, LotId lot) {}

    private record Holding(AccountId account, SecurityId security) {}

    private static final Comparator<LotLine> FIRST_IN =
            Comparator.comparingLong((LotLine lot) -> lot.originalDay).thenComparing(lot -> lot.id);

    private final Ledger ledger;
    private final Map<LotKey, LotLine> lots;
    private final Map<Holding, TreeSet<LotLine>> holdings = new HashMap<>();
    private final Map<String, GroupWindow> windows = new HashMap<>();
    private final List<LossSold> sales = new ArrayList<>();
    private final List<LedgerFault> faults = new ArrayList<>();
    private long permanentlyLost;

    LedgerState(Ledger ledger) {
        this.ledger = ledger;
        this.lots = new HashMap<>(ledger.trades().size() * 2);
    }

    void open(LedgerTrade trade) {
        Registration registration = registration(trade.account());
        if (trade.kind() == TransactionKind.STOCK_SPLIT && receiveSplit(trade)) {
            return;
        }
        LotLine lot = new LotLine(trade, registration, sharesOf(trade));
        lots.put(new LotKey(lot.account, lot.id), lot);
        holding(lot.account, lot.security).add(lot);
        if (lot.canReplace) {
            permanentlyLost += window(lot.security).bought(lot, lot.acquiredDay);
        }
    }

    private static Shares sharesOf(LedgerTrade trade) {
        long basis = trade.amount().cents();
        boolean worthLess = trade.fairValue() != null && trade.fairValue().cents() < basis;
        return new Shares(
                trade.quantity().millionths(),
                basis,
                worthLess ? Objects.requireNonNull(trade.fairValue()).cents() : null,
                LotLine.originalDay(trade),
                trade.date().toEpochDay(),
                trade.kind() == TransactionKind.INHERITANCE);
    }

    /** All lines of one moment: the shares of all of them are gone before any of their losses looks for replacements. */
    void sell(List<LedgerEvent> lines) {
        List<LossSold> losses = new ArrayList<>(lines.size());
        for (LedgerEvent line : lines) {
            take(line, losses);
        }
        for (LossSold loss : losses) {
            permanentlyLost += window(loss.lot.security).soldAtLoss(loss, loss.soldDay);
        }
    }

    private void take(LedgerEvent line, List<LossSold> losses) {
        LedgerTrade trade = Objects.requireNonNull(line.trade());
        if (line.taken() != null) {
            LotLine lot = lots.get(new LotKey(trade.account(), line.taken().lot()));
            if (lot == null || !lot.security.equals(trade.security())) {
                faults.add(notThere(trade, line.taken(), lot));
                return;
            }
            takeFrom(lot, Remaining.of(line.taken(), line.amount()), trade, losses);
            return;
        }
        Remaining remaining = new Remaining(trade.quantity().millionths(), line.amount(), null);
        TreeSet<LotLine> held = holding(trade.account(), trade.security());
        while (remaining.quantity > 0 && !held.isEmpty()) {
            LotLine lot = held.first();
            Remaining part = remaining.cut(Math.min(remaining.quantity, lot.quantity()));
            takeFrom(lot, part, trade, losses);
        }
        if (remaining.quantity > 0) {
            faults.add(oversold(trade, trade.security().value()));
        }
    }

    private static LedgerFault notThere(LedgerTrade trade, LotTaken taken, @Nullable LotLine lot) {
        return lot == null
                ? new LedgerFault(
                        LedgerFault.Reason.UNKNOWN_LOT,
                        trade.id(),
                        "Sale (%s) takes from lot (%s), which account (%s) does not have on %s. Maybe its purchase is missing or later."
                                .formatted(trade.id(), taken.lot(), trade.account(), trade.date()))
                : new LedgerFault(
                        LedgerFault.Reason.OTHER_SECURITY,
                        trade.id(),
                        "Sale (%s) of %s takes from lot (%s), which is of %s."
                                .formatted(trade.id(), trade.security(), taken.lot(), lot.security));
    }

    private static LedgerFault oversold(LedgerTrade trade, String from) {
        return new LedgerFault(
                LedgerFault.Reason.OVERSOLD_LOT,
                trade.id(),
                "Sale (%s) takes more shares than are left of (%s) in account (%s) on %s. Maybe a purchase or a split is missing."
                        .formatted(trade.id(), from, trade.account(), trade.date()));
    }

    private void takeFrom(LotLine lot, Remaining remaining, LedgerTrade trade, List<LossSold> losses) {
        if (lot.quantity() < remaining.quantity) {
            faults.add(oversold(trade, lot.id.value()));
            return;
        }
        long day = trade.date().toEpochDay();
        while (remaining.quantity > 0) {
            Shares shares = lot.takeFront(remaining.quantity);
            Remaining part = remaining.cut(shares.quantity);
            if (lot.registration.isTaxable()) {
                LossSold sold = SaleGain.of(lot, trade.id(), shares, day, part.amount, part.gain);
                sales.add(sold);
                if (sold.isLoss()) {
                    losses.add(sold);
                }
            }
        }
        if (lot.isEmpty()) {
            holding(lot.account, lot.security).remove(lot);
        }
    }

    void split(LedgerSplit split) {
        long newShares = split.newShares().millionths();
        long oldShares = split.oldShares().millionths();
        for (AccountId account : ledger.accounts().keySet()) {
            TreeSet<LotLine> held = holdings.get(new Holding(account, split.security()));
            if (held != null) {
                held.forEach(lot -> lot.split(newShares, oldShares));
            }
        }
        window(split.security()).split(loss -> loss.lot.security.equals(split.security()), newShares, oldShares);
    }

    /** A split that one account's custodian booked as a receipt: spread over the account's lots and losses. */
    private boolean receiveSplit(LedgerTrade trade) {
        TreeSet<LotLine> held = holding(trade.account(), trade.security());
        long before = held.stream().mapToLong(LotLine::quantity).sum();
        if (before == 0) {
            return false;
        }
        long after = before + trade.quantity().millionths();
        held.forEach(lot -> lot.split(after, before));
        window(trade.security())
                .split(
                        loss -> loss.lot.security.equals(trade.security()) && loss.lot.account.equals(trade.account()),
                        after,
                        before);
        return true;
    }

    private Registration registration(AccountId account) {
        return Objects.requireNonNull(ledger.accounts().get(account), "checked before");
    }

    private TreeSet<LotLine> holding(AccountId account, SecurityId security) {
        return holdings.computeIfAbsent(new Holding(account, security), key -> new TreeSet<>(FIRST_IN));
    }

    private GroupWindow window(SecurityId security) {
        return windows.computeIfAbsent(ledger.groups().groupOf(security), group -> new GroupWindow());
    }

    /** The security's window without making one. */
    GroupWindow windowAsIs(SecurityId security) {
        return windows.getOrDefault(ledger.groups().groupOf(security), new GroupWindow());
    }

    Iterable<LotLine> held() {
        List<LotLine> held = new ArrayList<>();
        holdings.values().forEach(held::addAll);
        held.sort(Comparator.comparing((LotLine lot) -> lot.account).thenComparing(lot -> lot.id));
        return held;
    }

    List<LossSold> sales() {
        return sales;
    }

    List<LedgerFault> faults() {
        return faults;
    }

    long permanentlyLost() {
        return permanentlyLost;
    }

    /** Shares and proceeds of a sale, and the gain where it is reported, that have not found their shares yet. */
    private static final class Remaining {
        private long quantity;
        private long amount;
        private @Nullable Long gain;

        Remaining(long quantity, long amount, @Nullable Long gain) {
            this.quantity = quantity;
            this.amount = amount;
            this.gain = gain;
        }

        static Remaining of(LotTaken taken, long amount) {
            Money gain = taken.gain();
            return new Remaining(taken.quantity().millionths(), amount, gain == null ? null : (Long) gain.cents());
        }

        Remaining cut(long wanted) {
            long amountCut = Division.part(amount, wanted, quantity);
            Long gainCut = gain == null ? null : (Long) Division.part(gain, wanted, quantity);
            quantity -= wanted;
            amount -= amountCut;
            if (gain != null && gainCut != null) {
                gain -= gainCut;
            }
            return new Remaining(wanted, amountCut, gainCut);
        }
    }
}
