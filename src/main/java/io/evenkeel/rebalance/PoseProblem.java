package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.FactorLoadings;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.Segment;
import io.evenkeel.optimizer.TaxYear;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.HoldingPeriod;
import io.evenkeel.tax.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Translates an account and its limits into the optimizer's numbers; the only place where money becomes double. */
final class PoseProblem {

    /** Above any tax: what must not be held is sold whatever it costs, as far as other limits let it. */
    private static final double SHED_REWARD = 2;

    /** Yearly specific variance where no risk model covers the account: a volatility of 20%. */
    private static final double PLAIN_VARIANCE = 0.04;

    /** A thousandth of a percent a year: keeps funds that factors explain entirely strictly convex. */
    private static final double LEAST_VARIANCE = 1e-5;

    private final AccountView view;
    private final TradingLimits limits;
    private final Money withdrawalsDue;
    private final List<SecurityId> securities;
    private final double value;

    PoseProblem(AccountView view, TradingLimits limits, Money withdrawalsDue) {
        this.view = view;
        this.limits = limits;
        this.withdrawalsDue = withdrawalsDue;
        SortedSet<SecurityId> all = new TreeSet<>(view.positions().keySet());
        all.addAll(view.targets().keySet());
        this.securities = List.copyOf(all);
        this.value = dollars(view.value());
    }

    /** In the order of the problem's assets. */
    List<SecurityId> securities() {
        return securities;
    }

    /** The lots of an asset in the order of its segments' indices. */
    List<TaxLot> lotsOf(SecurityId security) {
        Position position = view.positions().get(security);
        return position == null ? List.of() : inOrderOfRelief(position.lots());
    }

    private List<TaxLot> inOrderOfRelief(List<TaxLot> lots) {
        LotMethod method = view.account().settings().lotMethod();
        Comparator<TaxLot> byDate = Comparator.comparing(TaxLot::acquired).thenComparing(TaxLot::id);
        if (method == LotMethod.FIFO) {
            return lots.stream().sorted(byDate).toList();
        }
        if (method == LotMethod.LIFO) {
            return lots.stream().sorted(byDate.reversed()).toList();
        }
        if (method == LotMethod.HIGHEST_COST) {
            return lots.stream()
                    .sorted(Comparator.comparingDouble((TaxLot lot) -> -basisPerShare(lot))
                            .thenComparing(byDate))
                    .toList();
        }
        return lots;
    }

    private static double basisPerShare(TaxLot lot) {
        return lot.basis() == null ? 0 : dollars(lot.basis()) / shares(lot.quantity());
    }

    Problem problem() {
        List<Asset> assets = securities.stream().map(this::asset).toList();
        TreeMap<String, Integer> sectors = sectors();
        RiskModel model = view.market().riskModel().orElse(null);
        boolean covered = model != null && securities.stream().allMatch(model::covers);
        FactorLoadings loadings = covered ? FactorLoadings.of(Objects.requireNonNull(model)) : null;
        double[][] exposures = new double[securities.size()][];
        double[] specific = new double[securities.size()];
        for (int i = 0; i < securities.size(); i++) {
            exposures[i] = loadings == null ? new double[0] : loadings.of(securities.get(i));
            specific[i] = loadings == null
                    ? PLAIN_VARIANCE
                    : Math.max(LEAST_VARIANCE, loadings.specificVariance(securities.get(i)));
        }
        return new Problem(
                value,
                dollars(view.account().cash()),
                cashFloor(),
                Double.POSITIVE_INFINITY,
                TaxYear.flat(rate(limits.shortTermRate()), rate(limits.longTermRate())),
                view.account().registration().isTaxable()
                        ? limits.gainBudget()
                                .map(budget -> Math.max(0, dollars(budget)))
                                .orElse(Double.POSITIVE_INFINITY)
                        : Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                limits.turnoverLimit().map(part -> fraction(part) * value).orElse(Double.POSITIVE_INFINITY),
                0,
                assets,
                groups(sectors, assets),
                exposures,
                specific,
                fraction(limits.riskAversion()),
                dollars(limits.minimumTrade()),
                Integer.MAX_VALUE);
    }

    private double cashFloor() {
        return dollars(limits.cashReserve().plus(withdrawalsDue));
    }

    private TreeMap<String, Integer> sectors() {
        TreeMap<String, Integer> sectors = new TreeMap<>();
        if (limits.sectorBand().isPresent()) {
            for (SecurityId id : securities) {
                String sector = view.market().security(id).sector();
                if (sector != null) {
                    sectors.putIfAbsent(sector, 0);
                }
            }
            int index = 0;
            for (String sector : sectors.keySet()) {
                sectors.put(sector, index++);
            }
        }
        return sectors;
    }

    /** A sector that is outside its band already may stay where it is: the band then begins there. */
    private List<Problem.Group> groups(TreeMap<String, Integer> sectors, List<Asset> assets) {
        List<Problem.Group> groups = new ArrayList<>();
        double band = limits.sectorBand().map(PoseProblem::fraction).orElse(1.0) * value;
        sectors.forEach((sector, index) -> {
            double target = 0;
            double held = 0;
            for (Asset asset : assets) {
                target += asset.group() == index ? asset.target() : 0;
                held += asset.group() == index ? asset.held() : 0;
            }
            groups.add(new Problem.Group(
                    "sector " + sector, Math.min(held, target - band), Math.max(held, target + band)));
        });
        return groups;
    }

    private Asset asset(SecurityId id) {
        Security security = view.market().security(id);
        Position position = view.positions().get(id);
        double price = view.market().quote(id).price().decimal().doubleValue();
        double held = position == null ? 0 : shares(position.quantity()) * price;
        double target = limits.neverOwn().containsKey(id) ? 0 : fraction(view.targetOf(id)) * value;
        double halfSpread = security.spread().decimal().doubleValue() / 20_000;
        Integer group = security.sector() == null ? null : sectors().get(security.sector());
        return new Asset(
                id.value(),
                price,
                held,
                target,
                halfSpread,
                buyCap(id, held, target),
                position == null ? List.of() : segments(id, position, price, held, halfSpread),
                false,
                security.fractional() || !limits.wholeShares(),
                group == null ? -1 : group);
    }

    /** A security outside the model is never bought; one inside it at most to its highest weight. */
    private double buyCap(SecurityId id, double held, double target) {
        if (target <= 0 || limits.noBuy().containsKey(id) || limits.neverOwn().containsKey(id)) {
            return 0;
        }
        Limit.HighestWeight highest = limits.highestWeights().get(id);
        double most = highest == null ? value : fraction(highest.weight()) * value;
        return Math.max(0, most - held);
    }

    private List<Segment> segments(SecurityId id, Position position, double price, double held, double halfSpread) {
        if (limits.noSell().containsKey(id)) {
            return List.of();
        }
        List<TaxLot> lots = inOrderOfRelief(position.lots());
        List<Segment> segments = new ArrayList<>();
        for (int index = 0; index < lots.size(); index++) {
            TaxLot lot = lots.get(index);
            if (isSellable(id, lot, price)) {
                double gain = taxed(lot) ? 1 - basisPerShare(lot) / price : 0;
                segments.add(new Segment(index, shares(lot.quantity()) * price, halfSpread, gain, isLongTerm(lot), 0));
            }
        }
        segments.sort(Comparator.comparingDouble((Segment segment) -> segment.cost() + segment.gain() * rate(segment))
                .thenComparingInt(Segment::lot));
        return rewarded(cut(segments, sellable(id, held)), shed(id, held));
    }

    private boolean taxed(TaxLot lot) {
        return view.account().registration().isTaxable() && lot.basis() != null;
    }

    private boolean isSellable(SecurityId id, TaxLot lot, double price) {
        boolean locked = limits.keptLots().containsKey(lot.id());
        boolean loss = taxed(lot) && basisPerShare(lot) > price;
        return !locked && !(loss && limits.noLossSale().containsKey(id));
    }

    private boolean isLongTerm(TaxLot lot) {
        return HoldingPeriod.termOf(lot.acquired(), view.market().asOf()) == Term.LONG;
    }

    private double rate(TaxLot lot) {
        return rate(isLongTerm(lot) ? limits.longTermRate() : limits.shortTermRate());
    }

    private double rate(Segment segment) {
        return rate(segment.longTerm() ? limits.longTermRate() : limits.shortTermRate());
    }

    private static double rate(Rate rate) {
        return rate.decimal().doubleValue();
    }

    /** Dollars that may leave: locks and lowest weights stay. */
    private double sellable(SecurityId id, double held) {
        double stays = 0;
        Limit.KeepQuantity kept = limits.keptQuantities().get(id);
        if (kept != null) {
            stays = shares(kept.quantity())
                    * view.market().quote(id).price().decimal().doubleValue();
        }
        Limit.LowestWeight lowest = limits.lowestWeights().get(id);
        if (lowest != null) {
            stays = Math.max(stays, fraction(lowest.weight()) * value);
        }
        return Math.max(0, held - stays);
    }

    /** Dollars that have to leave. */
    private double shed(SecurityId id, double held) {
        if (limits.neverOwn().containsKey(id)) {
            return held;
        }
        Limit.HighestWeight highest = limits.highestWeights().get(id);
        return highest == null ? 0 : Math.max(0, held - fraction(highest.weight()) * value);
    }

    private static List<Segment> cut(List<Segment> segments, double most) {
        List<Segment> kept = new ArrayList<>();
        double left = most;
        for (Segment segment : segments) {
            double cap = Math.min(segment.cap(), left);
            left -= cap;
            if (cap > 0) {
                kept.add(new Segment(
                        segment.lot(), cap, segment.cost(), segment.gain(), segment.longTerm(), segment.reward()));
            }
        }
        return kept;
    }

    /** The cheapest {@code dollars} earn a reward for leaving; a segment is split where they end. */
    private static List<Segment> rewarded(List<Segment> segments, double dollars) {
        if (dollars <= 0) {
            return segments;
        }
        List<Segment> result = new ArrayList<>();
        double left = dollars;
        for (Segment segment : segments) {
            double part = Math.min(left, segment.cap());
            if (part > 0) {
                result.add(new Segment(
                        segment.lot(), part, segment.cost(), segment.gain(), segment.longTerm(), SHED_REWARD));
            }
            if (segment.cap() > part) {
                result.add(new Segment(
                        segment.lot(), segment.cap() - part, segment.cost(), segment.gain(), segment.longTerm(), 0));
            }
            left -= part;
        }
        return result;
    }

    /** Tax that selling the security down to its target would cost, taking its lots cheapest first; in dollars. */
    double taxToTarget(SecurityId id) {
        Position position = view.positions().get(id);
        if (position == null || !view.account().registration().isTaxable()) {
            return 0;
        }
        double price = view.market().quote(id).price().decimal().doubleValue();
        double left = shares(position.quantity()) * price - fraction(view.targetOf(id)) * value;
        List<double[]> lots = new ArrayList<>();
        for (TaxLot lot : position.lots()) {
            double gain = taxed(lot) ? 1 - basisPerShare(lot) / price : 0;
            lots.add(new double[] {gain * rate(lot), shares(lot.quantity()) * price});
        }
        lots.sort(Comparator.comparingDouble(lot -> lot[0]));
        double tax = 0;
        for (double[] lot : lots) {
            double part = Math.max(0, Math.min(left, lot[1]));
            tax += part * lot[0];
            left -= part;
        }
        return tax;
    }

    /** Shares the optimizer sold of lot {@code index}, as a quantity that the lot has. */
    Quantity soldOf(SecurityId security, int index, double soldShares) {
        Quantity sold = Quantity.rounded(java.math.BigDecimal.valueOf(soldShares), java.math.RoundingMode.HALF_UP);
        return sold.min(lotsOf(security).get(index).quantity());
    }

    LotId lotId(SecurityId security, int index) {
        return lotsOf(security).get(index).id();
    }

    private static double dollars(Money money) {
        return money.cents() / 100.0;
    }

    private static double shares(Quantity quantity) {
        return quantity.millionths() / 1e6;
    }

    private static double fraction(Weight weight) {
        return weight.hundredMillionths() / 1e8;
    }
}
