package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.account.Gift;
import io.evenkeel.account.Household;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.Market;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.tax.Netting;
import io.evenkeel.tax.TaxRates;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a household looks like after trades and on a later day, if prices stay where they are. */
final class BringForward {

    private final TaxRates taxRates;

    BringForward(TaxRates taxRates) {
        this.taxRates = taxRates;
    }

    /** The same prices, quoted that day; corporate actions and price moves are today's and have passed. */
    static Market quotedOn(Market market, LocalDate day) {
        Map<SecurityId, QuotedPrice> prices = new TreeMap<>();
        market.prices().forEach((security, quote) -> prices.put(security, new QuotedPrice(quote.price(), day)));
        return new Market(day, market.securities(), prices, List.of(), List.of(), market.riskModel());
    }

    /** After these trades of its accounts. */
    static Household after(Household household, List<TradeProposal> proposals) {
        Map<AccountId, TradeProposal> byAccount = new HashMap<>();
        proposals.forEach(proposal -> byAccount.put(proposal.account(), proposal));
        List<Account> accounts = new ArrayList<>();
        for (Account account : household.accounts()) {
            TradeProposal proposal = byAccount.get(account.id());
            accounts.add(proposal == null ? account : after(account, named(proposal, accounts.size()), proposal));
        }
        return with(household, accounts);
    }

    /** Ids that no custodian gives, different for every trade of the household. */
    private static SortedMap<SecurityId, String> named(TradeProposal proposal, int account) {
        SortedMap<SecurityId, String> names = new TreeMap<>();
        for (Trade trade : proposal.trades()) {
            names.put(trade.security(), "plan %s %d.%d".formatted(proposal.asOf(), account + 1, names.size() + 1));
        }
        return names;
    }

    private static Household with(Household household, List<Account> accounts) {
        return household.with(accounts);
    }

    private static Account after(Account account, SortedMap<SecurityId, String> names, TradeProposal proposal) {
        List<AccountTransaction> transactions = new ArrayList<>(account.transactions());
        proposal.trades().forEach(trade -> transactions.add(transaction(named(names, trade), trade, proposal.asOf())));
        RealisedYear year = account.registration().isTaxable()
                ? Netting.after(
                        account.yearToDate(),
                        proposal.tax().shortTermGain(),
                        proposal.tax().longTermGain())
                : account.yearToDate();
        return new Account(
                account.id(),
                account.owner(),
                account.registration(),
                account.model(),
                proposal.after().cash(),
                settingsAfter(account.settings(), proposal),
                lots(account, names, proposal),
                account.restrictions(),
                account.cashFlows(),
                transactions,
                year,
                List.of());
    }

    /** What the trades gained is used up. */
    private static AccountSettings settingsAfter(AccountSettings settings, TradeProposal proposal) {
        if (settings.gainBudget() == null) {
            return settings;
        }
        Money gains = proposal.tax().shortTermGain().plus(proposal.tax().longTermGain());
        Money left = settings.gainBudget().minus(gains).max(Money.ZERO);
        return settings.overlaidBy(new AccountSettings(null, null, null, left, null, null, null, null, null));
    }

    private static String named(SortedMap<SecurityId, String> names, Trade trade) {
        return Objects.requireNonNull(names.get(trade.security()), "one name a trade");
    }

    private static AccountTransaction transaction(String id, Trade trade, LocalDate day) {
        boolean bought = trade.side() == Side.BUY;
        return new AccountTransaction(
                id,
                bought ? TransactionSide.BUY : TransactionSide.SELL,
                bought ? TransactionKind.PURCHASE : TransactionKind.SALE,
                trade.security(),
                trade.quantity(),
                trade.amount(),
                day,
                trade.lots().stream()
                        .map(lot -> new SoldLot(lot.lot(), lot.quantity(), lot.gain()))
                        .toList());
    }

    private static List<TaxLot> lots(Account account, SortedMap<SecurityId, String> names, TradeProposal proposal) {
        Map<LotId, Quantity> sold = new HashMap<>();
        List<TaxLot> lots = new ArrayList<>();
        for (Trade trade : proposal.trades()) {
            for (LotSale sale : trade.lots()) {
                sold.merge(sale.lot(), sale.quantity(), Quantity::plus);
            }
        }
        for (TaxLot lot : account.lots()) {
            Quantity left = lot.quantity().minus(sold.getOrDefault(lot.id(), Quantity.ZERO));
            if (left.isPositive()) {
                lots.add(part(lot, left));
            }
        }
        for (Trade trade : proposal.trades()) {
            if (trade.side() == Side.BUY) {
                LotId id = new LotId(named(names, trade));
                lots.add(new TaxLot(id, trade.security(), trade.quantity(), trade.amount(), proposal.asOf()));
            }
        }
        return lots;
    }

    /** The basis that did not go with the shares sold, so that the gains of all parts add up to the lot's. */
    private static TaxLot part(TaxLot lot, Quantity left) {
        if (left.equals(lot.quantity())) {
            return lot;
        }
        Gift gift = lot.gift();
        return new TaxLot(
                lot.id(),
                lot.security(),
                left,
                lot.basis() == null ? null : left(lot.basis(), lot, left),
                lot.acquired(),
                lot.inherited(),
                gift == null ? null : new Gift(left(gift.value(), lot, left), gift.given()));
    }

    private static Money left(Money whole, TaxLot lot, Quantity left) {
        Quantity sold = lot.quantity().minus(left);
        return whole.minus(whole.portion(sold, lot.quantity(), RoundingMode.HALF_UP));
    }

    /**
     * On a later day: what was due in between has come in or been paid out, and a new tax year begins with the losses that
     * the old one left and with the gain budgets of {@code before}.
     */
    Household to(Household household, Household before, LocalDate from, LocalDate day) {
        Household paid = with(
                household,
                household.accounts().stream().map(account -> paid(account, day)).toList());
        Household later = paid;
        for (int year = from.getYear(); year < day.getYear(); year++) {
            later = newYear(later, before, LocalDate.of(year, 12, 31));
        }
        return later;
    }

    private static Account paid(Account account, LocalDate day) {
        Money cash = account.cash();
        List<CashFlow> open = new ArrayList<>();
        for (CashFlow flow : account.cashFlows()) {
            if (flow.due().isAfter(day)) {
                open.add(flow);
            } else {
                cash = flow.type() == CashFlowType.DEPOSIT ? cash.plus(flow.amount()) : cash.minus(flow.amount());
            }
        }
        return new Account(
                account.id(),
                account.owner(),
                account.registration(),
                account.model(),
                cash,
                account.settings(),
                account.lots(),
                account.restrictions(),
                open,
                account.transactions(),
                account.yearToDate(),
                account.positions());
    }

    /** Losses are carried by the tax unit: its first taxable account brings them all. */
    private Household newYear(Household household, Household before, LocalDate lastDay) {
        RealisedYear year = household.accounts().stream()
                .filter(account -> account.registration().isTaxable())
                .map(Account::yearToDate)
                .reduce(RealisedYear.NOTHING, RealisedYear::plus);
        RealisedYear carried = Netting.nextYear(
                year, taxRates.on(lastDay, household.filingStatus()).lossLimit());
        Map<AccountId, AccountSettings> settings = new HashMap<>();
        before.accounts().forEach(account -> settings.put(account.id(), account.settings()));
        List<Account> accounts = new ArrayList<>();
        for (Account account : household.accounts()) {
            boolean brings = account.registration().isTaxable();
            accounts.add(opened(
                    account,
                    settings.getOrDefault(account.id(), account.settings()),
                    brings ? carried : RealisedYear.NOTHING));
            carried = brings ? RealisedYear.NOTHING : carried;
        }
        return with(household, accounts);
    }

    private static Account opened(Account account, AccountSettings settings, RealisedYear year) {
        return new Account(
                account.id(),
                account.owner(),
                account.registration(),
                account.model(),
                account.cash(),
                settings,
                account.lots(),
                account.restrictions(),
                account.cashFlows(),
                account.transactions(),
                year,
                account.positions());
    }
}
