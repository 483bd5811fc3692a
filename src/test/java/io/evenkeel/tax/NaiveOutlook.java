package io.evenkeel.tax;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.Household;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether orders cause wash sales, with none of the product's tax code: one ledger per identity group,
 * for {@link NaiveWashSales}. Only whether a share washes another is asked, so a loss is a cent and a gain is one.
 */
final class NaiveOutlook {

    private static final long BASIS = 100;
    private static final int LONG_AGO = 70;
    private static final String ORDER = "ORDER ";

    private final Household household;
    private final Market market;
    private final Set<SecurityId> group;
    private final List<LedgerTrade> past = new ArrayList<>();
    private final List<LedgerTrade> all = new ArrayList<>();

    private NaiveOutlook(Household household, Market market, Set<SecurityId> group) {
        this.household = household;
        this.market = market;
        this.group = group;
    }

    /** The lines of sales that are washed with the orders and were not without. */
    static List<String> washedBy(Household household, Market market, Map<AccountId, List<Trade>> orders) {
        Map<String, Set<SecurityId>> groups = new TreeMap<>();
        orders.values()
                .forEach(trades -> trades.forEach(trade -> groups.computeIfAbsent(
                                market.security(trade.security()).identityGroup(), key -> new TreeSet<>())
                        .add(trade.security())));
        List<String> washed = new ArrayList<>();
        groups.forEach((name, traded) -> {
            Set<SecurityId> members = market.securities().values().stream()
                    .filter(security -> security.identityGroup().equals(name))
                    .map(security -> security.id())
                    .collect(Collectors.toSet());
            washed.addAll(new NaiveOutlook(household, market, members).washedBy(orders));
        });
        return washed;
    }

    private List<String> washedBy(Map<AccountId, List<Trade>> orders) {
        Map<AccountId, Registration> accounts = new TreeMap<>();
        for (Account account : household.accounts()) {
            if (account.registration() != Registration.TAX_EXEMPT) {
                // The naive implementation knows one kind of IRA.
                accounts.put(
                        account.id(),
                        account.registration().isIra() ? Registration.TRADITIONAL_IRA : account.registration());
                enter(account, orders.getOrDefault(account.id(), List.of()));
            }
        }
        IdentityGroups identical = IdentityGroups.of(List.of(List.copyOf(group)));
        Map<String, Money> before = disallowed(new Ledger(accounts, identical, past, List.of()));
        Map<String, Money> after = disallowed(new Ledger(accounts, identical, all, List.of()));
        List<String> worse = new ArrayList<>();
        after.forEach((sale, loss) -> {
            if (loss.compareTo(before.getOrDefault(sale, Money.ZERO)) > 0) {
                worse.add("%s washes %s, not %s".formatted(sale, loss, before.get(sale)));
            }
        });
        return worse;
    }

    private static Map<String, Money> disallowed(Ledger ledger) {
        Map<String, Money> disallowed = new TreeMap<>();
        for (SaleLine line : NaiveWashSales.adjust(ledger).sales()) {
            disallowed.merge(
                    "%s, sale %s of %s on %s".formatted(line.account(), line.sale(), line.security(), line.sold()),
                    line.disallowed(),
                    Money::plus);
        }
        return disallowed;
    }

    /** A lot as it was before what the book shows of its sales. */
    private static final class Parts {
        final SecurityId security;
        LocalDate opened;
        TransactionKind kind = TransactionKind.PURCHASE;
        long units;

        Parts(SecurityId security, LocalDate opened) {
            this.security = security;
            this.opened = opened;
        }
    }

    private void enter(Account account, List<Trade> orders) {
        Map<LotId, Parts> lots = new TreeMap<>();
        Map<LotId, Quantity> ordered = new TreeMap<>();
        for (Trade trade : orders) {
            for (LotSale sale : trade.lots()) {
                ordered.put(sale.lot(), sale.quantity());
            }
        }
        for (TaxLot lot : account.lots()) {
            if (group.contains(lot.security())) {
                Parts parts = new Parts(lot.security(), lot.acquired());
                boolean old = lot.acquired().isBefore(market.asOf().minusDays(LONG_AGO));
                // What is left of an old lot neither washes nor is washed.
                parts.units = units(old ? ordered.getOrDefault(lot.id(), Quantity.ZERO) : lot.quantity());
                lots.put(lot.id(), parts);
            }
        }
        // Sales first: a lot that was bought and sold since the book's first day is known by its sale alone.
        account.transactions().stream()
                .filter(transaction -> group.contains(transaction.security()))
                .filter(transaction -> transaction.side() == TransactionSide.SELL)
                .forEach(sale -> sold(account, sale, lots));
        account.transactions().stream()
                .filter(transaction -> group.contains(transaction.security()))
                .filter(transaction -> transaction.side() != TransactionSide.SELL)
                .forEach(opening -> opened(opening, lots));
        lots.values().removeIf(parts -> parts.units == 0);
        lots.forEach((id, parts) -> {
            LedgerTrade opening = opening(account, id, parts);
            past.add(opening);
            all.add(opening);
        });
        orders.stream().filter(trade -> group.contains(trade.security())).forEach(trade -> order(account, trade));
    }

    private static long units(Quantity quantity) {
        if (!quantity.isWhole()) {
            throw new IllegalArgumentException("The naive implementation counts whole shares, not " + quantity);
        }
        return quantity.wholeShares().millionths() / 1_000_000;
    }

    private static void opened(AccountTransaction transaction, Map<LotId, Parts> lots) {
        Parts parts = lots.get(new LotId(transaction.id()));
        if (parts != null) {
            parts.kind = transaction.kind();
            parts.opened = transaction.date();
        }
    }

    private void sold(Account account, AccountTransaction transaction, Map<LotId, Parts> lots) {
        for (SoldLot sold : transaction.lots()) {
            Parts parts = lots.computeIfAbsent(
                    sold.lot(),
                    id -> new Parts(transaction.security(), transaction.date().minusDays(90)));
            long units = units(sold.quantity());
            parts.units += units;
            boolean loss = sold.gain() == null || sold.gain().isNegative();
            LedgerTrade sale = sale(
                    account,
                    transaction.id() + "/" + sold.lot(),
                    parts.security,
                    sold.lot(),
                    units,
                    loss,
                    transaction.date());
            past.add(sale);
            all.add(sale);
        }
    }

    private static LedgerTrade opening(Account account, LotId id, Parts parts) {
        Quantity quantity = Quantity.ofShares(parts.units);
        Money basis = new Money(parts.units * BASIS);
        return parts.kind.canReplace()
                ? LedgerTrade.purchase(
                        id.value(), account.id(), parts.kind, parts.security, quantity, basis, parts.opened)
                : LedgerTrade.receipt(
                        id.value(),
                        account.id(),
                        parts.kind,
                        parts.security,
                        quantity,
                        basis,
                        parts.opened,
                        null,
                        null);
    }

    private void order(Account account, Trade trade) {
        if (trade.side() == Side.BUY) {
            long units = units(trade.quantity());
            all.add(LedgerTrade.purchase(
                    ORDER + trade.security(),
                    account.id(),
                    TransactionKind.PURCHASE,
                    trade.security(),
                    Quantity.ofShares(units),
                    new Money(units * BASIS),
                    market.asOf()));
        }
        for (LotSale sold : trade.lots()) {
            all.add(sale(
                    account,
                    ORDER + trade.security() + "/" + sold.lot(),
                    trade.security(),
                    sold.lot(),
                    units(sold.quantity()),
                    sold.gain().isNegative(),
                    market.asOf()));
        }
    }

    private static LedgerTrade sale(
            Account account, String id, SecurityId security, LotId lot, long units, boolean loss, LocalDate day) {
        Quantity quantity = Quantity.ofShares(units);
        long each = loss ? BASIS - 1 : 2 * BASIS;
        LedgerTrade trade = LedgerTrade.sale(
                id,
                account.id(),
                security,
                quantity,
                new Money(units * each),
                day,
                List.of(new LotTaken(lot, quantity)));
        // What the book shows of its day was over when the order was proposed.
        return id.startsWith(ORDER) ? trade : trade.at(LocalTime.NOON);
    }
}
