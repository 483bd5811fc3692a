package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.Segment;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.tax.LotGain;
import io.evenkeel.tax.LotRelief;
import io.evenkeel.tax.Term;
import io.evenkeel.tax.WashedPart;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of one holding may be sold, lot by lot, and what a dollar of each lot costs. */
final class PoseSales {

    /**
     * @param lots as the segments count them
     * @param inOrder whether a lot may only be sold once those before it are
     */
    record Relief(List<TaxLot> lots, List<Segment> segments, boolean inOrder) {
        static final Relief NOTHING = new Relief(List.of(), List.of(), false);
    }

    private final Ask ask;
    private final AccountView view;
    private final TradingLimits limits;
    private final TaxStanding standing;
    private final HarvestPlan plan;
    private final Position position;
    private final SecurityId id;
    private final Price price;
    private final double dollarsAShare;
    private final boolean taxable;

    private PoseSales(Ask ask, Position position) {
        this.ask = ask;
        this.view = ask.view();
        this.limits = ask.limits();
        this.standing = ask.standing();
        this.plan = ask.plan();
        this.position = position;
        this.id = position.security().id();
        this.price = position.quote().price();
        this.dollarsAShare = price.decimal().doubleValue();
        this.taxable = view.account().registration().isTaxable();
    }

    static Relief of(Ask ask, Position position) {
        return ask.limits().noSell().containsKey(position.security().id())
                ? Relief.NOTHING
                : new PoseSales(ask, position).relief();
    }

    private Relief relief() {
        List<TaxLot> lots = ordered();
        boolean demanded = method() != LotMethod.LEAST_TAX;
        List<Segment> segments = new ArrayList<>();
        boolean inOrder = demanded;
        if (demanded) {
            addUpToTheFirstBlocked(lots, segments);
        } else {
            Set<LotId> freed = freedTogether(lots, segments);
            inOrder = !freed.isEmpty();
            List<Segment> rest = new ArrayList<>();
            for (int index = 0; index < lots.size(); index++) {
                if (!freed.contains(lots.get(index).id()) && isFree(lots.get(index), Set.of())) {
                    rest.add(segment(lots, index));
                }
            }
            rest.sort(Comparator.comparingDouble(this::price).thenComparingInt(Segment::lot));
            segments.addAll(rest);
        }
        return new Relief(
                lots,
                demanded(lots, valued(lots, Segments.rewarded(Segments.cut(segments, sellable()), shed()))),
                inOrder);
    }

    /** Losses that are no harvest are worth something only as far as the holding is above its target, in whole shares. */
    private List<Segment> valued(List<TaxLot> lots, List<Segment> segments) {
        double target = Dollars.fraction(view.targetOf(id)) * Dollars.of(view.steeredValue());
        // Up to a whole share: otherwise a trade in whole shares would be made of parts of two lots.
        double left = placeable(held() + ask.others().heldOf(id) - target, false);
        List<Segment> result = new ArrayList<>();
        for (Segment segment : segments) {
            boolean harvest = plan.takes(lots.get(segment.lot()).id());
            double counts = segment.gain() >= 0 || harvest ? segment.cap() : Math.min(left, segment.cap());
            left = Math.max(0, left - segment.cap());
            if (counts > 0) {
                result.add(Segments.part(segment, counts, segment.reward()));
            }
            if (segment.cap() > counts) {
                result.add(new Segment(
                        segment.lot(),
                        segment.cap() - counts,
                        segment.cost(),
                        0,
                        segment.longTerm(),
                        segment.reward()));
            }
        }
        return result;
    }

    private List<Segment> demanded(List<TaxLot> lots, List<Segment> segments) {
        return segments.stream()
                .map(segment -> plan.demanded().contains(lots.get(segment.lot()).id())
                        ? Segments.part(segment, segment.cap(), Segments.SHED_REWARD)
                        : segment)
                .toList();
    }

    private LotMethod method() {
        return LotRelief.methodFor(
                view.account().settings().lotMethod(), position.security().kind());
    }

    /** Where the method compares costs, lots without one come last: they cannot be sold in a taxable account. */
    private List<TaxLot> ordered() {
        LotMethod method = taxable ? method() : LotMethod.FIFO;
        List<TaxLot> known =
                position.lots().stream().filter(lot -> lot.basis() != null).toList();
        boolean compares = method != LotMethod.FIFO && method != LotMethod.LIFO;
        List<TaxLot> ordered = new ArrayList<>(LotRelief.order(
                method, compares ? known : position.lots(), price, view.market().asOf(), standing.rates()));
        position.lots().stream().filter(lot -> !ordered.contains(lot)).forEach(ordered::add);
        return ordered;
    }

    private void addUpToTheFirstBlocked(List<TaxLot> lots, List<Segment> segments) {
        Set<LotId> before = new HashSet<>();
        for (int index = 0; index < lots.size() && isFree(lots.get(index), before); index++) {
            segments.add(segment(lots, index));
            before.add(lots.get(index).id());
        }
    }

    /** Whether the lot may be sold, those in {@code soldWhole} being gone. */
    private boolean isFree(TaxLot lot, Set<LotId> soldWhole) {
        Limit.NoLossSale washed = limits.noLossSale().get(lot.id());
        boolean freed =
                washed == null || (!washed.unlessSold().isEmpty() && soldWhole.containsAll(washed.unlessSold()));
        return freed
                && !limits.keptLots().containsKey(lot.id())
                && !(taxable && lot.basis() == null)
                && !(isLossBlocked() && Losses.isLoss(view, position, lot));
    }

    /**
     * Ten shares bought yesterday do not block a hundred: where they are sold as well, nothing is left that washes the
     * loss. The recent lots and those that they free are then sold first and in order, if all of it together saves.
     */
    private Set<LotId> freedTogether(List<TaxLot> lots, List<Segment> segments) {
        Set<LotId> recent = new HashSet<>();
        for (TaxLot lot : lots) {
            Limit.NoLossSale washed = limits.noLossSale().get(lot.id());
            if (washed != null) {
                recent.addAll(washed.unlessSold());
            }
        }
        Set<LotId> chained = new HashSet<>();
        List<Segment> chain = new ArrayList<>();
        if (!recent.isEmpty()) {
            addFreed(lots, recent, chained, chain);
            addFreed(lots, washedLots(lots), chained, chain);
        }
        double cost = chain.stream()
                .mapToDouble(segment -> segment.cap() * price(segment))
                .sum();
        double dollars = chain.stream().mapToDouble(Segment::cap).sum();
        if (cost >= 0 || dollars > sellable()) {
            return Set.of();
        }
        segments.addAll(chain);
        return chained;
    }

    private Set<LotId> washedLots(List<TaxLot> lots) {
        Set<LotId> washed = new HashSet<>();
        lots.stream().map(TaxLot::id).filter(limits.noLossSale()::containsKey).forEach(washed::add);
        return washed;
    }

    /** Adds those of {@code wanted} that are free once what stands in the chain is sold, one after the other. */
    private void addFreed(List<TaxLot> lots, Set<LotId> wanted, Set<LotId> chained, List<Segment> chain) {
        boolean added = true;
        while (added) {
            added = false;
            for (int index = 0; index < lots.size(); index++) {
                TaxLot lot = lots.get(index);
                if (wanted.contains(lot.id()) && isFree(lot, chained) && chained.add(lot.id())) {
                    chain.add(segment(lots, index));
                    added = true;
                }
            }
        }
    }

    private Segment segment(List<TaxLot> lots, int index) {
        TaxLot lot = lots.get(index);
        double cap = Dollars.shares(lot.quantity()) * dollarsAShare;
        if (!taxable || lot.basis() == null) {
            return new Segment(index, cap, halfSpread(), 0, true, 0);
        }
        Money proceeds = lot.quantity().at(price, RoundingMode.HALF_UP);
        LotGain gain = LotGain.of(lot, lot.quantity(), proceeds, view.market().asOf());
        double counted = Dollars.of(counted(lot, gain.gain())) / cap;
        double cost = halfSpread() + PriceOfWaiting.ofLot(ask, position, lot) / cap;
        return new Segment(index, cap, cost, counted, gain.term() == Term.LONG, 0);
    }

    private boolean isLossBlocked() {
        return taxable && (plan.preserved() || ask.room().notSoldAtLoss().contains(id));
    }

    private double halfSpread() {
        return position.security().spread().decimal().doubleValue() / 20_000;
    }

    /** What of a loss would be washed counts nothing. */
    private Money counted(TaxLot lot, Money gain) {
        if (!gain.isNegative() || limits.noLossSale().containsKey(lot.id())) {
            return gain;
        }
        WashedPart washed =
                standing.windows().ifSoldAtLoss(view.account().id(), id, lot.id(), lot.quantity(), gain.negated());
        return gain.plus(washed.loss());
    }

    private double price(Segment segment) {
        return segment.cost()
                + segment.gain() * Dollars.rate(standing.rates().on(segment.longTerm() ? Term.LONG : Term.SHORT));
    }

    private double held() {
        return Dollars.shares(position.quantity()) * dollarsAShare;
    }

    /** Dollars that may leave: locks and lowest weights stay. */
    private double sellable() {
        double stays = 0;
        Limit.KeepQuantity kept = limits.keptQuantities().get(id);
        if (kept != null) {
            stays = Dollars.shares(kept.quantity()) * dollarsAShare;
        }
        Limit.LowestWeight lowest = limits.lowestWeights().get(id);
        if (lowest != null) {
            stays = Math.max(stays, held() - placeable(held() - dollars(lowest.weight(), view.value()), false));
        }
        return Math.max(0, Math.min(held() - stays, room()));
    }

    /** Dollars that the question leaves room for; what must not be held goes all the same. */
    private double room() {
        if (ask.room().notSold().contains(id)) {
            return shed();
        }
        return Math.max(shed(), ask.room().mostSold().getOrDefault(id, Double.POSITIVE_INFINITY));
    }

    /** Dollars that have to leave. */
    private double shed() {
        if (limits.neverOwn().containsKey(id)) {
            return held();
        }
        Limit.HighestWeight highest = limits.highestWeights().get(id);
        return highest == null
                ? 0
                : Math.min(held(), placeable(held() - dollars(highest.weight(), view.stayingValue()), true));
    }

    /** Weights have to be kept before the payments due have left and after: a lowest one is more before, a highest less after. */
    private static double dollars(Weight weight, Money whole) {
        return Dollars.fraction(weight) * Dollars.of(whole);
    }

    /** Where only whole shares trade, a limit on a weight is one on them. */
    private double placeable(double amount, boolean enough) {
        boolean fractions = position.security().fractional() || !limits.wholeShares();
        return fractions ? Math.max(0, amount) : Dollars.wholeShares(amount, dollarsAShare, enough);
    }
}
