package io.evenkeel.rebalance;

import io.evenkeel.account.AccountId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.optimizer.HouseholdOptimizer;
import io.evenkeel.optimizer.HouseholdPlan;
import io.evenkeel.optimizer.HouseholdProblem;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.policy.AssetLocation;
import io.evenkeel.proposal.BudgetsLeft;
import io.evenkeel.proposal.ShareChanges;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts of a household that is steered as one best do together: one problem, in which whole shares, smallest
 * trades and what concerns one account alone are left out. It tells the first account asked what to expect of the others,
 * and everybody in the end how much better any trades could have been.
 */
final class JointPlan {

    /** Where there is nothing to plan. */
    static final JointPlan NONE = new JointPlan(List.of(), List.of(), null, null);

    private final List<AccountId> accounts;
    private final List<PoseProblem> posed;
    private final @Nullable HouseholdProblem problem;
    private final @Nullable HouseholdPlan plan;

    private JointPlan(
            List<AccountId> accounts,
            List<PoseProblem> posed,
            @Nullable HouseholdProblem problem,
            @Nullable HouseholdPlan plan) {
        this.accounts = accounts;
        this.posed = posed;
        this.problem = problem;
        this.plan = plan;
    }

    /**
     * A single account needs no plan: what it is asked is all there is to decide.
     *
     * @param trading the accounts that may trade; the others are there as they stand
     * @param unit with what stands in this run already
     */
    static JointPlan of(
            List<EvaluateAccount.Looked.Free> trading,
            TaxUnit unit,
            AssetLocation location,
            HouseholdOptimizer optimizer) {
        if (trading.size() < 2) {
            return NONE;
        }
        List<Ask> asks = trading.stream()
                .map(free -> free.ask().beside(Others.of(free.view(), unit.proposals(), location)))
                .toList();
        SortedSet<SecurityId> securities = new TreeSet<>();
        asks.forEach(ask -> securities.addAll(new PoseProblem(ask).securities()));
        List<PoseProblem> posed =
                asks.stream().map(ask -> new PoseProblem(ask, securities)).toList();
        List<Problem> problems = posed.stream().map(PoseProblem::problem).toList();
        HouseholdProblem household = new HouseholdProblem(problems, budget(asks, true), budget(asks, false));
        return new JointPlan(
                trading.stream().map(free -> free.account().id()).toList(),
                posed,
                household,
                optimizer.plan(household));
    }

    /** Of the only account that pays tax its own as well; dollars. */
    static double budget(List<Ask> asks, boolean ofGains) {
        List<BudgetsLeft> taxed = asks.stream()
                .filter(ask -> ask.view().account().registration().isTaxable())
                .map(Ask::budgets)
                .toList();
        if (taxed.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        BudgetsLeft first = taxed.get(0);
        Optional<Money> budget = taxed.size() == 1
                ? (ofGains ? first.gains() : first.tax())
                : (ofGains ? first.gainsOfHousehold() : first.taxOfHousehold());
        return budget.map(Dollars::of).orElse(Double.POSITIVE_INFINITY);
    }

    /** Whether it says anything of what accounts will do. */
    boolean isGuide() {
        return plan != null && plan.isPossible();
    }

    /**
     * The others as they will be if those that were not asked yet do what is planned for them.
     *
     * @param isBound whether what is planned to be sold is not bought, and the other way round, where the others do not
     */
    Others expecting(Others others, Collection<AccountId> unasked, boolean isBound) {
        if (plan == null || !plan.isPossible()) {
            return others;
        }
        SortedMap<SecurityId, Money> held = new TreeMap<>(others.held());
        Set<SecurityId> bought = new TreeSet<>(others.bought());
        Set<SecurityId> sold = new TreeSet<>(others.sold());
        List<SecurityId> securities = posed.get(0).securities();
        for (int i = 0; i < securities.size(); i++) {
            SecurityId security = securities.get(i);
            Money inAll = Money.ZERO;
            for (int p = 0; p < accounts.size(); p++) {
                Money trade = Dollars.money(plan.traded()[p][i]);
                inAll = inAll.plus(trade);
                if (!trade.isZero() && unasked.contains(accounts.get(p))) {
                    held.merge(security, trade, Money::plus);
                }
            }
            if (isBound && inAll.isPositive() && !sold.contains(security)) {
                bought.add(security);
            } else if (isBound && inAll.isNegative() && !bought.contains(security)) {
                sold.add(security);
            }
        }
        return new Others(others.value(), others.setAside(), held, bought, sold, others.location());
    }

    /**
     * Dollars a year by which any trades of all accounts together could be better at most; none where that is not known, or
     * where an account's limits contradict each other.
     */
    Optional<Money> gap(SortedMap<AccountId, ShareChanges> changes) {
        return plan == null
                        || problem == null
                        || !plan.isPossible()
                        || !problem.isComparable()
                        || !changes.keySet().containsAll(accounts)
                ? Optional.empty()
                : Optional.of(Dollars.money(Math.max(0, objective(changes) - plan.bound())));
    }

    /** What the changes of all accounts cost together, drift, the year's tax and trading; dollars a year. */
    double objective(SortedMap<AccountId, ShareChanges> changes) {
        if (problem == null) {
            return 0;
        }
        double[][] bought = new double[accounts.size()][];
        double[][][] sold = new double[accounts.size()][][];
        for (int p = 0; p < bought.length; p++) {
            ShareChanges its = changes.getOrDefault(accounts.get(p), FindTrades.nothing());
            PoseProblem pose = posed.get(p);
            bought[p] = pose.securities().stream()
                    .mapToDouble(id -> Dollars.shares(its.bought().getOrDefault(id, Quantity.ZERO)))
                    .toArray();
            sold[p] = pose.securities().stream()
                    .map(id -> pose.soldShares(id, its))
                    .toArray(double[][]::new);
        }
        return problem.objective(bought, sold);
    }
}
