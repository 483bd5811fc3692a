package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.account.TargetScope;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.Market;
import io.evenkeel.optimizer.HouseholdOptimizer;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.policy.AssetLocation;
import io.evenkeel.policy.DataRules;
import io.evenkeel.policy.PolicyRules;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.review.ReviewRules;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.tax.IdentityTable;
import io.evenkeel.tax.TaxRates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * From one household to a result for each of its accounts: a pure function of the household, the market, the models and
 * the rules. The steps of an account are {@link EvaluateAccount}'s.
 *
 * <p>Accounts are taken in an order, taxable ones first: a loss is worth money only in a taxable account, so that one gets
 * the first choice. {@link SteerSeparately} asks them one after the other, {@link SteerJointly} steers them as one where
 * the household has one target for all of them; in both what one proposes the others see as done, so that two accounts of
 * a tax unit do not wash each other's losses.
 */
public final class RebalanceHousehold {

    /** What the independent check is called where it stops a proposal. */
    public static final String INDEPENDENT_CHECK = "The independent check found a defect in this proposal";

    private final IdentityTable identity;
    private final AssetLocation location;
    private final EvaluateAccount evaluate;
    private final HouseholdOptimizer together = new HouseholdOptimizer();

    /** Where every place is as good as any other. */
    public RebalanceHousehold(
            DataRules dataRules,
            PolicyRules policyRules,
            ReviewRules reviewRules,
            TaxRates taxRates,
            IdentityTable identity,
            Optimizer optimizer) {
        this(dataRules, policyRules, reviewRules, taxRates, identity, AssetLocation.NONE, optimizer);
    }

    public RebalanceHousehold(
            DataRules dataRules,
            PolicyRules policyRules,
            ReviewRules reviewRules,
            TaxRates taxRates,
            IdentityTable identity,
            AssetLocation location,
            Optimizer optimizer) {
        this.identity = identity;
        this.location = location;
        this.evaluate = new EvaluateAccount(dataRules, policyRules, reviewRules, taxRates, optimizer);
    }

    /**
     * One result per account evaluated, sorted by account.
     *
     * @throws IllegalArgumentException where an account's model is not among {@code models}, or where a household with one
     *     target has accounts of different models
     */
    public List<AccountResult> evaluate(
            Household household,
            Market market,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes,
            EvaluationRequest request) {
        List<AccountView> views = views(household, market, models, substitutes, request);
        boolean jointly = household.targetScope() == TargetScope.HOUSEHOLD
                && household.accounts().size() > 1;
        Supplier<TaxUnit> fresh = () -> unit(household, market, request);
        Predicate<AccountView> isReleased =
                view -> request.releasedByHand().contains(view.account().id());
        List<AccountResult> results = jointly
                ? jointly(household, fresh, views, isReleased)
                : new SteerSeparately(evaluate, together, fresh, views, isReleased).results();
        return results.stream()
                .sorted(Comparator.comparing(AccountResult::account))
                .toList();
    }

    private List<AccountResult> jointly(
            Household household, Supplier<TaxUnit> fresh, List<AccountView> views, Predicate<AccountView> isReleased) {
        List<ModelId> differing = household.accounts().stream()
                .map(Account::model)
                .distinct()
                .sorted()
                .toList();
        if (differing.size() > 1) {
            throw new IllegalArgumentException(
                    "The accounts of household (%s) have one target, but the models %s. Maybe its target scope should be ACCOUNT."
                            .formatted(household.id(), differing));
        }
        SteerJointly steer = new SteerJointly(evaluate, location, together, fresh);
        views.forEach(view -> steer.seat(view, isReleased.test(view)));
        return steer.results();
    }

    /** With what stands in this run. */
    private TaxUnit unit(Household household, Market market, EvaluationRequest request) {
        TaxUnit unit = new TaxUnit(household, market, identity.on(market));
        Map<AccountId, Account> accounts = new TreeMap<>();
        household.accounts().forEach(account -> accounts.put(account.id(), account));
        for (AccountResult pending : request.pending()) {
            boolean again = request.only().filter(pending.account()::equals).isPresent();
            if (!again && pending.proposal() != null) {
                unit.add(
                        Objects.requireNonNull(accounts.get(pending.account()), "of this household"),
                        pending.proposal());
            }
        }
        return unit;
    }

    /** Of the accounts to be evaluated, in order. */
    private static List<AccountView> views(
            Household household,
            Market market,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes,
            EvaluationRequest request) {
        List<AccountView> views = new ArrayList<>();
        for (Account account : inOrder(household)) {
            if (request.only().isEmpty() || request.only().get().equals(account.id())) {
                ModelPortfolio model = models.get(account.model());
                if (model == null) {
                    throw new IllegalArgumentException("The model (%s) of account (%s) is not in the book."
                            .formatted(account.model(), account.id()));
                }
                views.add(new AccountView(household, account, model, market, substitutes));
            }
        }
        return views;
    }

    private static List<Account> inOrder(Household household) {
        return household.accounts().stream()
                .sorted(Comparator.comparing(Account::registration).thenComparing(Account::id))
                .toList();
    }
}
