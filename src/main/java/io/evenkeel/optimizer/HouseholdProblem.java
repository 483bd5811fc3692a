package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Several accounts of one tax unit that together are to look like one target. Risk and the year's tax are those of all
 * trades together; cash, purchases and lots are each account's own, and so is what each may trade. A security goes one way
 * in all of them.
 *
 * <p>What an account's own limits add beyond that, such as the order of its lots, a lowest weight, a budget of its own or
 * a price for each ticket, is left out: so what the household costs at least is true with them as well, and trades may
 * have to give way to them.
 */
public final class HouseholdProblem {

    /** Every account rounds what each of the others holds to the cent by itself. */
    private static final double CENT = 0.01;

    /** The same, in parts of the household's value, for what decimal arithmetic and that in fractions do not share. */
    private static final double ROUNDING = 1e-9;

    private final List<Problem> accounts;
    private final Problem together;
    private final boolean isComparable;

    /**
     * @param accounts each posed over the same securities in the same order, with the household's value, holdings and targets
     *     and its own cash, purchases and lots; not empty
     * @param gainBudget net gain that all trades together may realise; positive infinity for none
     * @param taxBudget tax that they may add to the year; positive infinity for none
     * @throws IllegalArgumentException where the accounts do not look at one household
     */
    public HouseholdProblem(List<Problem> accounts, double gainBudget, double taxBudget) {
        this.accounts = List.copyOf(accounts);
        Problem first = accounts.get(0);
        double tolerance = CENT * accounts.size() * (first.assets().size() + 1) + ROUNDING * first.value();
        accounts.forEach(account -> requireSameHousehold(first, account, tolerance));
        List<TaxYear> years = accounts.stream()
                .map(Problem::taxYear)
                .filter(year -> !year.equals(TaxYear.NONE))
                .distinct()
                .toList();
        isComparable = years.size() <= 1;
        boolean isGrouped = accounts.stream().allMatch(account -> names(account).equals(names(first)));
        together = ProblemBuilder.from(first)
                .cash(sum(Problem::cash), sum(Problem::cashFloor), Double.POSITIVE_INFINITY)
                .taxYear(years.isEmpty() ? TaxYear.NONE : years.get(0))
                .gainBudget(gainBudget)
                .taxBudget(taxBudget)
                .ticketCost(0)
                .assets(assets(isGrouped))
                .groups(isGrouped ? groups() : List.of())
                .riskAversion(accounts.stream()
                        .mapToDouble(Problem::riskAversion)
                        .min()
                        .orElseThrow())
                .minimumTrade(0)
                .tradeLimit(Integer.MAX_VALUE)
                .accounts(accounts)
                .build();
    }

    private static void requireSameHousehold(Problem first, Problem other, double tolerance) {
        if (Math.abs(first.value() - other.value()) > tolerance) {
            throw new IllegalArgumentException("The household's value is %s to one account and %s to another."
                    .formatted(first.value(), other.value()));
        }
        List<String> securities = first.assets().stream().map(Asset::name).toList();
        List<String> others = other.assets().stream().map(Asset::name).toList();
        if (!securities.equals(others)) {
            throw new IllegalArgumentException(
                    "One account is posed over %s, another over %s.".formatted(securities, others));
        }
        for (int i = 0; i < securities.size(); i++) {
            Asset one = first.assets().get(i);
            Asset its = other.assets().get(i);
            if (Math.abs(one.held() - its.held()) > tolerance || Math.abs(one.target() - its.target()) > tolerance) {
                throw new IllegalArgumentException(
                        "Of security (%s) one account sees %s with target %s, another %s with %s."
                                .formatted(one.name(), one.held(), one.target(), its.held(), its.target()));
            }
        }
    }

    private static List<String> names(Problem account) {
        return account.groups().stream().map(Problem.Group::name).toList();
    }

    private double sum(ToDoubleFunction<Problem> of) {
        return accounts.stream().mapToDouble(of).sum();
    }

    private List<Asset> assets(boolean isGrouped) {
        List<Asset> merged = new ArrayList<>();
        for (int i = 0; i < accounts.get(0).assets().size(); i++) {
            Asset first = accounts.get(0).assets().get(i);
            List<Segment> sales = new ArrayList<>();
            double buyCap = 0;
            double buyCost = first.buyCost();
            for (Problem account : accounts) {
                Asset its = account.assets().get(i);
                sales.addAll(its.sales());
                buyCap += its.buyCap();
                buyCost = Math.min(buyCost, its.buyCost());
            }
            merged.add(new Asset(
                    first.name(),
                    first.price(),
                    first.held(),
                    first.target(),
                    buyCost,
                    buyCap,
                    sales,
                    false,
                    first.fractional(),
                    isGrouped ? first.group() : -1));
        }
        return merged;
    }

    /** Each as wide as the account whose limits are the widest would have it. */
    private List<Problem.Group> groups() {
        List<Problem.Group> widest = new ArrayList<>();
        for (int g = 0; g < accounts.get(0).groups().size(); g++) {
            double lower = Double.POSITIVE_INFINITY;
            double upper = Double.NEGATIVE_INFINITY;
            for (Problem account : accounts) {
                lower = Math.min(lower, account.groups().get(g).lower());
                upper = Math.max(upper, account.groups().get(g).upper());
            }
            widest.add(new Problem.Group(accounts.get(0).groups().get(g).name(), lower, upper));
        }
        return widest;
    }

    Problem together() {
        return together;
    }

    List<Problem> accounts() {
        return accounts;
    }

    /** Whether all accounts that pay tax do so at the same rates; otherwise no bound is one. */
    public boolean isComparable() {
        return isComparable;
    }

    /**
     * What trades in all accounts cost together: drift, the year's tax and trading; dollars a year.
     *
     * @param bought shares per account and security
     * @param sold shares per account, security and lot; each lot's segments are sold in their order
     */
    public double objective(double[][] bought, double[][][] sold) {
        int n = together.assets().size();
        double[] active = new double[n];
        double shortGain = 0;
        double longGain = 0;
        double cost = 0;
        for (int i = 0; i < n; i++) {
            active[i] =
                    together.assets().get(i).held() - together.assets().get(i).target();
        }
        for (int p = 0; p < accounts.size(); p++) {
            for (int i = 0; i < n; i++) {
                Asset asset = accounts.get(p).assets().get(i);
                double purchase = bought[p][i] * asset.price();
                double[] left = sold[p][i].clone();
                active[i] += purchase;
                cost += purchase * asset.buyCost();
                double sale = 0;
                for (Segment segment : asset.sales()) {
                    double has = segment.lot() < left.length ? left[segment.lot()] * asset.price() : 0;
                    double dollars = Math.min(segment.cap(), has);
                    if (dollars > 0) {
                        left[segment.lot()] -= dollars / asset.price();
                        sale += dollars;
                        cost += dollars * segment.untaxed();
                        shortGain += segment.longTerm() ? 0 : dollars * segment.gain();
                        longGain += segment.longTerm() ? dollars * segment.gain() : 0;
                    }
                }
                active[i] -= sale;
                cost += purchase > 0 || sale > 0 ? accounts.get(p).ticketCost() : 0;
            }
        }
        double drift = together.riskAversion() * together.variance(active) / together.value();
        return drift + together.taxYear().taxAdded(shortGain, longGain) + cost;
    }
}
