package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.book.AccountView;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of one account: describe, check the data, set the limits, find trades, write, check from nothing, route. */
final class EvaluateAccount {

    /** What the rules say of an account before it is traded. */
    sealed interface Looked {

        /** Its data cannot be trusted. */
        record Held(AccountResult result) implements Looked {}

        /** @param facts what the rules looked at */
        record Free(
                AccountView view, PolicyCase facts, TradingLimits limits, TaxStanding standing, boolean releasedByHand)
                implements Looked {

            Account account() {
                return view.account();
            }

            Ask ask() {
                return Ask.of(view, limits, standing);
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

    Looked look(AccountView view, TaxUnit unit, boolean releasedByHand) {
        PolicyCase facts = describe.apply(view, unit.windows(), releasedByHand);
        List<Concluded<Hold>> holds = dataRules.holds(facts);
        if (!holds.isEmpty() && !releasedByHand) {
            return new Looked.Held(held(view, holds));
        }
        TradingLimits limits = new TradingLimits(policyRules.limits(facts));
        TaxStanding standing = unit.standing(limits.tax().yearRates(table(view)));
        return new Looked.Free(view, facts, limits, standing, releasedByHand);
    }

    private TaxTable table(AccountView view) {
        return taxRates.on(view.market().asOf(), view.household().filingStatus());
    }

    /** Writes what the seat has found as a proposal, beside what stands in the unit; none where its limits contradict. */
    void write(Seat seat, TaxUnit unit) {
        seat.proposal = seat.looked instanceof Looked.Free free && seat.found instanceof FindTrades.Found.Trades trades
                ? written(free, unit, trades.changes())
                : null;
    }

    TradeProposal written(Looked.Free free, TaxUnit unit, ShareChanges changes) {
        TaxStanding standing = unit.standing(free.standing().rates());
        return new WriteProposal(free.view(), standing, new TradeReasons(free.view(), free.limits()))
                .apply(changes, new HoldReasons(free.view(), free.limits(), standing).of(changes));
    }

    /**
     * What becomes of what a seat has decided.
     *
     * @param unit with what stands before it
     * @param joint how far the household is from its target, where it is steered as one
     */
    AccountResult result(Seat seat, TaxUnit unit, RouteProposal.@Nullable JointDrift joint) {
        return seat.looked instanceof Looked.Free free
                ? result(free, seat, unit, joint)
                : ((Looked.Held) seat.looked).result();
    }

    private AccountResult result(Looked.Free free, Seat seat, TaxUnit unit, RouteProposal.@Nullable JointDrift joint) {
        AccountView view = free.view();
        if (seat.found instanceof FindTrades.Found.Conflicting conflicting) {
            return infeasible(view, conflicting.contradictions());
        }
        ShareChanges changes = ((FindTrades.Found.Trades) seat.found).changes();
        TaxStanding standing = unit.standing(free.standing().rates());
        TradeProposal proposal = Objects.requireNonNull(seat.proposal, "written where trades were found");
        if (changes.isEmpty()) {
            return new AccountResult(
                    view.account().id(), view.household().id(), Outcome.WITHIN_BANDS, null, proposal, List.of());
        }
        List<String> defects = ProposalCheck.findings(
                view, free.limits(), proposal, standing.rates(), unit.groups(), unit.proposals());
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
