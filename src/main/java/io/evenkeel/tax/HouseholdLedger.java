package io.evenkeel.tax;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.Gift;
import io.evenkeel.account.Household;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger out of what a book knows of a household: today's lots and the transactions of the last weeks. What a lot held
 * before those is today's shares and the sold ones together; shares are today's, splits of the past applied. Where the
 * book leaves room the reading that blocks more is taken: a sale without a reported gain counts as a loss of a cent, a
 * young lot without its transaction as a purchase.
 */
public final class HouseholdLedger {

    /** So that a lot which the book only knows as sold is out of every window; nothing else hangs on the day. */
    private static final int BEFORE_ANY_WINDOW_DAYS = 61;

    /** What the book shows of its own day was over when anything was proposed: the two are not one disposal. */
    private static final LocalTime BEFORE_WHAT_IS_PROPOSED = LocalTime.NOON;

    private static final Quantity LEAST = new Quantity(1);
    private static final Money A_CENT_OF_LOSS = new Money(-1);

    private final Account account;
    private final LocalDate asOf;
    private final List<CorporateAction> actions;
    private final Map<LotId, OpenedLot> lots = new LinkedHashMap<>();
    private final List<LedgerTrade> sales = new ArrayList<>();

    private HouseholdLedger(Account account, LocalDate asOf, List<CorporateAction> actions) {
        this.account = account;
        this.asOf = asOf;
        this.actions = actions;
    }

    /** All accounts but the tax-exempt ones, up to the market's day. */
    public static Ledger of(Household household, Market market) {
        return of(household, market, IdentityGroups.of(market));
    }

    /** With the firm's own table of what is identical. */
    public static Ledger of(Household household, Market market, IdentityGroups groups) {
        Map<AccountId, Registration> accounts = new TreeMap<>();
        List<LedgerTrade> trades = new ArrayList<>();
        List<CorporateAction> actions = actionsUpTo(market);
        for (Account account : household.accounts()) {
            if (account.registration() != Registration.TAX_EXEMPT) {
                accounts.put(account.id(), account.registration());
                trades.addAll(new HouseholdLedger(account, market.asOf(), actions).trades());
            }
        }
        return new Ledger(accounts, groups, trades, List.of());
    }

    private List<LedgerTrade> trades() {
        for (TaxLot lot : account.lots()) {
            opened(lot.id(), lot.security()).isHeldAs(lot);
        }
        account.transactions().stream().filter(this::isSale).forEach(this::addSale);
        account.transactions().stream()
                .filter(transaction -> transaction.side() != TransactionSide.SELL)
                .filter(transaction -> transaction.kind() != TransactionKind.STOCK_SPLIT)
                .filter(transaction -> !transaction.date().isAfter(asOf))
                .forEach(this::addOpening);
        List<LedgerTrade> trades = new ArrayList<>(sales);
        lots.forEach((id, lot) -> trades.add(lot.trade(id, account.id())));
        return trades;
    }

    private boolean isSale(AccountTransaction transaction) {
        return transaction.side() == TransactionSide.SELL && !transaction.date().isAfter(asOf);
    }

    private void addSale(AccountTransaction sale) {
        List<LotTaken> taken = new ArrayList<>();
        Quantity total = Quantity.ZERO;
        for (SoldLot sold : sale.lots()) {
            Quantity quantity = inTodaysShares(sold.quantity(), sale);
            Money gain = sold.gain() == null ? A_CENT_OF_LOSS : sold.gain();
            Money proceeds = sale.amount().portion(sold.quantity(), sale.quantity(), RoundingMode.HALF_UP);
            LotId id = named(sold.lot(), today(sale));
            taken.add(new LotTaken(id, quantity, gain));
            total = total.plus(quantity);
            OpenedLot lot = opened(id, today(sale));
            lot.quantity = lot.quantity.plus(quantity);
            lot.basis = lot.basis.plus(proceeds.minus(gain)).max(Money.ZERO);
            lot.notAfter(sale.date());
        }
        if (!taken.isEmpty()) {
            LedgerTrade trade =
                    LedgerTrade.sale(sale.id(), account.id(), today(sale), total, sale.amount(), sale.date(), taken);
            sales.add(sale.date().equals(asOf) ? trade.at(BEFORE_WHAT_IS_PROPOSED) : trade);
        }
    }

    private void addOpening(AccountTransaction opening) {
        LotId id = named(new LotId(opening.id()), today(opening));
        OpenedLot known = lots.get(id);
        OpenedLot lot = opened(id, today(opening));
        if (known == null) {
            lot.quantity = inTodaysShares(opening.quantity(), opening);
            lot.basis = opening.amount();
        }
        lot.kind = opening.kind();
        lot.date = opening.date();
    }

    /** The id itself; another where the book knows a lot of that name in another security. */
    private LotId named(LotId id, SecurityId security) {
        OpenedLot known = lots.get(id);
        return known == null || known.security.equals(security) ? id : new LotId("?" + lots.size());
    }

    private OpenedLot opened(LotId id, SecurityId security) {
        return lots.computeIfAbsent(id, unknown -> new OpenedLot(security));
    }

    private Quantity inTodaysShares(Quantity quantity, AccountTransaction transaction) {
        SecurityId security = transaction.security();
        Quantity shares = quantity;
        for (CorporateAction action : actions) {
            if (transaction.date().isBefore(action.effective())) {
                shares = FollowCorporateAction.successors(shares, security, action);
                security = FollowCorporateAction.successor(security, action);
            }
        }
        return shares.max(LEAST);
    }

    private SecurityId today(AccountTransaction transaction) {
        SecurityId security = transaction.security();
        for (CorporateAction action : actions) {
            if (transaction.date().isBefore(action.effective())) {
                security = FollowCorporateAction.successor(security, action);
            }
        }
        return security;
    }

    /** In order of their effective days. */
    private static List<CorporateAction> actionsUpTo(Market market) {
        return market.actions().stream()
                .filter(action -> !action.effective().isAfter(market.asOf()))
                .sorted(Comparator.comparing(CorporateAction::effective).thenComparing(CorporateAction::id))
                .toList();
    }

    /** A lot as it was before the first transaction that the book shows of it. */
    private static final class OpenedLot {
        private final SecurityId security;
        private Quantity quantity = Quantity.ZERO;
        private Money basis = Money.ZERO;
        private TransactionKind kind = TransactionKind.PURCHASE;

        /** As it stands today; none where it is sold. */
        private @Nullable TaxLot today;

        private @Nullable LocalDate date;

        private @Nullable LocalDate firstSale;

        OpenedLot(SecurityId security) {
            this.security = security;
        }

        void isHeldAs(TaxLot lot) {
            quantity = quantity.plus(lot.quantity());
            basis = basis.plus(lot.basis() == null ? Money.ZERO : lot.basis());
            date = lot.acquired();
            today = lot;
            if (lot.inherited() || lot.gift() != null) {
                kind = lot.inherited() ? TransactionKind.INHERITANCE : TransactionKind.GIFT;
            }
        }

        void notAfter(LocalDate sale) {
            if (firstSale == null || sale.isBefore(firstSale)) {
                firstSale = sale;
            }
        }

        LedgerTrade trade(LotId id, AccountId account) {
            LocalDate opened = openedOn();
            boolean unknown = today != null && today.basis() == null;
            Money cost = unknown ? null : basis;
            LedgerTrade trade = kind.canReplace()
                    ? LedgerTrade.purchase(id.value(), account, kind, security, quantity, cost, opened)
                    : LedgerTrade.receipt(id.value(), account, kind, security, quantity, cost, opened, null, value());
            return today != null && today.acquired().isBefore(opened) ? trade.heldSince(today.acquired()) : trade;
        }

        /** What a gift was worth when it was given, the shares sold since included. */
        private @Nullable Money value() {
            Gift gift = today == null ? null : today.gift();
            return gift == null || today == null
                    ? null
                    : gift.value().portion(quantity, today.quantity(), RoundingMode.HALF_UP);
        }

        private LocalDate openedOn() {
            Gift gift = today == null ? null : today.gift();
            LocalDate date = gift == null ? this.date : gift.given();
            if (date == null) {
                return Objects.requireNonNull(firstSale, "a lot is held or sold")
                        .minusDays(BEFORE_ANY_WINDOW_DAYS);
            }
            return firstSale != null && firstSale.isBefore(date) ? firstSale : date;
        }
    }
}
