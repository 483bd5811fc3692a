package io.evenkeel.proposal;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.tax.HoldingPeriod;
import io.evenkeel.tax.LedgerTrade;
import io.evenkeel.tax.LotGain;
import io.evenkeel.tax.SaleLine;
import io.evenkeel.tax.Term;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes decided share changes out as a proposal: amounts, lots with gain and tax, reasons, figures before and after. */
public final class WriteProposal {

    private final AccountView view;
    private final TaxStanding standing;
    private final TradeReasons reasons;

    public WriteProposal(AccountView view, TaxStanding standing, TradeReasons reasons) {
        this.view = view;
        this.standing = standing;
        this.reasons = reasons;
    }

    public TradeProposal apply(ShareChanges changes, List<NotTraded> notTraded) {
        List<Trade> trades = new ArrayList<>();
        changes.sold().forEach((security, lots) -> trades.add(sale(security, lots)));
        Set<SecurityId> soldAtALoss = trades.stream()
                .filter(trade ->
                        trade.lots().stream().anyMatch(lot -> lot.gain().isNegative()))
                .map(Trade::security)
                .collect(Collectors.toSet());
        changes.bought().forEach((security, quantity) -> trades.add(purchase(security, quantity, soldAtALoss)));
        trades.sort(java.util.Comparator.comparing(Trade::security));
        List<LedgerTrade> entries =
                ProposedTrades.of(view.account(), trades, view.market().asOf());
        Money disallowed = trades.isEmpty() ? Money.ZERO : standing.windows().disallowedBy(entries);
        if (!disallowed.isZero()) {
            List<SaleLine> washed = standing.windows().washedBy(entries);
            trades.replaceAll(trade -> withDisallowed(trade, washed));
        }
        Money bought = sum(trades, Side.BUY);
        Money sold = sum(trades, Side.SELL);
        Money cash = view.account().cash();
        Money cashAfter = cash.minus(bought).plus(sold);
        SortedMap<SecurityId, Money> after = values(trades);
        if (!trades.isEmpty()) {
            List<Trade> unexplained = trades.stream()
                    .filter(trade -> !reasons.isForItsLoss(trade) && !reasons.mustNotBeOwned(trade.security()))
                    .toList();
            MakesUpFor makesUpFor =
                    new MakesUpFor(view, after, cashAfter.minus(view.setAside().total()), unexplained);
            trades.replaceAll(trade -> unexplained.contains(trade)
                            && !(trade.side() == Side.BUY && reasons.standsIn(trade.security(), soldAtALoss))
                    ? makesUpFor.reason(trade).map(trade::with).orElse(trade)
                    : trade);
            trades.replaceAll(trade -> reasons.isShortOf(trade) ? withMoney(trade, bought, sold) : trade);
        }
        TaxEffect tax = tax(trades, disallowed);
        Figures figuresNow = figures(values(List.of()), cash);
        Figures figuresAfter = figures(after, cashAfter);
        return new TradeProposal(
                view.account().id(),
                view.household().id(),
                view.market().asOf(),
                trades,
                notTraded,
                figuresNow,
                figuresAfter,
                tax,
                view.value().isPositive() ? bought.min(sold).partOf(view.value(), RoundingMode.HALF_UP) : Weight.ZERO,
                changes.certificate(),
                Explanation.of(view, standing, changes, trades, tax, figuresNow, figuresAfter));
    }

    /** What a trade inside its band that nothing else explains is paid with, or pays for. */
    private static Trade withMoney(Trade trade, Money bought, Money sold) {
        if (trade.side() == Side.BUY) {
            return trade.with(sold.isPositive() ? "Bought with what today's sales bring" : "Bought with cash");
        }
        return bought.isPositive() ? trade.with("Sold to pay for today's purchases") : trade;
    }

    private Price price(SecurityId security) {
        return view.market().quote(security).price();
    }

    private Trade purchase(SecurityId security, Quantity quantity, Set<SecurityId> soldAtALoss) {
        Money amount = view.market().worth(security, quantity);
        return new Trade(
                security,
                Side.BUY,
                quantity,
                price(security),
                amount,
                List.of(),
                reasons.forPurchase(security, amount, soldAtALoss));
    }

    private Trade sale(SecurityId security, SortedMap<LotId, Quantity> sold) {
        Position position =
                java.util.Objects.requireNonNull(view.positions().get(security), "only what is held is sold");
        List<LotSale> sales = new ArrayList<>();
        Quantity total = Quantity.ZERO;
        for (TaxLot lot : position.lots()) {
            Quantity quantity = sold.get(lot.id());
            if (quantity != null) {
                // Each lot's proceeds are the step of the running amount: their sum is the trade's, to the cent.
                Money before = view.market().worth(security, total);
                total = total.plus(quantity);
                Money proceeds = view.market().worth(security, total).minus(before);
                sales.add(lotSale(lot, quantity, proceeds));
            }
        }
        Money amount = view.market().worth(security, total);
        return new Trade(
                security, Side.SELL, total, price(security), amount, sales, reasons.forSale(security, amount, sales));
    }

    private LotSale lotSale(TaxLot lot, Quantity quantity, Money proceeds) {
        LocalDate day = view.market().asOf();
        if (lot.basis() == null) {
            // Only a tax-deferred account gets this far, and there no gain is recognised.
            Term term = lot.inherited() ? Term.LONG : HoldingPeriod.termOf(lot.acquired(), day);
            return new LotSale(lot.id(), quantity, term, Money.ZERO, Money.ZERO, Money.ZERO);
        }
        LotGain gain = LotGain.of(lot, quantity, proceeds, day);
        return new LotSale(lot.id(), quantity, gain.term(), gain.gain(), Money.ZERO, taxOn(gain.gain(), gain.term()));
    }

    private Money taxOn(Money gain, Term term) {
        return view.account().registration().isTaxable()
                ? gain.times(standing.rates().on(term), RoundingMode.HALF_UP)
                : Money.ZERO;
    }

    private Trade withDisallowed(Trade trade, List<SaleLine> washed) {
        if (trade.side() == Side.BUY) {
            return trade;
        }
        List<LotSale> sales = trade.lots().stream()
                .map(sale -> withDisallowed(sale, disallowed(trade, sale, washed)))
                .toList();
        return new Trade(
                trade.security(),
                trade.side(),
                trade.quantity(),
                trade.price(),
                trade.amount(),
                sales,
                reasons.forSale(trade.security(), trade.amount(), sales));
    }

    private LotSale withDisallowed(LotSale sale, Money disallowed) {
        Money tax = taxOn(sale.gain().plus(disallowed), sale.term());
        return new LotSale(sale.lot(), sale.quantity(), sale.term(), sale.gain(), disallowed, tax);
    }

    private Money disallowed(Trade trade, LotSale sale, List<SaleLine> washed) {
        return washed.stream()
                .filter(line -> line.account().equals(view.account().id()))
                .filter(line -> line.sale().equals(ProposedTrades.saleId(trade)))
                .filter(line -> line.lot().equals(sale.lot()))
                .map(SaleLine::disallowed)
                .reduce(Money.ZERO, Money::plus);
    }

    private TaxEffect tax(List<Trade> trades, Money disallowed) {
        if (!view.account().registration().isTaxable()) {
            return new TaxEffect(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, disallowed);
        }
        Money shortTerm = Money.ZERO;
        Money longTerm = Money.ZERO;
        Money harvested = Money.ZERO;
        for (Trade trade : trades) {
            for (LotSale sale : trade.lots()) {
                Money usable = sale.gain().plus(sale.disallowed());
                shortTerm = sale.term() == Term.SHORT ? shortTerm.plus(usable) : shortTerm;
                longTerm = sale.term() == Term.LONG ? longTerm.plus(usable) : longTerm;
                harvested = usable.isNegative() ? harvested.minus(usable) : harvested;
            }
        }
        return new TaxEffect(shortTerm, longTerm, standing.taxAdded(shortTerm, longTerm), harvested, disallowed);
    }

    private static Money sum(List<Trade> trades, Side side) {
        return trades.stream()
                .filter(trade -> trade.side() == side)
                .map(Trade::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private SortedMap<SecurityId, Money> values(List<Trade> trades) {
        SortedMap<SecurityId, Quantity> shares = new TreeMap<>();
        view.positions().forEach((security, position) -> shares.put(security, position.quantity()));
        for (Trade trade : trades) {
            Quantity change = trade.side() == Side.BUY
                    ? trade.quantity()
                    : trade.quantity().negated();
            shares.merge(trade.security(), change, Quantity::plus);
        }
        SortedMap<SecurityId, Money> values = new TreeMap<>();
        for (Map.Entry<SecurityId, Quantity> entry : shares.entrySet()) {
            values.put(entry.getKey(), view.market().worth(entry.getKey(), entry.getValue()));
        }
        return values;
    }

    private Figures figures(SortedMap<SecurityId, Money> values, Money cash) {
        Money value = values.values().stream().reduce(cash, Money::plus);
        Money forModel = cash.minus(view.setAside().total());
        return new Figures(
                value,
                cash,
                Drift.of(values, cash, view.targets()),
                Drift.trackingError(view, values, cash),
                Drift.of(values, forModel, view.targets()),
                Drift.trackingError(view, values, forModel));
    }
}
