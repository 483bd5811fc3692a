package io.evenkeel.rebalance;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.Position;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.optimizer.HouseholdOptimizer;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.SeparateAccounts;
import io.evenkeel.optimizer.TaxYear;
import io.evenkeel.policy.WashedLossFacts;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.tax.YearRates;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What accounts with a target each cost together at least, in the sum of what each is asked by: a year's drift, half
 * spreads, the hurdle of substitutes, and the year's tax, that of all sales together. A loss that is not worth a harvest
 * counts nothing beyond its holding's target, as for a single account; one counts as worth it that could be beside any
 * gains of the others. What must go earns what it earns there. What waiting for a long-term gain saves is left out, because
 * it hangs on how the year ends.
 *
 * <p>Only the year's tax is shared: accounts that pay it are one problem, every other account is one by itself. All are posed
 * as they stand before anybody trades, so that no order of asking matters, and neither of the sales at a loss that close a
 * security to the other accounts nor of an account's own budgets is anything said: trades may have to give way to them, and
 * then cost more. What such a sale opens is there: a substitute may be bought for what is missing of a security that
 * another account closes. An account that rests stays as it is.
 */
final class SeparateBound {

    /** More than any account realises: beside so much a loss is worth what it can be worth at most. */
    private static final Money ENDLESS = Money.ofDollars(1_000_000_000_000L);

    private static final Money A_CENT = new Money(1);
    private static final Price A_CENT_A_SHARE = Price.of("0.01");

    /** Accounts that pay the same year's tax, or one that pays none. */
    private record Group(List<PoseProblem> posed, List<AccountId> ids, SeparateAccounts accounts) {

        double[][] bought(SortedMap<AccountId, ShareChanges> changes) {
            double[][] bought = new double[ids.size()][];
            for (int p = 0; p < bought.length; p++) {
                ShareChanges its = changes.getOrDefault(ids.get(p), FindTrades.nothing());
                bought[p] = posed.get(p).securities().stream()
                        .mapToDouble(id -> Dollars.shares(its.bought().getOrDefault(id, Quantity.ZERO)))
                        .toArray();
            }
            return bought;
        }

        double[][][] sold(SortedMap<AccountId, ShareChanges> changes) {
            double[][][] sold = new double[ids.size()][][];
            for (int p = 0; p < sold.length; p++) {
                PoseProblem pose = posed.get(p);
                ShareChanges its = changes.getOrDefault(ids.get(p), FindTrades.nothing());
                sold[p] = pose.securities().stream()
                        .map(id -> pose.soldShares(id, its))
                        .toArray(double[][]::new);
            }
            return sold;
        }
    }

    private final List<Group> groups;
    private final double least;

    private SeparateBound(List<Group> groups, double least) {
        this.groups = groups;
        this.least = least;
    }

    /** Accounts that trade, or that something asks to. */
    static List<Seat> taking(List<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.trading().isPresent() && (seat.trades() || isAsked(seat)))
                .toList();
    }

    private static boolean isAsked(Seat seat) {
        return seat.trading().filter(free -> Bands.asking(free.ask()).isThere()).isPresent();
    }

    /**
     * None where there is nothing to be done together, or where it is not known: limits contradict each other, rates differ,
     * a client demands losses of which the year decides, or one account would free a loss of another.
     *
     * @param taking each as nobody has traded yet; see {@link #taking}
     * @param unit with what stands in this run and nothing of what is decided here
     */
    static Optional<SeparateBound> of(
            List<EvaluateAccount.Looked.Free> taking, TaxUnit unit, HouseholdOptimizer optimizer) {
        Set<AccountId> ids = taking.stream().map(free -> free.account().id()).collect(Collectors.toSet());
        if (taking.size() < 2
                || taking.stream().anyMatch(free -> isFreedByAnother(free, ids, unit))
                || taking.stream()
                        .anyMatch(free -> !free.ask().plan().demanded().isEmpty())) {
            return Optional.empty();
        }
        List<Ask> asks = taking.stream()
                .map(EvaluateAccount.Looked.Free::ask)
                .map(SeparateBound::widest)
                .toList();
        List<Ask> taxed = asks.stream().filter(SeparateBound::isTaxable).toList();
        List<Problem> posed =
                taxed.stream().map(PoseProblem::new).map(PoseProblem::problem).toList();
        if (posed.stream().map(Problem::taxYear).distinct().count() > 1
                || !posed.stream().map(Problem::taxYear).allMatch(TaxYear::netted)) {
            return Optional.empty();
        }
        List<Group> groups = new ArrayList<>();
        if (!taxed.isEmpty()) {
            groups.add(group(taxed, asks, JointPlan.budget(taxed, true), JointPlan.budget(taxed, false)));
        }
        asks.stream()
                .filter(ask -> !isTaxable(ask))
                .map(ask -> group(List.of(ask), asks, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .forEach(groups::add);
        double least = 0;
        for (Group group : groups) {
            OptionalDouble its = optimizer.leastCost(group.accounts());
            if (its.isEmpty()) {
                return Optional.empty();
            }
            least += its.getAsDouble();
        }
        return Optional.of(new SeparateBound(groups, least));
    }

    private static boolean isTaxable(Ask ask) {
        return ask.view().account().registration().isTaxable();
    }

    private static Group group(List<Ask> asks, List<Ask> all, double gainBudget, double taxBudget) {
        List<PoseProblem> posed = asks.stream()
                .map(ask -> PoseProblem.withMostStandIns(ask, closable(ask, all)))
                .toList();
        return new Group(
                posed,
                asks.stream().map(ask -> ask.view().account().id()).toList(),
                new SeparateAccounts(posed.stream().map(PoseProblem::problem).toList(), gainBudget, taxBudget));
    }

    /** Identity groups of which an account besides this one has something to lose. */
    private static Set<String> closable(Ask ask, List<Ask> all) {
        return all.stream()
                .filter(other -> other != ask && isTaxable(other))
                .flatMap(other -> other.view().positions().values().stream())
                .filter(position -> position.lots().stream().anyMatch(lot -> mayLose(position, lot)))
                .map(position ->
                        ask.standing().windows().groupOf(position.security().id()))
                .collect(Collectors.toSet());
    }

    /** A part of a lot without gain may be rounded to a loss of a cent. */
    private static boolean mayLose(Position position, TaxLot lot) {
        return lot.basis() != null
                && position.quote()
                                .worth(lot.quantity())
                                .minus(lot.basis())
                                .compareTo(lot.quantity()
                                        .at(A_CENT_A_SHARE, RoundingMode.UP)
                                        .plus(A_CENT))
                        < 0;
    }

    /** A loss that another account's purchase washes is free once that account sells what it bought. */
    private static boolean isFreedByAnother(EvaluateAccount.Looked.Free free, Set<AccountId> taking, TaxUnit unit) {
        return free.facts().washedLosses().stream()
                .filter(washed -> washed.unlessSold().isEmpty())
                .map(WashedLossFacts::security)
                .flatMap(security -> unit.windows().recentPurchases(security).stream())
                .anyMatch(purchase ->
                        !purchase.account().equals(free.account().id()) && taking.contains(purchase.account()));
    }

    /** Every loss is worth a harvest that is beside any gains of the others, and no gain waits. */
    private static Ask widest(Ask ask) {
        TaxStanding standing = ask.standing();
        RealisedYear gains = new RealisedYear(ENDLESS, Money.ZERO, Money.ZERO, Money.ZERO);
        HarvestPlan plan =
                HarvestPlan.of(ask.view(), ask.limits(), new TaxStanding(gains, standing.rates(), standing.windows()));
        Money limit = standing.rates().lossLimit();
        return ask.harvesting(plan).ending(new YearRates(Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.ZERO, limit));
    }

    /** Dollars a year by which any trades of these accounts together are better at most; none where they are not posed. */
    Optional<Money> gap(SortedMap<AccountId, ShareChanges> changes) {
        double cost = 0;
        for (Group group : groups) {
            double[][] bought = group.bought(changes);
            double[][][] sold = group.sold(changes);
            if (!changes.keySet().containsAll(group.ids()) || !group.accounts().covers(bought, sold)) {
                return Optional.empty();
            }
            cost += group.accounts().objective(bought, sold);
        }
        return Optional.of(Dollars.money(Math.max(0, cost - least)));
    }
}
