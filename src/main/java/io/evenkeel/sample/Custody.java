package io.evenkeel.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account's lots, cash and recent transactions, kept as a custodian keeps them. */
final class Custody {

    final List<Lot> lots = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    long cash;
    long shortGainOfYear;
    long longGainOfYear;

    private final Closes closes;
    private final WashGuard guard;
    private final boolean taxable;
    private int next = 1;

    Custody(Closes closes, WashGuard guard, boolean taxable) {
        this.closes = closes;
        this.guard = guard;
        this.taxable = taxable;
    }

    long value(int day) {
        long value = cash;
        for (Map.Entry<String, Long> held : holdings().entrySet()) {
            value += Units.amount(held.getValue(), closes.price(held.getKey(), day));
        }
        return value;
    }

    /** Shares by security, sorted. */
    TreeMap<String, Long> holdings() {
        TreeMap<String, Long> holdings = new TreeMap<>();
        lots.forEach(lot -> holdings.merge(lot.security, lot.quantity, Long::sum));
        return holdings;
    }

    List<Lot> lotsOf(String security) {
        return lots.stream().filter(lot -> lot.security.equals(security)).toList();
    }

    /** Buys at the day's close, unless the household has just sold it at a loss or there is no close to trust. */
    void buy(String security, long quantity, int day, String kind) {
        LocalDate date = closes.day(day);
        long price = closes.tradingPrice(security, day);
        if (quantity <= 0 || price <= 0 || !guard.mayBuy(security, date)) {
            return;
        }
        long amount = Units.amount(quantity, price);
        Lot lot = new Lot("L" + next++, security, date, quantity, amount);
        lots.add(lot);
        cash -= amount;
        guard.bought(security, date);
        enter(Entry.bought(lot, date, kind, amount));
    }

    /** Shares that came from elsewhere with the basis and the date they had there. */
    Lot receive(String security, long quantity, long basis, LocalDate acquired, int day) {
        Lot lot = new Lot("L" + next++, security, acquired, quantity, basis);
        lots.add(lot);
        enter(Entry.received(lot.id, closes.day(day), "TRANSFER_IN_KIND", security, quantity));
        return lot;
    }

    /** Reinvests a dividend of so many basis points of the holding, down to thousandths of a share. */
    void reinvest(String security, int bps, int day) {
        long held = holdings().getOrDefault(security, 0L);
        long quantity = Units.share(held, bps, 10_000) / 1_000 * 1_000;
        long price = closes.tradingPrice(security, day);
        if (quantity > 0 && price > 0) {
            cash += Units.amount(quantity, price);
            buy(security, quantity, day, "DIVIDEND_REINVESTMENT");
        }
    }

    /** Sells whole shares, highest cost first; leaves out what the household would wash. */
    void sell(String security, long quantity, int day) {
        LocalDate date = closes.day(day);
        long price = closes.tradingPrice(security, day);
        if (price <= 0) {
            return;
        }
        boolean mayTakeLosses = !taxable || guard.mayTakeALoss(security, date);
        List<Lot> order = lotsOf(security).stream()
                .filter(lot -> mayTakeLosses || !lot.isAtALoss(price))
                .sorted(Comparator.comparingDouble((Lot lot) -> -lot.basisPerShare())
                        .thenComparing(lot -> lot.acquired)
                        .thenComparing(lot -> lot.id))
                .toList();
        long left = quantity / Units.SHARE * Units.SHARE;
        String id = "X" + next++;
        for (Lot lot : order) {
            long part = Math.min(left, lot.quantity);
            if (part > 0) {
                sell(id, lot, part, Units.amount(part, price), date);
                left -= part;
            }
        }
        lots.removeIf(lot -> lot.quantity == 0);
    }

    private void sell(String id, Lot lot, long part, long proceeds, LocalDate date) {
        long basis = BigDecimal.valueOf(lot.basis)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(lot.quantity), 0, RoundingMode.HALF_UP)
                .longValueExact();
        long gain = proceeds - basis;
        lot.quantity -= part;
        lot.basis -= basis;
        cash += proceeds;
        if (gain < 0 && taxable) {
            guard.soldAtALoss(lot.security, date);
        }
        if (date.getYear() == closes.day(closes.last()).getYear()) {
            shortGainOfYear += lot.isLongTermOn(date) ? 0 : gain;
            longGainOfYear += lot.isLongTermOn(date) ? gain : 0;
        }
        enter(Entry.sold(id, date, lot, part, proceeds, gain));
    }

    void enter(Entry entry) {
        if (!entry.date().isBefore(Entry.SINCE)) {
            entries.add(entry);
        }
    }

    /** An id that nothing in the account has yet. */
    String nextId(String prefix) {
        return prefix + next++;
    }
}
