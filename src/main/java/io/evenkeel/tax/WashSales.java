package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The wash-sale rules over one tax unit's whole ledger (IRC 1091; Treas. Reg. 1.1091-1 and -2; IRC 1223(3); Rev. Rul.
 * 2008-5; Rev. Rul. 56-602; IRS Publication 550).
 *
 * <p>Time runs once, from the first trade to the last. A loss first looks for shares that were bought in the thirty days
 * before and are still held; what it does not find waits thirty days for purchases to come. Losses are served in order
 * of disposal and use up replacements in order of acquisition, share for share, over all accounts of the unit.
 */
public final class WashSales {

    private WashSales() {}

    /** Refuses a ledger that contradicts itself, with every fault. */
    public static AdjustedLedger adjust(Ledger ledger) {
        return result(run(ledger));
    }

    static LedgerState run(Ledger ledger) {
        List<LedgerFault> faults = new ArrayList<>(structuralFaults(ledger));
        if (!faults.isEmpty()) {
            throw new LedgerRefusedException(faults);
        }
        LedgerState state = new LedgerState(ledger);
        play(events(ledger), state);
        if (!state.faults().isEmpty()) {
            throw new LedgerRefusedException(state.faults());
        }
        return state;
    }

    private static List<LedgerFault> structuralFaults(Ledger ledger) {
        List<LedgerFault> faults = new ArrayList<>();
        Set<LedgerState.LotKey> openings = new HashSet<>(ledger.trades().size() * 2);
        Set<LedgerState.LotKey> sales = new HashSet<>();
        for (LedgerTrade trade : ledger.trades()) {
            if (!ledger.accounts().containsKey(trade.account())) {
                faults.add(new LedgerFault(
                        LedgerFault.Reason.UNKNOWN_ACCOUNT,
                        trade.id(),
                        "Trade (%s) is of account (%s), which the tax unit does not have."
                                .formatted(trade.id(), trade.account())));
            }
            Set<LedgerState.LotKey> seen = trade.side() == TransactionSide.SELL ? sales : openings;
            if (!seen.add(new LedgerState.LotKey(trade.account(), new LotId(trade.id())))) {
                faults.add(new LedgerFault(
                        LedgerFault.Reason.DUPLICATE_ID,
                        trade.id(),
                        "Account (%s) has two purchases or two sales of the id (%s)."
                                .formatted(trade.account(), trade.id())));
            }
        }
        return faults;
    }

    private static List<LedgerEvent> events(Ledger ledger) {
        Map<LedgerState.LotKey, Long> originalDays =
                new HashMap<>(ledger.trades().size() * 2);
        for (LedgerTrade trade : ledger.trades()) {
            if (trade.side() != TransactionSide.SELL) {
                originalDays.put(
                        new LedgerState.LotKey(trade.account(), new LotId(trade.id())), LotLine.originalDay(trade));
            }
        }
        List<LedgerEvent> events = new ArrayList<>(ledger.trades().size());
        ledger.splits().forEach(split -> events.add(LedgerEvent.of(split)));
        for (LedgerTrade trade : ledger.trades()) {
            switch (trade.side()) {
                case BUY, RECEIVE -> events.add(LedgerEvent.opening(trade));
                case SELL -> addLines(trade, originalDays, events);
            }
        }
        events.sort(LedgerEvent.ORDER);
        return events;
    }

    private static void addLines(
            LedgerTrade sale, Map<LedgerState.LotKey, Long> originalDays, List<LedgerEvent> events) {
        long amount = sale.amount().cents();
        if (sale.lots().isEmpty()) {
            events.add(LedgerEvent.sale(sale, null, amount, Long.MAX_VALUE));
            return;
        }
        List<LotTaken> lots = new ArrayList<>(sale.lots());
        lots.sort(Comparator.comparing(LotTaken::lot).thenComparing(LotTaken::quantity));
        long left = sale.quantity().millionths();
        AccountId account = sale.account();
        for (LotTaken taken : lots) {
            long part = Division.part(amount, taken.quantity().millionths(), left);
            left -= taken.quantity().millionths();
            amount -= part;
            long original = originalDays.getOrDefault(new LedgerState.LotKey(account, taken.lot()), Long.MAX_VALUE);
            events.add(LedgerEvent.sale(sale, taken, part, original));
        }
    }

    private static void play(List<LedgerEvent> events, LedgerState state) {
        List<LedgerEvent> together = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (!together.isEmpty() && !(event.isSale() && event.isOfSameMoment(together.get(0)))) {
                state.sell(together);
                together.clear();
            }
            if (event.split() != null) {
                state.split(event.split());
            } else if (event.isSale()) {
                together.add(event);
            } else if (event.trade() != null) {
                state.open(event.trade());
            }
        }
        state.sell(together);
    }

    static AdjustedLedger result(LedgerState state) {
        List<SaleLine> sales = state.sales().stream().map(LossSold::line).toList();
        List<OpenLot> open = new ArrayList<>();
        for (LotLine lot : state.held()) {
            addOpen(lot, open);
        }
        return new AdjustedLedger(sales, open, new Money(state.permanentlyLost()));
    }

    private static void addOpen(LotLine lot, List<OpenLot> open) {
        if (!lot.registration.isTaxable()) {
            // An IRA's shares carry nothing from what they replaced: the lot is still one.
            Shares whole = lot.rest();
            long basis = whole.basis;
            for (Shares shares : lot.replacing()) {
                basis += shares.basis;
            }
            open.add(openLot(lot, lot.quantity(), basis, whole.deemedDay, false));
            return;
        }
        for (Shares shares : lot.replacing()) {
            open.add(openLot(lot, shares.quantity, shares.basis, shares.deemedDay, true));
        }
        Shares rest = lot.rest();
        if (rest.quantity > 0) {
            open.add(openLot(lot, rest.quantity, rest.basis, rest.deemedDay, false));
        }
    }

    private static OpenLot openLot(LotLine lot, long quantity, long basis, long deemedDay, boolean replaces) {
        return new OpenLot(
                lot.account,
                lot.id,
                lot.security,
                new Quantity(quantity),
                new Money(basis),
                LocalDate.ofEpochDay(lot.originalDay),
                LocalDate.ofEpochDay(deemedDay),
                replaces);
    }
}
