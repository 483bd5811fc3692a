package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.Household;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.Market;
import io.evenkeel.money.Money;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.policy.Concluded;
import io.evenkeel.policy.DataRules;
import io.evenkeel.policy.Hold;
import io.evenkeel.policy.PolicyCase;
import io.evenkeel.policy.PolicyRules;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.BudgetsLeft;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.HoldReasons;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.ProposalCheck;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.proposal.TradeReasons;
import io.evenkeel.proposal.WriteProposal;
import io.evenkeel.review.ReviewRules;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.tax.IdentityTable;
import io.evenkeel.tax.TaxRates;
import io.evenkeel.tax.TaxTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * From one household to a result for each of its accounts: a pure function of the household, the market, the models and
 * the rules. Its steps, in order: describe, check the data, set the limits, find trades, write them out, check them
 * again from nothing, route them.
 *
 * <p>Accounts are taken one after the other, taxable ones first: what one proposes, the next one sees as done, so that
 * two accounts of a tax unit do not wash each other's losses. A loss is worth money only in a taxable account, so that
 * one gets the first choice.
 */
public final class RebalanceHousehold {

    /** What the independent check is called where it stops a proposal. */
    public static final String INDEPENDENT_CHECK = "The independent check found a defect in this proposal";

    private final DataRules dataRules;
    private final PolicyRules policyRules;
    private final DescribeAccount describe = new DescribeAccount();
    private final TaxRates taxRates;
    private final IdentityTable identity;
    private final FindTrades findTrades;
    private final RouteProposal route;

    public RebalanceHousehold(
            DataRules dataRules,
            PolicyRules policyRules,
            ReviewRules reviewRules,
            TaxRates taxRates,
            IdentityTable identity,
            Optimizer optimizer) {
        this.taxRates = taxRates;
        this.identity = identity;
        this.dataRules = dataRules;
        this.policyRules = policyRules;
        this.findTrades = new FindTrades(optimizer);
        this.route = new RouteProposal(reviewRules);
    }

    /**
     * One result per account evaluated, sorted by account.
     *
     * @throws IllegalArgumentException where an account's model is not among {@code models}
     */
    public List<AccountResult> evaluate(
            Household household,
            Market market,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes,
            EvaluationRequest request) {
        TaxUnit unit = new TaxUnit(household, market, identity.on(market));
        Map<io.evenkeel.account.AccountId, Account> accounts = new TreeMap<>();
        household.accounts().forEach(account -> accounts.put(account.id(), account));
        for (AccountResult pending : request.pending()) {
            boolean again = request.only().filter(pending.account()::equals).isPresent();
            if (!again && pending.proposal() != null) {
                unit.add(
                        Objects.requireNonNull(accounts.get(pending.account()), "of this household"),
                        pending.proposal());
            }
        }
        List<AccountResult> results = new ArrayList<>();
        for (Account account : inOrder(household)) {
            if (request.only().isEmpty() || request.only().get().equals(account.id())) {
                ModelPortfolio model = models.get(account.model());
                if (model == null) {
                    throw new IllegalArgumentException("The model (%s) of account (%s) is not in the book."
                            .formatted(account.model(), account.id()));
                }
                AccountView view = new AccountView(household, account, model, market, substitutes);
                AccountResult result =
                        evaluate(view, unit, request.releasedByHand().contains(account.id()));
                results.add(result);
                if (result.proposal() != null) {
                    unit.add(account, result.proposal());
                }
            }
        }
        results.sort(Comparator.comparing(AccountResult::account));
        return List.copyOf(results);
    }

    private static List<Account> inOrder(Household household) {
        return household.accounts().stream()
                .sorted(Comparator.comparing(Account::registration).thenComparing(Account::id))
                .toList();
    }

    private AccountResult evaluate(AccountView view, TaxUnit unit, boolean releasedByHand) {
        PolicyCase facts = describe.apply(view, unit.windows(), releasedByHand);
        List<Concluded<Hold>> holds = dataRules.holds(facts);
        if (!holds.isEmpty() && !releasedByHand) {
            return held(view, holds);
        }
        TradingLimits limits = new TradingLimits(policyRules.limits(facts));
        Money due = facts.account().withdrawalsDue();
        TaxStanding standing = unit.standing(limits.tax().yearRates(table(view)));
        FindTrades.Found found = findTrades.apply(view, limits, standing, due);
        if (found instanceof FindTrades.Found.Conflicting conflicting) {
            return infeasible(view, conflicting.contradictions());
        }
        ShareChanges changes = ((FindTrades.Found.Trades) found).changes();
        TradeProposal proposal = new WriteProposal(view, standing, new TradeReasons(view, limits))
                .apply(changes, new HoldReasons(view, limits, standing).of(changes));
        if (changes.isEmpty()) {
            return new AccountResult(
                    view.account().id(), view.household().id(), Outcome.WITHIN_BANDS, null, proposal, List.of());
        }
        List<String> defects =
                ProposalCheck.findings(view, limits, proposal, due, standing.rates(), unit.groups(), unit.proposals());
        return routed(view, BudgetsLeft.of(view, limits, standing), proposal, defects, releasedByHand);
    }

    private TaxTable table(AccountView view) {
        return taxRates.on(view.market().asOf(), view.household().filingStatus());
    }

    private AccountResult routed(
            AccountView view,
            BudgetsLeft budgets,
            TradeProposal proposal,
            List<String> defects,
            boolean releasedByHand) {
        if (!defects.isEmpty()) {
            List<ExceptionNote> notes = defects.stream()
                    .map(defect -> new ExceptionNote(INDEPENDENT_CHECK, "", defect))
                    .toList();
            return result(view, Route.BLOCKED, proposal, notes);
        }
        RouteProposal.Routed routed = route.apply(view, budgets, proposal, releasedByHand);
        return result(view, routed.route(), proposal, routed.exceptions());
    }

    private static AccountResult result(
            AccountView view, Route route, TradeProposal proposal, List<ExceptionNote> notes) {
        return new AccountResult(view.account().id(), view.household().id(), Outcome.TRADE, route, proposal, notes);
    }

    private static AccountResult held(AccountView view, List<Concluded<Hold>> holds) {
        List<ExceptionNote> notes = holds.stream()
                .map(hold -> new ExceptionNote(
                        hold.rule().sentence(),
                        hold.rule().file(),
                        hold.conclusion().message()))
                .toList();
        return new AccountResult(view.account().id(), view.household().id(), Outcome.HELD, null, null, notes);
    }

    private static AccountResult infeasible(AccountView view, List<String> contradictions) {
        List<ExceptionNote> notes = contradictions.stream()
                .map(sentence -> new ExceptionNote("The account's limits contradict each other", "", sentence))
                .toList();
        return new AccountResult(view.account().id(), view.household().id(), Outcome.INFEASIBLE, null, null, notes);
    }
}
