package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.book.AccountView;
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
import io.evenkeel.tax.TaxRates;
import io.evenkeel.tax.TaxTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of one account: describe, check the data, set the limits, find trades, write, check from nothing, route. */
final class EvaluateAccount {

    /** What the rules say of an account before it is traded. */
    sealed interface Looked {

        /** Its data cannot be trusted. */
        record Held(AccountResult result) implements Looked {}

        /** @param due payments that are due within the horizon */
        record Free(AccountView view, TradingLimits limits, TaxStanding standing, Money due, boolean releasedByHand)
                implements Looked {

            Account account() {
                return view.account();
            }

            Ask ask() {
                return Ask.of(view, limits, standing, due);
            }
        }
    }

    private final DataRules dataRules;
    private final PolicyRules policyRules;
    private final DescribeAccount describe = new DescribeAccount();
    private final TaxRates taxRates;
    private final FindTrades findTrades;
    private final RouteProposal route;

    EvaluateAccount(
            DataRules dataRules,
            PolicyRules policyRules,
            ReviewRules reviewRules,
            TaxRates taxRates,
            Optimizer optimizer) {
        this.dataRules = dataRules;
        this.policyRules = policyRules;
        this.taxRates = taxRates;
        this.findTrades = new FindTrades(optimizer);
        this.route = new RouteProposal(reviewRules);
    }

    FindTrades findTrades() {
        return findTrades;
    }

    /**
     * An account on its own.
     *
     * @param cost of the household; the account's is added
     * @param harvests whether losses are taken that are worth a trade of their own
     */
    AccountResult apply(AccountView view, TaxUnit unit, HouseholdCost cost, boolean harvests, boolean releasedByHand) {
        PolicyCase facts = describe.apply(view, unit.windows(), releasedByHand);
        cost.look(facts, view.market().asOf(), !unit.proposals().isEmpty());
        Looked looked = look(view, unit, facts, releasedByHand);
        if (!(looked instanceof Looked.Free free)) {
            return ((Looked.Held) looked).result();
        }
        Ask ask = harvests ? free.ask() : free.ask().withoutHarvest();
        AccountResult result = result(free, findTrades.apply(ask), unit, null);
        if (result.proposal() == null) {
            cost.addInfeasible();
        } else {
            cost.add(view, free.limits(), free.standing(), result.proposal());
        }
        return result;
    }

    Looked look(AccountView view, TaxUnit unit, boolean releasedByHand) {
        return look(view, unit, describe.apply(view, unit.windows(), releasedByHand), releasedByHand);
    }

    private Looked look(AccountView view, TaxUnit unit, PolicyCase facts, boolean releasedByHand) {
        List<Concluded<Hold>> holds = dataRules.holds(facts);
        if (!holds.isEmpty() && !releasedByHand) {
            return new Looked.Held(held(view, holds));
        }
        TradingLimits limits = new TradingLimits(policyRules.limits(facts));
        TaxStanding standing = unit.standing(limits.tax().yearRates(table(view)));
        return new Looked.Free(view, limits, standing, facts.account().withdrawalsDue(), releasedByHand);
    }

    private TaxTable table(AccountView view) {
        return taxRates.on(view.market().asOf(), view.household().filingStatus());
    }

    TradeProposal written(Looked.Free free, TaxStanding standing, ShareChanges changes) {
        return new WriteProposal(free.view(), standing, new TradeReasons(free.view(), free.limits()))
                .apply(changes, new HoldReasons(free.view(), free.limits(), standing).of(changes));
    }

    /** @param joint how far the household is from its target, where it is steered as one */
    AccountResult result(
            Looked.Free free, FindTrades.Found found, TaxUnit unit, RouteProposal.@Nullable JointDrift joint) {
        AccountView view = free.view();
        if (found instanceof FindTrades.Found.Conflicting conflicting) {
            return infeasible(view, conflicting.contradictions());
        }
        ShareChanges changes = ((FindTrades.Found.Trades) found).changes();
        TaxStanding standing = unit.standing(free.standing().rates());
        TradeProposal proposal = written(free, standing, changes);
        if (changes.isEmpty()) {
            return new AccountResult(
                    view.account().id(), view.household().id(), Outcome.WITHIN_BANDS, null, proposal, List.of());
        }
        List<String> defects = ProposalCheck.findings(
                view, free.limits(), proposal, free.due(), standing.rates(), unit.groups(), unit.proposals());
        if (!defects.isEmpty()) {
            return result(
                    view,
                    Route.BLOCKED,
                    proposal,
                    defects.stream()
                            .map(defect -> new ExceptionNote(RebalanceHousehold.INDEPENDENT_CHECK, "", defect))
                            .toList());
        }
        RouteProposal.Routed routed = route.apply(
                view,
                BudgetsLeft.of(view, free.limits(), standing),
                proposal,
                free.releasedByHand(),
                Optional.ofNullable(joint));
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
