package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.TradingCalendar;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The wash-sale rules before a trade, in both directions: what must not be bought because a loss of the last thirty days
 * would be washed, and which loss would find its replacement already bought. Over all accounts of the tax unit, and over
 * what this run already proposes for them.
 *
 * <p>{@link #with} gives the outlook after more trades; the object itself never changes.
 */
public final class WashWindows {

    private final Ledger ledger;
    private final LocalDate asOf;
    private final LedgerState state;

    private WashWindows(Ledger ledger, LocalDate asOf) {
        this.ledger = ledger;
        this.asOf = asOf;
        this.state = WashSales.run(ledger);
    }

    public static WashWindows of(Household household, Market market) {
        return new WashWindows(HouseholdLedger.of(household, market), market.asOf());
    }

    /** With the firm's own table of what is identical. */
    public static WashWindows of(Household household, Market market, IdentityGroups groups) {
        return new WashWindows(HouseholdLedger.of(household, market, groups), market.asOf());
    }

    /** Trades later than {@code asOf} are left out. */
    public static WashWindows of(Ledger ledger, LocalDate asOf) {
        List<LedgerTrade> known = ledger.trades().stream()
                .filter(trade -> !trade.date().isAfter(asOf))
                .toList();
        List<LedgerSplit> splits = ledger.splits().stream()
                .filter(split -> !split.effective().isAfter(asOf))
                .toList();
        return new WashWindows(new Ledger(ledger.accounts(), ledger.groups(), known, splits), asOf);
    }

    /** After these trades of today, such as those that this run proposes for another account. */
    public WashWindows with(List<LedgerTrade> pending) {
        return new WashWindows(ledger.plus(pending), asOf);
    }

    public LocalDate asOf() {
        return asOf;
    }

    public String groupOf(SecurityId security) {
        return ledger.groups().groupOf(security);
    }

    /** Losses that buying {@code security}, in any account, would wash; in the order in which it would. */
    public List<UnreplacedLoss> unreplacedLosses(SecurityId security) {
        List<UnreplacedLoss> open = new ArrayList<>();
        for (LossSold loss : state.windowAsIs(security).losses()) {
            LocalDate sold = LocalDate.ofEpochDay(loss.soldDay);
            LocalDate free = freeOn(sold);
            if (free.isAfter(asOf)) {
                open.add(new UnreplacedLoss(
                        groupOf(security),
                        loss.lot.account,
                        loss.lot.security,
                        sold,
                        new Quantity(loss.quantity),
                        loss.usableLoss(),
                        free,
                        TradingCalendar.tradingDayOnOrAfter(free)));
            }
        }
        return open;
    }

    /** Shares that would replace {@code security} if any of it were sold at a loss; in order of acquisition. */
    public List<RecentPurchase> recentPurchases(SecurityId security) {
        List<RecentPurchase> recent = new ArrayList<>();
        for (LotLine lot : state.windowAsIs(security).purchases()) {
            LocalDate bought = LocalDate.ofEpochDay(lot.acquiredDay);
            LocalDate free = freeOn(bought);
            if (lot.unused() > 0 && free.isAfter(asOf)) {
                recent.add(new RecentPurchase(
                        groupOf(security),
                        lot.account,
                        lot.id,
                        lot.security,
                        bought,
                        new Quantity(lot.unused()),
                        lot.registration.isIra(),
                        free,
                        TradingCalendar.tradingDayOnOrAfter(free)));
            }
        }
        return recent;
    }

    /** The same for one lot: the rest of the lot itself does not replace it (Rev. Rul. 56-602). */
    public List<RecentPurchase> recentPurchases(SecurityId security, AccountId account, LotId lot) {
        return recentPurchases(security).stream()
                .filter(purchase ->
                        !(purchase.account().equals(account) && purchase.lot().equals(lot)))
                .toList();
    }

    private static LocalDate freeOn(LocalDate day) {
        return day.plusDays(GroupWindow.DAYS + 1L);
    }

    /** What buying this many shares today, in this account, would wash. */
    public WashedPart ifBought(AccountId account, SecurityId security, Quantity quantity) {
        Registration registration = ledger.accounts().getOrDefault(account, Registration.TAX_EXEMPT);
        if (registration == Registration.TAX_EXEMPT) {
            return WashedPart.NOTHING;
        }
        boolean permanent = registration.isIra();
        Quantity left = quantity;
        Money loss = Money.ZERO;
        LocalDate free = null;
        for (UnreplacedLoss open : unreplacedLosses(security)) {
            Quantity matched = left.min(open.quantity());
            if (matched.isPositive()) {
                loss = loss.plus(part(open.loss(), matched, open.quantity()));
                left = left.minus(matched);
            }
            free = later(free, open.freeOn());
        }
        return new WashedPart(quantity.minus(left), loss, permanent ? loss : Money.ZERO, free);
    }

    /**
     * What of a loss would have no use today. The lots that the same sale takes besides are still counted as
     * replacements: {@link #washedBy} is exact for a whole proposal.
     *
     * @param loss of the whole quantity, positive
     */
    public WashedPart ifSoldAtLoss(AccountId account, SecurityId security, LotId lot, Quantity quantity, Money loss) {
        Quantity left = quantity;
        Quantity permanent = Quantity.ZERO;
        LocalDate free = null;
        for (RecentPurchase purchase : recentPurchases(security, account, lot)) {
            Quantity matched = left.min(purchase.quantity());
            left = left.minus(matched);
            permanent = purchase.permanent() ? permanent.plus(matched) : permanent;
            free = later(free, purchase.freeOn());
        }
        Quantity washed = quantity.minus(left);
        return new WashedPart(washed, part(loss, washed, quantity), part(loss, permanent, quantity), free);
    }

    private static Money part(Money whole, Quantity part, Quantity of) {
        return new Money(Division.part(whole.cents(), part.millionths(), of.millionths()));
    }

    private static LocalDate later(@org.jspecify.annotations.Nullable LocalDate a, LocalDate b) {
        return a == null || b.isAfter(a) ? b : a;
    }

    /**
     * The wash sales that these trades would cause, exactly: losses of their own that are washed, and earlier losses that
     * their purchases wash. Empty where they cause none.
     */
    public List<SaleLine> washedBy(List<LedgerTrade> proposed) {
        Set<SaleLine> before = new HashSet<>(WashSales.result(state).sales());
        return WashSales.adjust(ledger.plus(proposed)).sales().stream()
                .filter(SaleLine::isWashed)
                .filter(line -> !before.contains(line))
                .toList();
    }

    /** The losses, their own and earlier ones, that have no use with these trades and had one without. */
    public Money disallowedBy(List<LedgerTrade> proposed) {
        return WashSales.adjust(ledger.plus(proposed))
                .disallowedTotal()
                .minus(WashSales.result(state).disallowedTotal());
    }

    /** Plans of the tax unit that bought something identical within the known past, and may wash a loss sold today. */
    public List<AutomaticPurchase> automaticPurchases(SecurityId security) {
        Map<String, AutomaticPurchase> latest = new TreeMap<>();
        for (LedgerTrade trade : ledger.trades()) {
            boolean automatic = trade.side() == TransactionSide.BUY && trade.kind() != TransactionKind.PURCHASE;
            if (automatic && groupOf(trade.security()).equals(groupOf(security))) {
                latest.merge(
                        trade.account() + "/" + trade.security() + "/" + trade.kind(),
                        new AutomaticPurchase(trade.account(), trade.security(), trade.kind(), trade.date()),
                        (a, b) -> a.lastBought().isBefore(b.lastBought()) ? b : a);
            }
        }
        return latest.values().stream()
                .sorted(Comparator.comparing(AutomaticPurchase::lastBought).reversed())
                .toList();
    }
}
