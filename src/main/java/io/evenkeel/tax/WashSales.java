package io.evenkeel.tax;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        LedgerReading reading = LedgerReading.of(ledger);
        LedgerState state = new LedgerState(ledger);
        play(reading.events(), state);
        List<LedgerFault> faults = new ArrayList<>(reading.faults());
        faults.addAll(state.faults());
        if (!faults.isEmpty()) {
            faults.sort(
                    Comparator.comparing((LedgerFault fault) -> fault.trade().account())
                            .thenComparing(fault -> fault.trade().id())
                            .thenComparing(LedgerFault::reason));
            throw new LedgerRefusedException(faults);
        }
        return state;
    }

    private static void play(List<LedgerEvent> events, LedgerState state) {
        List<LedgerEvent> together = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (!together.isEmpty() && !(event.isSale() && event.isOfSameMoment(together.get(0)))) {
                state.sell(together);
                together.clear();
            }
            if (event.isSale()) {
                together.add(event);
            } else if (event.split != null) {
                state.split(event.split);
            } else if (event.trade != null && event.lot != null) {
                state.open(event.trade, event.lot);
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
            open.add(openLot(lot, lot.whole(), false));
            return;
        }
        for (Shares shares : lot.replacing()) {
            open.add(openLot(lot, shares, true));
        }
        Shares rest = lot.rest();
        if (rest.quantity > 0) {
            open.add(openLot(lot, rest, false));
        }
    }

    private static OpenLot openLot(LotLine lot, Shares shares, boolean replaces) {
        return new OpenLot(
                lot.account,
                lot.id,
                lot.security,
                new Quantity(shares.quantity),
                shares.withoutBasis ? null : new Money(shares.basis),
                LocalDate.ofEpochDay(lot.originalDay),
                LocalDate.ofEpochDay(shares.deemedDay),
                replaces);
    }
}
