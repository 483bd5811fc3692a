package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.TaxYear;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.tax.YearRates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Translates an account and its limits into the optimizer's numbers, and its answer back. */
final class PoseProblem {

    private final Ask ask;
    private final AccountView view;
    private final TradingLimits limits;
    private final TaxStanding standing;
    private final List<SecurityId> securities;
    private final SortedMap<SecurityId, PoseSales.Relief> reliefs = new TreeMap<>();
    private final SortedMap<SecurityId, Money> standIns;
    private final PosedRisk risk;
    /** Of the account; of all accounts of the household where they are steered as one. */
    private final double value;

    private final double ownValue;

    /** What the targets are parts of: value less what is set aside. */
    private final double steeredValue;

    PoseProblem(Ask ask) {
        this(ask, List.of());
    }

    /** @param also securities that have to be among the problem's, held here or not */
    PoseProblem(Ask ask, Collection<SecurityId> also) {
        this(ask, also, StandIns.of(ask.view(), ask.limits(), ask.standing(), ask.plan()));
    }

    /** As it could be posed at most, whatever else the household sells: see {@link StandIns#most}. */
    static PoseProblem withMostStandIns(Ask ask, Set<String> closable) {
        return new PoseProblem(
                ask, List.of(), StandIns.most(ask.view(), ask.limits(), ask.standing(), ask.plan(), closable));
    }

    private PoseProblem(Ask ask, Collection<SecurityId> also, SortedMap<SecurityId, Money> standIns) {
        this.ask = ask;
        this.view = ask.view();
        this.limits = ask.limits();
        this.standing = ask.standing();
        this.standIns = standIns;
        SortedSet<SecurityId> all = new TreeSet<>(view.positions().keySet());
        all.addAll(view.targets().keySet());
        limits.lowestWeights().keySet().stream()
                .filter(view.market().prices()::containsKey)
                .forEach(all::add);
        all.addAll(standIns.keySet());
        all.addAll(ask.others().held().keySet());
        all.addAll(also);
        this.securities = List.copyOf(all);
        this.risk = PosedRisk.of(view, securities);
        this.ownValue = Dollars.of(view.value());
        this.value = ownValue + Dollars.of(ask.others().value());
        Money aside = view.setAside().total().plus(ask.others().setAside());
        this.steeredValue = Math.max(0, value - Dollars.of(aside));
        view.positions().forEach((id, position) -> reliefs.put(id, PoseSales.of(ask, position)));
    }

    /** In the order of the problem's assets. */
    List<SecurityId> securities() {
        return securities;
    }

    Problem problem() {
        List<Asset> assets = securities.stream().map(this::asset).toList();
        return new Problem(
                value,
                Dollars.of(view.account().cash()),
                Dollars.of(ask.cashLeft()),
                ask.room().mostCash(),
                taxYear(),
                budget(ask.budgets().gains()),
                budget(ask.budgets().tax()),
                limits.turnoverLimit()
                        .map(part -> Dollars.fraction(part) * ownValue)
                        .orElse(Double.POSITIVE_INFINITY),
                Dollars.of(limits.ticketCost()),
                assets,
                groups(assets),
                risk.exposures(),
                risk.specific(),
                PosedRisk.aversion(limits, value, steeredValue),
                Dollars.of(limits.minimumTrade()),
                ask.mostTrades());
    }

    private boolean isTaxable() {
        return view.account().registration().isTaxable();
    }

    private TaxYear taxYear() {
        YearRates rates = standing.rates();
        if (!isTaxable()) {
            return TaxYear.NONE;
        }
        double shortRate = Dollars.rate(rates.shortTerm());
        double longRate = Dollars.rate(rates.longTerm());
        return new TaxYear(
                Dollars.of(standing.year().shortTermGain().minus(standing.year().carryShort())),
                Dollars.of(standing.year().longTermGain().minus(standing.year().carryLong())),
                shortRate,
                longRate,
                Dollars.rate(rates.ordinary()),
                Dollars.rate(rates.carriedLoss()),
                Dollars.of(rates.lossLimit()),
                shortRate >= longRate);
    }

    private static double budget(Optional<Money> left) {
        return left.map(Dollars::of).orElse(Double.POSITIVE_INFINITY);
    }

    private List<String> sectors() {
        TreeSet<String> sectors = new TreeSet<>();
        if (limits.sectorBand().isPresent()) {
            for (SecurityId id : securities) {
                Optional.ofNullable(view.market().security(id).sector()).ifPresent(sectors::add);
            }
        }
        return List.copyOf(sectors);
    }

    /** A sector that is outside its band already may stay where it is: the band then begins there. */
    private List<Problem.Group> groups(List<Asset> assets) {
        List<Problem.Group> groups = new ArrayList<>();
        double band = limits.sectorBand().map(Dollars::fraction).orElse(1.0) * steeredValue;
        for (String sector : sectors()) {
            int index = groups.size();
            double target = 0;
            double held = 0;
            for (Asset asset : assets) {
                target += asset.group() == index ? asset.target() : 0;
                held += asset.group() == index ? asset.held() : 0;
            }
            groups.add(new Problem.Group(
                    "sector " + sector, Math.min(held, target - band), Math.max(held, target + band)));
        }
        if (limits.sectorBand().isEmpty()) {
            for (Limit.LowestWeight lowest : limits.lowestWeights().values()) {
                double least = Dollars.fraction(lowest.weight()) * ownValue
                        + ask.others().heldOf(lowest.security());
                groups.add(new Problem.Group("lowest weight of " + lowest.security(), least, Double.POSITIVE_INFINITY));
            }
        }
        return groups;
    }

    private Asset asset(SecurityId id) {
        Security security = view.market().security(id);
        Position position = view.positions().get(id);
        PoseSales.Relief relief = reliefs.getOrDefault(id, PoseSales.Relief.NOTHING);
        double price = price(id);
        double own = position == null ? 0 : Dollars.shares(position.quantity()) * price;
        double held = own + ask.others().heldOf(id);
        Weight targetWeight = view.isSteeredJointly() ? view.targetOf(id) : limits.targetWithin(id, view.targetOf(id));
        double target = Dollars.fraction(targetWeight) * steeredValue;
        return new Asset(
                id.value(),
                price,
                held,
                target,
                security.spread().decimal().doubleValue() / 20_000 + hurdle(id) + location(security),
                buyCap(id, held, own, target),
                relief.segments(),
                relief.inOrder(),
                security.fractional() || !limits.wholeShares(),
                groupOf(security));
    }

    /** Its sector's where sectors have bands; otherwise one of its own where it has a lowest weight. */
    private int groupOf(Security security) {
        if (limits.sectorBand().isPresent()) {
            return security.sector() == null ? -1 : sectors().indexOf(security.sector());
        }
        return List.copyOf(limits.lowestWeights().keySet()).indexOf(security.id());
    }

    private double hurdle(SecurityId id) {
        return standIns.containsKey(id)
                ? limits.substituteHurdle().map(Dollars::fraction).orElse(0.0)
                : 0;
    }

    private double location(Security security) {
        return ask.others()
                        .location()
                        .costOf(security.assetClass(), view.account().registration())
                        .decimal()
                        .doubleValue()
                / 10_000;
    }

    /** A security outside the model is bought in another's place alone; one inside it as far as its limits let it. */
    private double buyCap(SecurityId id, double held, double own, double target) {
        Money standIn = standIns.get(id);
        boolean forbidden = limits.noBuy().containsKey(id)
                || limits.neverOwn().containsKey(id)
                || ask.room().notBought().contains(id);
        if ((target <= 0 && standIn == null) || forbidden) {
            return 0;
        }
        double most = standIn == null ? value - held : Math.min(value - held, Dollars.of(standIn));
        most = Math.min(most, ask.room().mostBought().getOrDefault(id, Double.POSITIVE_INFINITY));
        double agreed = Math.min(aboveTarget(id, held, own, target), Math.min(upToHighest(id, own), unwashed(id)));
        if (Double.isInfinite(agreed)) {
            return Math.max(0, most);
        }
        double room = Math.min(most, agreed);
        boolean fractions = view.market().security(id).fractional() || !limits.wholeShares();
        return fractions ? Math.max(0, room) : Dollars.wholeShares(room, price(id), false);
    }

    /** Never less than what a lowest weight takes. */
    private double aboveTarget(SecurityId id, double held, double own, double target) {
        Optional<Weight> distance = limits.mostAboveTarget();
        if (distance.isEmpty() || target <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        Limit.LowestWeight lowest = limits.lowestWeights().get(id);
        double needed = lowest == null ? 0 : Dollars.fraction(lowest.weight()) * ownValue - own + price(id);
        return Math.max(needed, target + Dollars.fraction(distance.get()) * steeredValue - held);
    }

    private double upToHighest(SecurityId id, double own) {
        Limit.HighestWeight highest = limits.highestWeights().get(id);
        return highest == null
                ? Double.POSITIVE_INFINITY
                : Dollars.fraction(highest.weight()) * Dollars.of(view.stayingValue()) - own;
    }

    private double unwashed(SecurityId id) {
        Quantity shares = limits.mostBought().get(id);
        return shares == null ? Double.POSITIVE_INFINITY : Dollars.shares(shares) * price(id);
    }

    private double price(SecurityId id) {
        return view.market().quote(id).price().decimal().doubleValue();
    }

    /** The shares of each lot that the changes sell, as the problem's segments count the lots. */
    double[] soldShares(SecurityId security, ShareChanges changes) {
        PoseSales.Relief relief = reliefs.getOrDefault(security, PoseSales.Relief.NOTHING);
        SortedMap<LotId, Quantity> sold = changes.sold().getOrDefault(security, new TreeMap<>());
        return relief.lots().stream()
                .mapToDouble(lot -> Dollars.shares(sold.getOrDefault(lot.id(), Quantity.ZERO)))
                .toArray();
    }

    /** Shares that the optimizer sold of each lot, as quantities that the lots have; only those above zero. */
    SortedMap<LotId, Quantity> soldLots(SecurityId security, double[] sold) {
        PoseSales.Relief relief = reliefs.getOrDefault(security, PoseSales.Relief.NOTHING);
        TreeMap<LotId, Quantity> lots = new TreeMap<>();
        for (int index = 0; index < sold.length; index++) {
            Quantity quantity =
                    Dollars.quantity(sold[index]).min(relief.lots().get(index).quantity());
            if (quantity.isPositive()) {
                lots.put(relief.lots().get(index).id(), quantity);
            }
        }
        return lots;
    }
}
