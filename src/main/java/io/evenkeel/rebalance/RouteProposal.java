package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Concluded;
import io.evenkeel.proposal.BudgetsLeft;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.review.ProposalFacts;
import io.evenkeel.review.ReviewFinding;
import io.evenkeel.review.ReviewRules;
import io.evenkeel.review.TradeFacts;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks the review rules whether a person has to see the proposal, and whether it may go at all. */
final class RouteProposal {

    record Routed(Route route, List<ExceptionNote> exceptions) {}

    /** How far a household that is steered as one is from its target, before its trades and after. */
    record JointDrift(Weight before, Weight after) {}

    private final ReviewRules rules;

    RouteProposal(ReviewRules rules) {
        this.rules = rules;
    }

    /** @param joint where the household is steered as one: what a single account strays is then nobody's concern */
    Routed apply(
            AccountView view,
            BudgetsLeft budgets,
            TradeProposal proposal,
            boolean releasedByHand,
            Optional<JointDrift> joint) {
        List<TradeFacts> trades =
                proposal.trades().stream().map(trade -> describe(view, trade)).toList();
        List<Concluded<ReviewFinding>> findings =
                rules.findings(describe(view, budgets, proposal, releasedByHand, joint), trades);
        boolean blocked = findings.stream().anyMatch(f -> f.conclusion() instanceof ReviewFinding.Blocked);
        Route route = blocked ? Route.BLOCKED : findings.isEmpty() ? Route.CLEARED : Route.REVIEW;
        return new Routed(
                route,
                findings.stream()
                        .map(f -> new ExceptionNote(
                                f.rule().sentence(),
                                f.rule().file(),
                                f.conclusion().message()))
                        .toList());
    }

    private static ProposalFacts describe(
            AccountView view,
            BudgetsLeft budgets,
            TradeProposal proposal,
            boolean releasedByHand,
            Optional<JointDrift> joint) {
        Money largest = proposal.trades().stream().map(Trade::amount).reduce(Money.ZERO, Money::max);
        return new ProposalFacts(
                view.account().id(),
                view.account().registration(),
                proposal.asOf(),
                view.value(),
                proposal.turnover(),
                proposal.tax().estimatedTax(),
                proposal.tax().shortTermGain().plus(proposal.tax().longTermGain()),
                proposal.tax().disallowed(),
                budgets.gains().orElse(null),
                largest,
                part(largest, view),
                proposal.after().cash().minus(view.paymentsDue()),
                joint.map(JointDrift::before).orElse(proposal.before().netDrift()),
                joint.map(JointDrift::after).orElse(proposal.after().netDrift()),
                joint.isPresent() ? null : proposal.after().netTrackingError(),
                joint.map(JointDrift::after).orElseGet(() -> largestResidualDrift(view, proposal)),
                proposal.trades().size(),
                releasedByHand,
                !proposal.explanation().partlyMet().isEmpty());
    }

    private static Weight part(Money amount, AccountView view) {
        return view.value().isPositive() ? amount.partOf(view.value(), RoundingMode.HALF_UP) : Weight.ZERO;
    }

    private static Weight largestResidualDrift(AccountView view, TradeProposal proposal) {
        TreeMap<SecurityId, Money> values = new TreeMap<>(DescribeAccount.values(view));
        for (Trade trade : proposal.trades()) {
            Money change =
                    trade.side() == Side.BUY ? trade.amount() : trade.amount().negated();
            values.merge(trade.security(), change, Money::plus);
        }
        TreeSet<SecurityId> securities = new TreeSet<>(values.keySet());
        securities.addAll(view.targets().keySet());
        Money investable = view.investableValue();
        return securities.stream()
                .filter(security -> investable.isPositive())
                .map(security -> values.getOrDefault(security, Money.ZERO)
                        .partOf(investable, RoundingMode.HALF_UP)
                        .minus(view.targetOf(security))
                        .abs())
                .reduce(Weight.ZERO, Weight::max);
    }

    private static TradeFacts describe(AccountView view, Trade trade) {
        Security security = view.market().security(trade.security());
        return new TradeFacts(
                trade.security(),
                trade.side().name(),
                trade.amount(),
                part(trade.amount(), view),
                shareOfDailyVolume(trade, security.averageDailyVolume()),
                largestMove(view, trade.security()));
    }

    private static @Nullable Weight shareOfDailyVolume(Trade trade, @Nullable Quantity volume) {
        return volume == null || !volume.isPositive()
                ? null
                : Weight.rounded(
                        trade.quantity().decimal().divide(volume.decimal(), 8, RoundingMode.HALF_UP),
                        RoundingMode.HALF_UP);
    }

    private static Weight largestMove(AccountView view, SecurityId security) {
        return view.market().moves().stream()
                .filter(move -> move.security().equals(security))
                .map(move -> move.change().abs())
                .reduce(Weight.ZERO, Weight::max);
    }
}
