package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several accounts of one taxpayer with a target each, as one problem. Every account's securities are securities of their
 * own, with its own cash, purchases, groups and risk; the year's tax and its budgets are those of all sales together.
 *
 * <p>Account p of value V and risk aversion a prices its risk at a / V a squared dollar. The problem of all has one value
 * and one aversion, so the account's exposures, in columns that are its own, are scaled by the root of what its price is
 * of the common one, and its specific variances by that.
 *
 * <p>Left out is what would couple accounts otherwise, and of an account its own budgets, tickets, whole shares, smallest
 * trades and, where there are several, the order of its lots. That can only make trades cost less, so what all of them cost
 * at least is true with these limits as well.
 */
public final class SeparateAccounts {

    /** Dollars that arithmetic may be off by. */
    private static final double CENT = 0.01;

    private final List<Problem> accounts;
    private final List<double[]> exposures = new ArrayList<>();
    private final Problem together;

    /**
     * @param accounts not empty; those that pay tax with the same {@link TaxYear}
     * @param gainBudget net gain that all trades together may realise; positive infinity for none
     * @param taxBudget tax that they may add to the year; positive infinity for none
     * @throws IllegalArgumentException where two accounts pay tax at different rates or in different years
     */
    public SeparateAccounts(List<Problem> accounts, double gainBudget, double taxBudget) {
        this.accounts = List.copyOf(accounts);
        List<TaxYear> years = accounts.stream()
                .map(Problem::taxYear)
                .filter(year -> !year.equals(TaxYear.NONE))
                .distinct()
                .toList();
        if (years.size() > 1) {
            throw new IllegalArgumentException(
                    "Accounts of one taxpayer share a year's tax, but these have %s.".formatted(years));
        }
        Problem first = accounts.get(0);
        double value = accounts.stream().mapToDouble(Problem::value).sum();
        List<Asset> assets = new ArrayList<>();
        List<Problem.Group> groups = new ArrayList<>();
        for (Problem account : accounts) {
            int before = groups.size();
            account.assets().forEach(asset -> assets.add(grouped(asset, before)));
            groups.addAll(account.groups());
        }
        double[] specific = joined(value);
        Problem base = ProblemBuilder.from(first)
                .value(value)
                .cash(
                        accounts.stream().mapToDouble(Problem::cash).sum(),
                        accounts.stream().mapToDouble(Problem::cashFloor).sum(),
                        Double.POSITIVE_INFINITY)
                .taxYear(years.isEmpty() ? TaxYear.NONE : years.get(0))
                .gainBudget(gainBudget)
                .taxBudget(taxBudget)
                .purchaseLimit(Double.POSITIVE_INFINITY)
                .ticketCost(0)
                .assets(assets)
                .groups(groups)
                .risk(exposures.toArray(double[][]::new), specific)
                .minimumTrade(0)
                .tradeLimit(Integer.MAX_VALUE)
                .build();
        together = ProblemBuilder.from(base).accounts(places(base)).build();
    }

    private Asset grouped(Asset asset, int groupsBefore) {
        return new Asset(
                asset.name(),
                asset.price(),
                asset.held(),
                asset.target(),
                asset.buyCost(),
                asset.buyCap(),
                asset.sales(),
                asset.inOrder() && accounts.size() == 1,
                asset.fractional(),
                asset.group() < 0 ? -1 : asset.group() + groupsBefore);
    }

    /** Writes the exposures, each account's in its own columns; the specific variances are returned. */
    private double[] joined(double value) {
        int factors = accounts.stream().mapToInt(Problem::factors).sum();
        List<Double> specific = new ArrayList<>();
        double common = accounts.get(0).riskAversion() / value;
        int column = 0;
        for (Problem account : accounts) {
            double dearer = account.riskAversion() / account.value() / common;
            for (int i = 0; i < account.assets().size(); i++) {
                double[] wide = new double[factors];
                for (int f = 0; f < account.factors(); f++) {
                    wide[column + f] = StrictMath.sqrt(dearer) * account.exposures()[i][f];
                }
                exposures.add(wide);
                specific.add(dearer * account.specific()[i]);
            }
            column += account.factors();
        }
        return specific.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Each account over all securities, of which it can trade its own. */
    private List<Problem> places(Problem base) {
        List<Problem> places = new ArrayList<>();
        int from = 0;
        for (Problem account : accounts) {
            int to = from + account.assets().size();
            List<Asset> all = base.assets();
            List<Asset> its = Stream.of(
                            all.subList(0, from).stream().map(SeparateAccounts::elsewhere),
                            all.subList(from, to).stream(),
                            all.subList(to, all.size()).stream().map(SeparateAccounts::elsewhere))
                    .flatMap(part -> part)
                    .toList();
            places.add(ProblemBuilder.from(base)
                    .cash(account.cash(), account.cashFloor(), account.cashCeiling())
                    .purchaseLimit(account.purchaseLimit())
                    .assets(its)
                    .build());
            from = to;
        }
        return places;
    }

    private static Asset elsewhere(Asset asset) {
        return new Asset(
                asset.name(),
                asset.price(),
                0,
                0,
                asset.buyCost(),
                0,
                List.of(),
                false,
                asset.fractional(),
                asset.group());
    }

    Problem together() {
        return together;
    }

    /**
     * Whether the problem has all of these trades among its own; of others it could say nothing.
     *
     * @param bought shares per account and security
     * @param sold shares per account, security and lot
     */
    public boolean covers(double[][] bought, double[][][] sold) {
        for (int p = 0; p < accounts.size(); p++) {
            for (int i = 0; i < accounts.get(p).assets().size(); i++) {
                Asset asset = accounts.get(p).assets().get(i);
                double[] left = sold[p][i].clone();
                asset.sales().forEach(segment -> left[segment.lot()] -= segment.cap() / asset.price());
                double most = Arrays.stream(left).max().orElse(0);
                if (Math.max(most, bought[p][i] - asset.buyCap() / asset.price()) * asset.price() > CENT) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * What trades in all accounts cost together: drift, the year's tax and trading, tickets left out; dollars a year.
     *
     * @param bought shares per account and security
     * @param sold shares per account, security and lot; each lot's segments are sold in their order
     */
    public double objective(double[][] bought, double[][][] sold) {
        double shortGain = 0;
        double longGain = 0;
        double cost = 0;
        for (int p = 0; p < accounts.size(); p++) {
            Problem account = accounts.get(p);
            double[] active = new double[account.assets().size()];
            for (int i = 0; i < active.length; i++) {
                Asset asset = account.assets().get(i);
                double purchase = bought[p][i] * asset.price();
                double[] left = sold[p][i].clone();
                active[i] = asset.held() - asset.target() + purchase;
                cost += purchase * asset.buyCost();
                for (Segment segment : asset.sales()) {
                    double has = segment.lot() < left.length ? left[segment.lot()] * asset.price() : 0;
                    double dollars = Math.max(0, Math.min(segment.cap(), has));
                    if (dollars > 0) {
                        left[segment.lot()] -= dollars / asset.price();
                        active[i] -= dollars;
                        cost += dollars * segment.untaxed();
                        shortGain += segment.longTerm() ? 0 : dollars * segment.gain();
                        longGain += segment.longTerm() ? dollars * segment.gain() : 0;
                    }
                }
            }
            cost += account.riskAversion() * account.variance(active) / account.value();
        }
        return cost + together.taxYear().taxAdded(shortGain, longGain);
    }
}
