package io.evenkeel.proposal;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.IdentityGroups;
import io.evenkeel.tax.YearRates;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The independent check: recomputes a proposal from the account, the limits and the trades alone, with none of the code
 * that made it. Whatever it finds is a defect of ours, never of the account: such a proposal must not become an order.
 */
public final class ProposalCheck {

    private final AccountView view;
    private final TradingLimits limits;
    private final TradeProposal proposal;
    private final Findings findings = new Findings();

    private ProposalCheck(AccountView view, TradingLimits limits, TradeProposal proposal) {
        this.view = view;
        this.limits = limits;
        this.proposal = proposal;
    }

    /**
     * Everything that is wrong with the proposal; empty where nothing is.
     *
     * @param rates that the account's limits and the tax table came to
     * @param standing what this run proposes for the other accounts of the tax unit
     */
    public static List<String> findings(
            AccountView view,
            TradingLimits limits,
            TradeProposal proposal,
            YearRates rates,
            IdentityGroups groups,
            List<StandingProposal> standing) {
        ProposalCheck check = new ProposalCheck(view, limits, proposal);
        check.securitiesTradeOnce();
        proposal.trades().forEach(check::trade);
        check.cashStaysAboveItsReserve();
        check.weightsStayWithinTheirLimits();
        check.turnoverStaysWithinItsLimit();
        check.tradesStayWithinTheirNumber();
        check.securitiesGoOneWay(standing);
        check.figuresAreRight();
        // Tax is only there to recompute where the lots are.
        if (check.findings.isEmpty()) {
            TaxCheck.look(view, limits, proposal, rates, groups, standing, check.findings);
        }
        return check.findings.all();
    }

    private void demand(boolean holds, String message, Object... values) {
        findings.demand(holds, message, values);
    }

    private void securitiesTradeOnce() {
        Set<SecurityId> seen = new HashSet<>();
        for (Trade trade : proposal.trades()) {
            demand(seen.add(trade.security()), "%s is traded twice", trade.security());
        }
    }

    private void trade(Trade trade) {
        Security security = view.market().security(trade.security());
        demand(
                trade.price().equals(view.market().quote(trade.security()).price()),
                "%s is priced at %s, not at the book's %s",
                trade.security(),
                trade.price(),
                view.market().quote(trade.security()).price());
        demand(
                trade.amount().equals(trade.quantity().at(trade.price(), RoundingMode.HALF_UP)),
                "%s: %s shares at %s do not cost %s",
                trade.security(),
                trade.quantity(),
                trade.price(),
                trade.amount());
        boolean fractions = security.fractional() || !limits.wholeShares();
        boolean closes = trade.side() == Side.SELL && trade.quantity().equals(held(trade.security()));
        demand(
                fractions || closes || trade.quantity().isWhole(),
                "%s trades %s shares, not a whole number",
                trade.security(),
                trade.quantity());
        demand(
                closes || trade.amount().compareTo(limits.minimumTrade()) >= 0,
                "%s trades %s, below the minimum of %s",
                trade.security(),
                trade.amount(),
                limits.minimumTrade());
        if (trade.side() == Side.BUY) {
            purchase(trade);
        } else {
            sale(trade);
        }
    }

    private Quantity held(SecurityId security) {
        Position position = view.positions().get(security);
        return position == null ? Quantity.ZERO : position.quantity();
    }

    private void purchase(Trade trade) {
        demand(trade.lots().isEmpty(), "the purchase of %s names lots", trade.security());
        demand(!limits.noBuy().containsKey(trade.security()), "%s may not be bought", trade.security());
        demand(!limits.neverOwn().containsKey(trade.security()), "%s may not be owned", trade.security());
        Quantity most = limits.mostBought().getOrDefault(trade.security(), trade.quantity());
        demand(
                trade.quantity().compareTo(most) <= 0,
                "%s is bought by %s shares, of which %s may be before too much of a loss is washed",
                trade.security(),
                trade.quantity(),
                most);
    }

    private void sale(Trade trade) {
        SecurityId security = trade.security();
        demand(!limits.noSell().containsKey(security), "%s may not be sold", security);
        Quantity sold = Quantity.ZERO;
        Set<LotId> seen = new HashSet<>();
        for (LotSale sale : trade.lots()) {
            demand(seen.add(sale.lot()), "lot %s is sold twice", sale.lot());
            lot(security, sale);
            sold = sold.plus(sale.quantity());
        }
        demand(sold.equals(trade.quantity()), "the lots of %s add up to %s, not %s", security, sold, trade.quantity());
        Quantity left = held(security).minus(trade.quantity());
        demand(!left.isNegative(), "%s is oversold by %s", security, left.negated());
        Optional.ofNullable(limits.keptQuantities().get(security))
                .ifPresent(kept -> demand(
                        left.compareTo(kept.quantity().min(held(security))) >= 0,
                        "%s keeps %s shares, fewer than the %s locked",
                        security,
                        left,
                        kept.quantity()));
    }

    private void lot(SecurityId security, LotSale sale) {
        Optional<TaxLot> found = view.account().lots().stream()
                .filter(lot -> lot.id().equals(sale.lot()))
                .findFirst();
        demand(found.isPresent(), "lot %s is not in the account", sale.lot());
        found.ifPresent(lot -> {
            demand(lot.security().equals(security), "lot %s holds %s, not %s", lot.id(), lot.security(), security);
            demand(sale.quantity().isPositive(), "lot %s sells %s shares", lot.id(), sale.quantity());
            demand(
                    sale.quantity().compareTo(lot.quantity()) <= 0,
                    "lot %s is oversold: %s of %s shares",
                    lot.id(),
                    sale.quantity(),
                    lot.quantity());
            demand(!limits.keptLots().containsKey(lot.id()), "lot %s is locked", lot.id());
            demand(
                    sale.quantity().isWhole() || mayBeDivided(security),
                    "lot %s sells %s shares, not a whole number",
                    lot.id(),
                    sale.quantity());
        });
    }

    /** Whole shares come out of whole lots; where a lot holds a fraction another may have to give the rest of a share. */
    private boolean mayBeDivided(SecurityId security) {
        return view.market().security(security).fractional()
                || !limits.wholeShares()
                || view.account().lots().stream()
                        .anyMatch(lot -> lot.security().equals(security)
                                && !lot.quantity().isWhole());
    }

    private Money cashAfter() {
        Money cash = view.account().cash();
        for (Trade trade : proposal.trades()) {
            cash = trade.side() == Side.BUY ? cash.minus(trade.amount()) : cash.plus(trade.amount());
        }
        return cash;
    }

    private void cashStaysAboveItsReserve() {
        Money after = cashAfter();
        boolean buys = proposal.trades().stream().anyMatch(trade -> trade.side() == Side.BUY);
        demand(!after.isNegative() || !buys, "cash ends at %s after purchases", after);
        demand(
                !buys || after.compareTo(limits.cashReserve().plus(view.paymentsDue())) >= 0,
                "cash ends at %s, below the reserve of %s and the %s due",
                after,
                limits.cashReserve(),
                view.paymentsDue());
    }

    private SortedMap<SecurityId, Money> valuesAfter() {
        SortedMap<SecurityId, Quantity> shares = new TreeMap<>();
        view.account().lots().forEach(lot -> shares.merge(lot.security(), lot.quantity(), Quantity::plus));
        for (Trade trade : proposal.trades()) {
            Quantity change = trade.side() == Side.BUY
                    ? trade.quantity()
                    : trade.quantity().negated();
            shares.merge(trade.security(), change, Quantity::plus);
        }
        SortedMap<SecurityId, Money> values = new TreeMap<>();
        shares.forEach(
                (security, quantity) -> values.put(security, view.market().worth(security, quantity)));
        return values;
    }

    /** A weight that was outside its limits before may stay there, but no trade may carry it further out. */
    private void weightsStayWithinTheirLimits() {
        SortedMap<SecurityId, Money> after = valuesAfter();
        Money total = after.values().stream().reduce(cashAfter(), Money::plus);
        Money staying = view.stayingValue();
        limits.highestWeights().forEach((security, limit) -> {
            Money held = after.getOrDefault(security, Money.ZERO);
            Weight weight = staying.isPositive() ? held.partOf(staying, RoundingMode.HALF_UP) : Weight.ONE;
            demand(
                    weight.compareTo(limit.weight()) <= 0 || !isTraded(security, Side.BUY),
                    "%s is bought to %s, above its highest weight of %s",
                    security,
                    weight.percent(),
                    limit.weight().percent());
        });
        limits.mostAboveTarget().filter(distance -> !view.isSteeredJointly()).ifPresent(distance -> view.targets()
                .keySet()
                .forEach(security -> purchaseStaysNear(security, distance, after)));
        limits.lowestWeights().forEach((security, limit) -> {
            Weight weight = after.getOrDefault(security, Money.ZERO).partOf(total, RoundingMode.HALF_UP);
            demand(
                    weight.compareTo(limit.weight()) >= 0 || !isTraded(security, Side.SELL),
                    "%s is sold to %s, below its lowest weight of %s",
                    security,
                    weight.percent(),
                    limit.weight().percent());
        });
    }

    private void purchaseStaysNear(SecurityId security, Weight distance, SortedMap<SecurityId, Money> after) {
        Weight target = limits.targetWithin(security, view.targetOf(security));
        Money most = view.investableValue().times(target.plus(distance), RoundingMode.HALF_UP);
        demand(
                limits.lowestWeights().containsKey(security)
                        || !isTraded(security, Side.BUY)
                        || after.getOrDefault(security, Money.ZERO).compareTo(most) <= 0,
                "%s is bought to more than %s above its target of %s",
                security,
                distance.percent(),
                target.percent());
    }

    private boolean isTraded(SecurityId security, Side side) {
        return proposal.trades().stream().anyMatch(trade -> trade.security().equals(security) && trade.side() == side);
    }

    private Money sum(Side side) {
        return proposal.trades().stream()
                .filter(trade -> trade.side() == side)
                .map(Trade::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private void turnoverStaysWithinItsLimit() {
        Weight turnover = view.value().isPositive()
                ? sum(Side.BUY).min(sum(Side.SELL)).partOf(view.value(), RoundingMode.HALF_UP)
                : Weight.ZERO;
        demand(proposal.turnover().equals(turnover), "turnover is %s, not %s", turnover, proposal.turnover());
        limits.turnoverLimit()
                .ifPresent(limit -> demand(
                        turnover.compareTo(limit) <= 0,
                        "turnover of %s exceeds the limit of %s",
                        turnover.percent(),
                        limit.percent()));
    }

    private void tradesStayWithinTheirNumber() {
        int trades = proposal.trades().size();
        demand(
                trades <= limits.mostTrades(),
                "%s securities are traded, more than the %s agreed",
                trades,
                limits.mostTrades());
    }

    /** Of a household that is steered as one, no account buys what another one sells. */
    private void securitiesGoOneWay(List<StandingProposal> standing) {
        for (StandingProposal other : view.isSteeredJointly() ? standing : List.<StandingProposal>of()) {
            for (Trade trade : other.proposal().trades()) {
                demand(
                        !isTraded(trade.security(), trade.side() == Side.BUY ? Side.SELL : Side.BUY),
                        "%s goes the other way in account %s",
                        trade.security(),
                        other.account().id());
            }
        }
    }

    private void figuresAreRight() {
        Money before = view.account().lots().stream()
                .map(TaxLot::security)
                .distinct()
                .sorted()
                .map(security -> view.market().worth(security, held(security)))
                .reduce(view.account().cash(), Money::plus);
        SortedMap<SecurityId, Money> values = valuesAfter();
        Money after = values.values().stream().reduce(cashAfter(), Money::plus);
        demand(proposal.before().value().equals(before), "the value before is %s", before);
        demand(
                proposal.before().cash().equals(view.account().cash()),
                "the cash before is %s",
                view.account().cash());
        demand(proposal.after().cash().equals(cashAfter()), "the cash after is %s", cashAfter());
        demand(proposal.after().value().equals(after), "the value after is %s", after);
        values.forEach((security, value) ->
                demand(!Objects.requireNonNull(value, "value").isNegative(), "%s ends short by %s", security, value));
    }
}
