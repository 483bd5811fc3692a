package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws accounts like those that the product rebalances, from a seed: yearly variances, spreads of a few basis points, rates
 * of 40.8% and 23.8%, the rulebook's risk aversion and smallest trade; three lots a name, a market, eleven sectors and
 * styles as factors, and in turn sector bands, budgets, turnover limits, names that may not be bought or sold, and both ways
 * of a wash sale.
 */
public final class DrawnAccount {

    private static final int SECTORS = 11;
    private static final int LOTS = 3;
    private static final double RISK_AVERSION = 30;
    private static final double MINIMUM_TRADE = 250;
    private static final TaxYear RATES = TaxYear.flat(0.408, 0.238);

    private final AccountKind kind;
    private final int names;
    private final SplittableRandom random;
    private final double value;
    private boolean convex;
    private boolean inOrder;
    private Tightness tightness = Tightness.USUAL;

    private DrawnAccount(AccountKind kind, int names, long seed) {
        this.kind = kind;
        this.names = names;
        this.random = new SplittableRandom(seed * 1_000_003 + names * 31L + kind.ordinal());
        this.value = Math.rint(names * uniform(5_000, 50_000));
    }

    /** A problem with all that is not convex: losses that pay and may be bought back, a year whose results are netted. */
    public static Problem whole(AccountKind kind, int names, long seed) {
        return new DrawnAccount(kind, names, seed).draw();
    }

    /** The same account with every lot sold in order, whatever it costs. */
    public static Problem ordered(AccountKind kind, int names, long seed) {
        DrawnAccount account = new DrawnAccount(kind, names, seed);
        account.inOrder = true;
        return account.draw();
    }

    /** The same account as a convex problem: a name with a loss is sold or bought as its seed says, never both. */
    public static Problem convex(AccountKind kind, int names, long seed) {
        return convex(kind, names, seed, Tightness.USUAL);
    }

    /** The same under stress. */
    public static Problem convex(AccountKind kind, int names, long seed, Tightness tightness) {
        DrawnAccount account = new DrawnAccount(kind, names, seed);
        account.convex = true;
        account.tightness = tightness;
        return account.draw();
    }

    private double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private boolean oneIn(double part) {
        return random.nextDouble() < part;
    }

    /** Standard normal, by Box and Muller. */
    private double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private int factors() {
        return names <= 10 ? 10 : names <= 60 ? 15 : names <= 300 ? 20 : names <= 500 ? 25 : 30;
    }

    private Problem draw() {
        int[] sector = new int[names];
        for (int i = 0; i < names; i++) {
            sector[i] = random.nextInt(SECTORS);
        }
        double[][] exposures = exposures(sector);
        double[] specific = specific();
        double[] target = target();
        double cash = cash();
        double[] held = held(target, cash);
        boolean banded = tightness == Tightness.NARROW_BANDS || oneIn(0.6);
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            assets.add(asset(i, held[i], target[i], banded ? sector[i] : -1));
        }
        List<Problem.Group> groups = banded ? groups(assets) : List.of();
        double floor = kind == AccountKind.WITHDRAWAL
                ? cash + Math.min(value * uniform(0.05, 0.15), 0.5 * raisable(assets, groups))
                : 0.002 * value;
        double gains = gainsOfGoingToTarget(assets) + (kind == AccountKind.WITHDRAWAL ? 0.5 * (floor - cash) : 0);
        double turnover =
                oneIn(0.2) && kind != AccountKind.INFLOW ? uniform(0.1, 0.3) * value : Double.POSITIVE_INFINITY;
        return new Problem(
                value,
                cash,
                floor,
                Math.max(ceiling(floor), cash - 0.5 * Math.min(turnover, placeable(assets, groups))),
                convex ? RATES : year(),
                gainBudget(gains),
                oneIn(0.15) ? 0.4 * uniform(0.2, 1) * gains : Double.POSITIVE_INFINITY,
                turnover,
                0,
                assets,
                groups,
                exposures,
                specific,
                RISK_AVERSION * tightness.riskAversion(),
                MINIMUM_TRADE,
                Integer.MAX_VALUE);
    }

    /** Loadings on a market, the sectors that fit, and styles; the factors' covariance is the identity. */
    private double[][] exposures(int[] sector) {
        int k = factors();
        double[][] exposures = new double[names][k];
        for (int i = 0; i < names; i++) {
            exposures[i][0] = 0.15 * uniform(0.6, 1.4);
            if (1 + sector[i] < k) {
                exposures[i][1 + sector[i]] = 0.08 * uniform(0.7, 1.3);
            }
            for (int f = 1 + SECTORS; f < k; f++) {
                exposures[i][f] = 0.03 * normal();
            }
        }
        return exposures;
    }

    private double[] specific() {
        double[] specific = new double[names];
        for (int i = 0; i < names; i++) {
            double deviation = uniform(0.15, 0.4);
            boolean explained = tightness == Tightness.HARDLY_SPECIFIC && oneIn(0.3);
            specific[i] = explained ? 1e-5 : deviation * deviation;
        }
        return specific;
    }

    /** Like weights by capitalization, with a little cash; in a transition a third of the names is not wanted. */
    private double[] target() {
        double[] target = new double[names];
        double sum = 0;
        for (int i = 0; i < names; i++) {
            boolean unwanted = kind == AccountKind.TRANSITION && i % 3 == 0 && i > 0;
            target[i] = unwanted ? 0 : StrictMath.exp(0.8 * normal());
            sum += target[i];
        }
        double invested = uniform(0.97, 0.995) * value;
        for (int i = 0; i < names; i++) {
            target[i] *= invested / sum;
        }
        return target;
    }

    private double cash() {
        double part = kind == AccountKind.INFLOW ? uniform(0.1, 0.3) : uniform(0.004, 0.02);
        return Math.rint(part * value * 100) / 100;
    }

    private double[] held(double[] target, double cash) {
        double[] held = new double[names];
        double sum = 0;
        for (int i = 0; i < names; i++) {
            boolean missing = kind == AccountKind.TRANSITION && i % 3 == 1;
            double before = target[i] > 0 ? target[i] : value / names * uniform(0.3, 2);
            held[i] = missing ? 0 : before * StrictMath.exp(0.2 * normal());
            sum += held[i];
        }
        double concentrated = kind == AccountKind.CONCENTRATION ? 0.3 * value : 0;
        for (int i = 0; i < names; i++) {
            held[i] *= (value - cash - concentrated) / sum;
        }
        held[0] += concentrated;
        return held;
    }

    private Asset asset(int i, double worth, double target, int group) {
        double price = Math.rint(100 * StrictMath.exp(4.2 + 0.7 * normal())) / 100;
        double shares = Math.rint(worth / price);
        double held = shares * price;
        double halfSpread = uniform(1e-4, 5e-4);
        List<Segment> sales = lots(i, price, shares, halfSpread);
        boolean loses = sales.stream().anyMatch(sale -> sale.gain() < 0);
        boolean buysBack = !convex || oneIn(0.5);
        boolean washed = loses && oneIn(0.15);
        boolean neverBuy = target == 0 || oneIn(0.05) || washed || (convex && loses && !buysBack);
        boolean neverSell = oneIn(0.05) && i > 0;
        if (neverSell) {
            sales = List.of();
        } else if (convex && buysBack || loses && oneIn(0.15)) {
            sales = sales.stream().filter(sale -> sale.gain() >= 0).toList();
        }
        return new Asset(
                "S%04d".formatted(i),
                price,
                held,
                target,
                halfSpread,
                neverBuy ? 0 : Math.max(0, value - held),
                sales,
                inOrder,
                false,
                group);
    }

    private List<Segment> lots(int i, double price, double shares, double halfSpread) {
        List<Segment> lots = new ArrayList<>();
        double left = shares;
        for (int lot = 0; lot < LOTS && left > 0; lot++) {
            double part = lot == LOTS - 1 ? left : Math.min(left, Math.rint(shares * uniform(0.1, 0.6)));
            if (part > 0) {
                lots.add(new Segment(lot, part * price, halfSpread, gain(i), oneIn(0.67), 0));
            }
            left -= part;
        }
        return lots;
    }

    /** Gain in a dollar of proceeds; a stock that doubled has half. */
    private double gain(int i) {
        if (kind == AccountKind.CONCENTRATION && i == 0) {
            return uniform(0.7, 0.95);
        }
        double growth = kind == AccountKind.HARVEST ? -0.05 + 0.25 * normal() : 0.25 + 0.25 * normal();
        return Math.max(-1.5, 1 - StrictMath.exp(-growth));
    }

    private double gainsOfGoingToTarget(List<Asset> assets) {
        double gains = 0;
        for (Asset asset : assets) {
            double left = Math.max(0, asset.held() - asset.target());
            for (Segment sale : asset.sales()) {
                double part = Math.min(left, sale.cap());
                gains += Math.max(0, part * sale.gain());
                left -= part;
            }
        }
        return gains;
    }

    /** Dollars that sales could bring without a sector leaving its band. */
    private static double raisable(List<Asset> assets, List<Problem.Group> groups) {
        return movable(assets, groups, false);
    }

    /** Dollars that could be spent without a sector leaving its band. */
    private static double placeable(List<Asset> assets, List<Problem.Group> groups) {
        return movable(assets, groups, true);
    }

    private static double movable(List<Asset> assets, List<Problem.Group> groups, boolean buys) {
        double[] most = new double[groups.size()];
        double[] held = new double[groups.size()];
        double movable = 0;
        for (Asset asset : assets) {
            double own = buys
                    ? asset.buyCap()
                    : asset.sales().stream().mapToDouble(Segment::cap).sum();
            if (asset.group() < 0) {
                movable += own;
            } else {
                most[asset.group()] += own;
                held[asset.group()] += asset.held();
            }
        }
        for (int g = 0; g < held.length; g++) {
            Problem.Group group = groups.get(g);
            movable += Math.min(most[g], buys ? group.upper() - held[g] : held[g] - group.lower());
        }
        return movable;
    }

    private double gainBudget(double gains) {
        if (tightness == Tightness.TIGHT_BUDGET) {
            return 0.1 * gains;
        }
        return oneIn(0.4) ? uniform(0.1, 0.8) * gains : Double.POSITIVE_INFINITY;
    }

    private double ceiling(double floor) {
        if (tightness == Tightness.FIXED_CASH) {
            return floor;
        }
        return oneIn(0.3) ? floor + uniform(0.01, 0.03) * value : Double.POSITIVE_INFINITY;
    }

    private List<Problem.Group> groups(List<Asset> assets) {
        double band = (tightness == Tightness.NARROW_BANDS ? 0.001 : 0.02) * value;
        List<Problem.Group> groups = new ArrayList<>();
        for (int g = 0; g < SECTORS; g++) {
            double target = 0;
            double held = 0;
            for (Asset asset : assets) {
                target += asset.group() == g ? asset.target() : 0;
                held += asset.group() == g ? asset.held() : 0;
            }
            groups.add(new Problem.Group("sector " + g, Math.min(held, target - band), Math.max(held, target + band)));
        }
        return groups;
    }

    /** The year's results so far, on either side of nothing. */
    private TaxYear year() {
        if (oneIn(0.3)) {
            return RATES;
        }
        return new TaxYear(0.01 * value * normal(), 0.02 * value * normal(), 0.408, 0.238, 0.37, 0.1, 3_000, true);
    }
}
