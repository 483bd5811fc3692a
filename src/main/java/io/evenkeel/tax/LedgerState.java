package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a tax unit holds and what can still be washed, brought forward event by event. Not for use by two threads. */
final class LedgerState {

    private final Ledger ledger;
    private final Map<AccountId, Map<SecurityId, Holding>> holdings = new HashMap<>();
    private final SortedMap<AccountId, List<LotLine>> opened = new TreeMap<>();
    private final Map<String, GroupWindow> windows = new HashMap<>();
    private final List<LossSold> sales = new ArrayList<>();
    private final List<LedgerFault> faults = new ArrayList<>();
    private long permanentlyLost;

    LedgerState(Ledger ledger) {
        this.ledger = ledger;
    }

    void open(LedgerTrade trade, LotLine lot) {
        if (trade.kind() == TransactionKind.STOCK_SPLIT && receiveSplit(trade)) {
            return;
        }
        lot.open(window(lot.security));
        holding(lot.account, lot.security).add(lot);
        opened.computeIfAbsent(lot.account, account -> new ArrayList<>()).add(lot);
        if (lot.canReplace) {
            permanentlyLost += lot.window().bought(lot, lot.acquiredDay);
        }
    }

    /** All lines of one moment: the shares of all of them are gone before any of their losses looks for replacements. */
    void sell(List<LedgerEvent> lines) {
        List<LossSold> losses = new ArrayList<>(lines.size());
        for (LedgerEvent line : lines) {
            LedgerTrade sale = Objects.requireNonNull(line.trade);
            if (line.lot != null && line.taken != null) {
                takeFrom(line.lot, Remaining.of(line.taken, line.amount), sale, losses);
            } else {
                takeFirstIn(sale, losses);
            }
        }
        for (LossSold loss : losses) {
            permanentlyLost += loss.lot.window().soldAtLoss(loss, loss.soldDay);
        }
    }

    private void takeFirstIn(LedgerTrade sale, List<LossSold> losses) {
        Remaining remaining =
                new Remaining(sale.quantity().millionths(), sale.proceeds().cents(), null);
        Holding held = holding(sale.account(), sale.security());
        LotLine lot = held.firstIn();
        while (remaining.quantity > 0 && lot != null) {
            takeFrom(lot, remaining.cut(Math.min(remaining.quantity, lot.quantity())), sale, losses);
            lot = held.firstIn();
        }
        if (remaining.quantity > 0) {
            faults.add(oversold(sale, sale.security().value()));
        }
    }

    private static LedgerFault notYet(LedgerTrade sale, LotLine lot) {
        return new LedgerFault(
                LedgerFault.Reason.UNKNOWN_LOT,
                sale,
                "Sale (%s) on %s takes from lot (%s) before account (%s) has it. Maybe the trades' times are missing."
                        .formatted(sale.id(), sale.date(), lot.id, lot.account));
    }

    private static LedgerFault withoutBasis(LedgerTrade sale, LotLine lot) {
        return new LedgerFault(
                LedgerFault.Reason.MISSING_BASIS,
                sale,
                "Sale (%s) takes from lot (%s) of account (%s), which came without a basis, so its gain is not known; it is not zero. Maybe the receipt's amount was left out."
                        .formatted(sale.id(), lot.id, lot.account));
    }

    private static LedgerFault oversold(LedgerTrade trade, String from) {
        return new LedgerFault(
                LedgerFault.Reason.OVERSOLD_LOT,
                trade,
                "Sale (%s) takes more shares than are left of (%s) in account (%s) on %s. Maybe a purchase or a split is missing."
                        .formatted(trade.id(), from, trade.account(), trade.date()));
    }

    private void takeFrom(LotLine lot, Remaining remaining, LedgerTrade trade, List<LossSold> losses) {
        if (!lot.isOpened()) {
            faults.add(notYet(trade, lot));
            return;
        }
        if (lot.quantity() < remaining.quantity) {
            faults.add(oversold(trade, lot.id.value()));
            return;
        }
        if (lot.registration.isTaxable() && lot.rest().withoutBasis && remaining.gain == null) {
            faults.add(withoutBasis(trade, lot));
            return;
        }
        long day = trade.date().toEpochDay();
        while (remaining.quantity > 0) {
            Shares shares = lot.takeFront(remaining.quantity);
            Remaining part = remaining.cut(shares.quantity);
            if (lot.registration.isTaxable()) {
                SaleGain gain = SaleGain.of(shares, day, part.amount, part.gain);
                record(new LossSold(lot, trade.id(), shares, day, part.amount, gain), losses);
            }
        }
    }

    private void record(LossSold sold, List<LossSold> losses) {
        sales.add(sold);
        if (sold.isLoss()) {
            losses.add(sold);
        }
    }

    void split(LedgerSplit split) {
        long newShares = split.newShares().millionths();
        long oldShares = split.oldShares().millionths();
        for (Map<SecurityId, Holding> account : holdings.values()) {
            Holding held = account.get(split.security());
            if (held != null) {
                held.split(newShares, oldShares);
            }
        }
        window(split.security()).split(loss -> loss.lot.security.equals(split.security()), newShares, oldShares);
    }

    /** A split that one account's custodian booked as a receipt: spread over the account's lots and losses. */
    private boolean receiveSplit(LedgerTrade trade) {
        Holding held = holding(trade.account(), trade.security());
        long before = held.quantity();
        if (before == 0) {
            return false;
        }
        long after = before + trade.quantity().millionths();
        held.split(after, before);
        window(trade.security())
                .split(
                        loss -> loss.lot.security.equals(trade.security()) && loss.lot.account.equals(trade.account()),
                        after,
                        before);
        return true;
    }

    private Holding holding(AccountId account, SecurityId security) {
        return holdings.computeIfAbsent(account, key -> new HashMap<>())
                .computeIfAbsent(security, key -> new Holding());
    }

    private GroupWindow window(SecurityId security) {
        return windows.computeIfAbsent(ledger.groups().groupOf(security), group -> new GroupWindow());
    }

    /** The security's window without making one. */
    GroupWindow windowAsIs(SecurityId security) {
        return windows.getOrDefault(ledger.groups().groupOf(security), new GroupWindow());
    }

    /** Lots with shares left, by account and then in order of opening. */
    List<LotLine> held() {
        List<LotLine> held = new ArrayList<>();
        for (List<LotLine> lots : opened.values()) {
            for (LotLine lot : lots) {
                if (!lot.isEmpty()) {
                    held.add(lot);
                }
            }
        }
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
