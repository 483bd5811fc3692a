package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.FactorLoadings;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.TaxYear;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.tax.YearRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Translates an account and its limits into the optimizer's numbers, and its answer back. */
final class PoseProblem {

    /** Yearly specific variance where no risk model covers the account: a volatility of 20%. */
    private static final double PLAIN_VARIANCE = 0.04;

    /** A thousandth of a percent a year: keeps funds that factors explain entirely strictly convex. */
    private static final double LEAST_VARIANCE = 1e-5;

    private final AccountView view;
    private final TradingLimits limits;
    private final TaxStanding standing;
    private final Money withdrawalsDue;
    private final List<SecurityId> securities;
    private final SortedMap<SecurityId, PoseSales.Relief> reliefs = new TreeMap<>();
    private final double value;

    PoseProblem(AccountView view, TradingLimits limits, TaxStanding standing, Money withdrawalsDue) {
        this.view = view;
        this.limits = limits;
        this.standing = standing;
        this.withdrawalsDue = withdrawalsDue;
        SortedSet<SecurityId> all = new TreeSet<>(view.positions().keySet());
        all.addAll(view.targets().keySet());
        limits.lowestWeights().keySet().stream()
                .filter(view.market().prices()::containsKey)
                .forEach(all::add);
        this.securities = List.copyOf(all);
        this.value = Dollars.of(view.value());
        view.positions().forEach((id, position) -> reliefs.put(id, PoseSales.of(view, limits, standing, position)));
    }

    /** In the order of the problem's assets. */
    List<SecurityId> securities() {
        return securities;
    }

    Problem problem() {
        List<Asset> assets = securities.stream().map(this::asset).toList();
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
                Dollars.of(view.account().cash()),
                Dollars.of(limits.cashReserve().plus(withdrawalsDue)),
                Double.POSITIVE_INFINITY,
                taxYear(),
                gainBudget(),
                Double.POSITIVE_INFINITY,
                limits.turnoverLimit()
                        .map(part -> Dollars.fraction(part) * value)
                        .orElse(Double.POSITIVE_INFINITY),
                0,
                assets,
                groups(assets),
                exposures,
                specific,
                Dollars.fraction(limits.riskAversion()),
                Dollars.of(limits.minimumTrade()),
                Integer.MAX_VALUE);
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

    private double gainBudget() {
        Optional<Money> budget = isTaxable() ? limits.gainBudget() : Optional.empty();
        return budget.map(amount -> Math.max(0, Dollars.of(amount))).orElse(Double.POSITIVE_INFINITY);
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
        double band = limits.sectorBand().map(Dollars::fraction).orElse(1.0) * value;
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
                double least = Dollars.fraction(lowest.weight()) * value;
                groups.add(new Problem.Group("lowest weight of " + lowest.security(), least, Double.POSITIVE_INFINITY));
            }
        }
        return groups;
    }

    private Asset asset(SecurityId id) {
        Security security = view.market().security(id);
        Position position = view.positions().get(id);
        PoseSales.Relief relief = reliefs.getOrDefault(id, PoseSales.Relief.NOTHING);
        double price = view.market().quote(id).price().decimal().doubleValue();
        double held = position == null ? 0 : Dollars.shares(position.quantity()) * price;
        double target = Dollars.fraction(limits.targetWithin(id, view.targetOf(id))) * value;
        return new Asset(
                id.value(),
                price,
                held,
                target,
                security.spread().decimal().doubleValue() / 20_000,
                buyCap(id, held, target),
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

    /** A security outside the model is never bought; one inside it at most to its highest weight. */
    private double buyCap(SecurityId id, double held, double target) {
        if (target <= 0 || limits.noBuy().containsKey(id) || limits.neverOwn().containsKey(id)) {
            return 0;
        }
        Limit.HighestWeight highest = limits.highestWeights().get(id);
        if (highest == null) {
            return Math.max(0, value - held);
        }
        double room = Dollars.fraction(highest.weight()) * value - held;
        boolean fractions = view.market().security(id).fractional() || !limits.wholeShares();
        double price = view.market().quote(id).price().decimal().doubleValue();
        return fractions ? Math.max(0, room) : Dollars.wholeShares(room, price, false);
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
