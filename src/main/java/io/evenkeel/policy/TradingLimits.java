package io.evenkeel.policy;

import io.evenkeel.account.LotId;
import io.evenkeel.account.Schedule;
import io.evenkeel.account.StopAt;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What one account may do today: the conclusions of the policy rules added up. Where several speak of the same thing
 * the tightest counts, and its reason is the one that is shown.
 */
public final class TradingLimits {

    /** Without a rule that says otherwise. */
    private static final Weight DEFAULT_RISK_AVERSION = Weight.of("30");

    private final List<Concluded<Limit>> conclusions;
    private final TaxLimits tax;
    private final SortedMap<SecurityId, String> noBuy = new TreeMap<>();
    private final SortedMap<SecurityId, String> noSell = new TreeMap<>();
    private final SortedMap<SecurityId, String> neverOwn = new TreeMap<>();
    private final SortedMap<String, SecurityId> buybackOf = new TreeMap<>();
    private final SortedMap<SecurityId, Quantity> mostBought = new TreeMap<>();
    private final SortedMap<LotId, Weight> washedInPart = new TreeMap<>();
    private final SortedMap<LotId, Limit.NoLossSale> noLossSale = new TreeMap<>();
    private final SortedMap<SecurityId, Limit.KeepQuantity> keptQuantities = new TreeMap<>();
    private final SortedMap<LotId, Limit.KeepLot> keptLots = new TreeMap<>();
    private final SortedMap<SecurityId, Limit.LowestWeight> lowestWeights = new TreeMap<>();
    private final SortedMap<SecurityId, Limit.HighestWeight> highestWeights = new TreeMap<>();

    public TradingLimits(List<Concluded<Limit>> conclusions) {
        this.conclusions = List.copyOf(conclusions);
        this.tax = new TaxLimits(conclusions);
        of(Limit.NoBuy.class).forEach(limit -> noBuy.merge(limit.security(), limit.why(), TradingLimits::first));
        of(Limit.NoSell.class).forEach(limit -> noSell.merge(limit.security(), limit.why(), TradingLimits::first));
        of(Limit.NeverOwn.class).forEach(limit -> neverOwn.merge(limit.security(), limit.why(), TradingLimits::first));
        of(Limit.NoBuyback.class)
                .sorted(Comparator.comparing(Limit.NoBuyback::security))
                .forEach(this::add);
        of(Limit.NoLossSale.class)
                .filter(Limit.NoLossSale::keepsTheLot)
                .forEach(limit ->
                        noLossSale.merge(limit.lot(), limit, (a, b) -> a.until().compareTo(b.until()) >= 0 ? a : b));
        of(Limit.NoLossSale.class)
                .filter(limit -> !limit.keepsTheLot())
                .forEach(limit -> washedInPart.merge(limit.lot(), limit.atMost(), Weight::min));
        of(Limit.KeepLot.class).forEach(limit -> keptLots.putIfAbsent(limit.lot(), limit));
        of(Limit.KeepQuantity.class)
                .forEach(limit -> keptQuantities.merge(
                        limit.security(), limit, (a, b) -> a.quantity().compareTo(b.quantity()) >= 0 ? a : b));
        of(Limit.LowestWeight.class)
                .forEach(limit -> lowestWeights.merge(
                        limit.security(), limit, (a, b) -> a.weight().compareTo(b.weight()) >= 0 ? a : b));
        of(Limit.HighestWeight.class)
                .forEach(limit -> highestWeights.merge(
                        limit.security(), limit, (a, b) -> a.weight().compareTo(b.weight()) <= 0 ? a : b));
    }

    /** What may be washed is the whole identity group's: the first of its securities has all of it. */
    private void add(Limit.NoBuyback limit) {
        if (limit.atMost().isEmpty()) {
            return;
        }
        Quantity shares = limit.atMost().get();
        boolean taken = !limit.security().equals(buybackOf.computeIfAbsent(limit.group(), group -> limit.security()));
        if (taken || shares.compareTo(Quantity.ONE) < 0) {
            noBuy.merge(limit.security(), limit.why(), TradingLimits::first);
        } else {
            mostBought.merge(limit.security(), shares, Quantity::min);
        }
    }

    private static String first(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private <L extends Limit> Stream<L> of(Class<L> kind) {
        return conclusions.stream()
                .map(Concluded::conclusion)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static <T extends Comparable<T>> BinaryOperator<T> smaller() {
        return BinaryOperator.minBy(T::compareTo);
    }

    private static <T extends Comparable<T>> BinaryOperator<T> larger() {
        return BinaryOperator.maxBy(T::compareTo);
    }

    /** With the rules that drew them. */
    public List<Concluded<Limit>> conclusions() {
        return conclusions;
    }

    /** How far the security's weight may stray from {@code target}; a security without a target has no relative band. */
    public Weight bandAround(Weight target) {
        Weight band = of(Limit.AbsoluteBand.class)
                .map(Limit.AbsoluteBand::halfWidth)
                .reduce(smaller())
                .orElse(Weight.ONE);
        Optional<Weight> relative = of(Limit.RelativeBand.class)
                .map(Limit.RelativeBand::partOfTarget)
                .reduce(smaller());
        return target.isPositive() && relative.isPresent()
                ? band.min(
                        Weight.rounded(target.decimal().multiply(relative.get().decimal()), RoundingMode.HALF_UP))
                : band;
    }

    /** The target that is left of {@code target}: none of what must not be owned, and no more or less than was agreed. */
    public Weight targetWithin(SecurityId security, Weight target) {
        if (neverOwn.containsKey(security)) {
            return Weight.ZERO;
        }
        Limit.LowestWeight lowest = lowestWeights.get(security);
        Limit.HighestWeight highest = highestWeights.get(security);
        Weight atLeast = lowest == null ? target : target.max(lowest.weight());
        return highest == null ? atLeast : atLeast.min(highest.weight());
    }

    public Weight cashBand() {
        return of(Limit.CashBand.class)
                .map(Limit.CashBand::halfWidth)
                .reduce(smaller())
                .orElse(Weight.ONE);
    }

    public Optional<String> noTrading() {
        return of(Limit.NoTrading.class).map(Limit.NoTrading::why).sorted().findFirst();
    }

    /** Sorted; empty where only drift can make the account trade. */
    public List<String> mandates() {
        return Stream.concat(of(Limit.Mandate.class).map(Limit.Mandate::why), cashMandates())
                .sorted()
                .distinct()
                .toList();
    }

    /** Whether more than cash that has to be raised makes the account trade. */
    public boolean isSentToTarget() {
        return of(Limit.Mandate.class).findAny().isPresent();
    }

    public boolean isToRaiseCash() {
        return cashMandates().findAny().isPresent();
    }

    private Stream<String> cashMandates() {
        return of(Limit.CashMandate.class).map(Limit.CashMandate::why);
    }

    public boolean flowsFirst() {
        return of(Limit.FlowsFirst.class).findAny().isPresent();
    }

    /** By how much trading has to be worth more than it costs where nothing else asks for it; empty where it never is. */
    public Optional<Money> worthTradingAbove(Money value) {
        return of(Limit.WorthTrading.class)
                .map(limit -> limit.margin().max(value.times(limit.marginOfValue(), RoundingMode.HALF_UP)))
                .reduce(larger());
    }

    /**
     * By how much trading has to be worth more than it costs where neither a mandate nor cash asks for it; empty where it
     * need not.
     *
     * @param drift what the account's drift costs in a year
     */
    public Optional<Money> worthCorrectingAbove(Money value, Money drift) {
        return of(Limit.WorthCorrecting.class)
                .map(limit -> drift.times(limit.partOfDrift(), RoundingMode.HALF_UP)
                        .min(value.times(limit.partOfValue(), RoundingMode.HALF_UP)))
                .reduce(larger());
    }

    public StopAt stopAt() {
        return of(Limit.StopsAt.class)
                .map(Limit.StopsAt::where)
                .reduce(smaller())
                .orElse(StopAt.TARGET);
    }

    public Money ticketCost() {
        return of(Limit.TicketCost.class).map(Limit.TicketCost::amount).reduce(Money.ZERO, larger());
    }

    /** Securities that are traded at most; the largest number there is where nothing limits them. */
    public int mostTrades() {
        return of(Limit.TradeLimit.class).mapToInt(Limit.TradeLimit::most).min().orElse(Integer.MAX_VALUE);
    }

    public SortedMap<SecurityId, String> noBuy() {
        return Collections.unmodifiableSortedMap(noBuy);
    }

    public SortedMap<SecurityId, String> noSell() {
        return Collections.unmodifiableSortedMap(noSell);
    }

    public SortedMap<SecurityId, String> neverOwn() {
        return Collections.unmodifiableSortedMap(neverOwn);
    }

    /** Shares that may be bought of what was sold at a loss, because no more is washed than the firm lets be. */
    public SortedMap<SecurityId, Quantity> mostBought() {
        return Collections.unmodifiableSortedMap(mostBought);
    }

    /** Lots of which a part of the loss would be washed, with the part of the loss of what is sold that may be. */
    public SortedMap<LotId, Weight> washedInPart() {
        return Collections.unmodifiableSortedMap(washedInPart);
    }

    /** Lots below cost that are not sold because more of the loss would be washed than may be. */
    public SortedMap<LotId, Limit.NoLossSale> noLossSale() {
        return Collections.unmodifiableSortedMap(noLossSale);
    }

    public SortedMap<SecurityId, Limit.KeepQuantity> keptQuantities() {
        return Collections.unmodifiableSortedMap(keptQuantities);
    }

    public SortedMap<LotId, Limit.KeepLot> keptLots() {
        return Collections.unmodifiableSortedMap(keptLots);
    }

    public SortedMap<SecurityId, Limit.LowestWeight> lowestWeights() {
        return Collections.unmodifiableSortedMap(lowestWeights);
    }

    public SortedMap<SecurityId, Limit.HighestWeight> highestWeights() {
        return Collections.unmodifiableSortedMap(highestWeights);
    }

    /** Empty where a purchase may go as far above a target as risk makes it worth. */
    public Optional<Weight> mostAboveTarget() {
        return of(Limit.MostAboveTarget.class)
                .map(Limit.MostAboveTarget::distance)
                .reduce(smaller());
    }

    public Optional<Weight> sectorBand() {
        return of(Limit.SectorBand.class).map(Limit.SectorBand::halfWidth).reduce(smaller());
    }

    public Money minimumTrade() {
        return of(Limit.MinimumTrade.class).map(Limit.MinimumTrade::amount).reduce(Money.ZERO, larger());
    }

    public Money cashReserve() {
        return of(Limit.CashReserve.class).map(Limit.CashReserve::amount).reduce(Money.ZERO, larger());
    }

    public Optional<Weight> turnoverLimit() {
        return of(Limit.TurnoverLimit.class).map(Limit.TurnoverLimit::part).reduce(smaller());
    }

    /** Empty where nothing stands in for anything. */
    public Optional<Weight> substituteHurdle() {
        return of(Limit.SubstituteHurdle.class)
                .map(Limit.SubstituteHurdle::hurdle)
                .reduce(larger());
    }

    public Weight riskAversion() {
        return of(Limit.RiskAversion.class)
                .map(Limit.RiskAversion::perUnitOfVariance)
                .reduce(larger())
                .orElse(DEFAULT_RISK_AVERSION);
    }

    /** What the rules say of taxes. */
    public TaxLimits tax() {
        return tax;
    }

    public boolean wholeShares() {
        return of(Limit.WholeShares.class).findAny().isPresent();
    }

    public Schedule schedule() {
        return of(Limit.LookedAt.class)
                .map(Limit.LookedAt::schedule)
                .reduce(larger())
                .orElse(Schedule.DAILY);
    }
}
