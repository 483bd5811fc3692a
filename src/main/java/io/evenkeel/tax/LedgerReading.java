package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From a ledger's rows to its events in order, each beside the lot that it is about. */
final class LedgerReading {

    /** What is known of one account by its id. */
    private static final class Known {
        private final Registration registration;
        private final Map<String, LotLine> lots = new HashMap<>();
        private final Set<String> sales = new HashSet<>();

        Known(Registration registration) {
            this.registration = registration;
        }
    }

    private final Map<AccountId, Known> accounts = new HashMap<>();
    private final List<LedgerEvent> events;
    private final List<LedgerFault> faults = new ArrayList<>();

    private LedgerReading(Ledger ledger) {
        ledger.accounts().forEach((id, registration) -> accounts.put(id, new Known(registration)));
        this.events = new ArrayList<>(ledger.trades().size());
    }

    /** What makes no event is a fault: an unknown account, an id used twice, a sale of a lot which never was. */
    static LedgerReading of(Ledger ledger) {
        LedgerReading reading = new LedgerReading(ledger);
        ledger.trades().stream().filter(trade -> !isSale(trade)).forEach(reading::readOpening);
        ledger.trades().stream().filter(LedgerReading::isSale).forEach(reading::readSale);
        ledger.splits().forEach(split -> reading.events.add(LedgerEvent.of(split)));
        reading.sort();
        return reading;
    }

    /** By days first and then within each: linear in the ledger's length, however long it is. */
    private void sort() {
        SortedMap<Long, List<LedgerEvent>> days = new TreeMap<>();
        for (LedgerEvent event : events) {
            days.computeIfAbsent(event.day(), day -> new ArrayList<>()).add(event);
        }
        events.clear();
        for (List<LedgerEvent> day : days.values()) {
            Collections.sort(day);
            events.addAll(day);
        }
    }

    private static boolean isSale(LedgerTrade trade) {
        return trade.side() == TransactionSide.SELL;
    }

    List<LedgerEvent> events() {
        return events;
    }

    List<LedgerFault> faults() {
        return faults;
    }

    private void readOpening(LedgerTrade trade) {
        Known account = accounts.get(trade.account());
        if (account == null) {
            faults.add(unknownAccount(trade));
            return;
        }
        LotLine lot = new LotLine(trade, account.registration, sharesOf(trade));
        if (account.lots.put(trade.id(), lot) != null) {
            faults.add(duplicate(trade));
        }
        events.add(LedgerEvent.opening(trade, lot));
    }

    private static Shares sharesOf(LedgerTrade trade) {
        Money basis = trade.amount();
        Money fairValue = trade.fairValue();
        boolean fellInValue = fairValue != null && basis != null && fairValue.compareTo(basis) < 0;
        return new Shares(
                trade.quantity().millionths(),
                basis == null ? null : (Long) basis.cents(),
                fairValue == null || !fellInValue ? null : (Long) fairValue.cents(),
                LotLine.originalDay(trade),
                trade.date().toEpochDay(),
                trade.kind() == TransactionKind.INHERITANCE);
    }

    private void readSale(LedgerTrade sale) {
        Known account = accounts.get(sale.account());
        if (account == null) {
            faults.add(unknownAccount(sale));
            return;
        }
        if (!account.sales.add(sale.id())) {
            faults.add(duplicate(sale));
        }
        if (sale.lots().isEmpty()) {
            events.add(LedgerEvent.sale(sale, null, null, sale.proceeds().cents()));
        } else {
            addLines(sale, account);
        }
    }

    private void addLines(LedgerTrade sale, Known account) {
        List<LotTaken> lotsTaken = sale.lots();
        if (lotsTaken.size() > 1) {
            lotsTaken = new ArrayList<>(lotsTaken);
            lotsTaken.sort(Comparator.comparing(LotTaken::lot).thenComparing(LotTaken::quantity));
        }
        long amount = sale.proceeds().cents();
        long left = sale.quantity().millionths();
        for (LotTaken taken : lotsTaken) {
            long part = Division.part(amount, taken.quantity().millionths(), left);
            left -= taken.quantity().millionths();
            amount -= part;
            LotLine lot = account.lots.get(taken.lot().value());
            if (lot == null || !lot.security.equals(sale.security())) {
                faults.add(notThere(sale, taken.lot(), lot));
            } else {
                events.add(LedgerEvent.sale(sale, lot, taken, part));
            }
        }
    }

    private static LedgerFault unknownAccount(LedgerTrade trade) {
        return new LedgerFault(
                LedgerFault.Reason.UNKNOWN_ACCOUNT,
                trade,
                "Trade (%s) is of account (%s), which the tax unit does not have."
                        .formatted(trade.id(), trade.account()));
    }

    private static LedgerFault duplicate(LedgerTrade trade) {
        return new LedgerFault(
                LedgerFault.Reason.DUPLICATE_ID,
                trade,
                "Account (%s) has two purchases or two sales of the id (%s).".formatted(trade.account(), trade.id()));
    }

    private static LedgerFault notThere(LedgerTrade sale, LotId taken, @Nullable LotLine lot) {
        return lot == null
                ? new LedgerFault(
                        LedgerFault.Reason.UNKNOWN_LOT,
                        sale,
                        "Sale (%s) takes from lot (%s), which account (%s) never had. Maybe its purchase is missing."
                                .formatted(sale.id(), taken, sale.account()))
                : new LedgerFault(
                        LedgerFault.Reason.OTHER_SECURITY,
                        sale,
                        "Sale (%s) of %s takes from lot (%s), which is of %s."
                                .formatted(sale.id(), sale.security(), taken, lot.security));
    }
}
