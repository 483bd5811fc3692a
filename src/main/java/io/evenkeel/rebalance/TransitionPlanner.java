package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.Market;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.TradeProposal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** One account's plan while it is made, step by step. */
final class TransitionPlanner {

    /** A later day that brings the account nearer by less than this part of its first distance is let go by. */
    private static final Weight LEAST_PROGRESS = Weight.of("0.01");

    private final Account account;
    private final Outcome outcome;
    private final Market market;
    private final TransitionLimits limits;
    private final TransitionFrontier frontier;
    private final Weight start;
    private final List<TransitionStep> steps = new ArrayList<>();
    private Weight distance;
    private Weight gone = Weight.ZERO;

    /** @param outcome of evaluating the account today */
    TransitionPlanner(
            Account account, Outcome outcome, Market market, TransitionLimits limits, TransitionFrontier frontier) {
        this.account = account;
        this.outcome = outcome;
        this.market = market;
        this.limits = limits;
        this.frontier = frontier;
        this.start = frontier.doingNothing().distance();
        this.distance = start;
    }

    /** Whether no further step is wanted. */
    boolean isNearEnough() {
        return limits.trackingError()
                .filter(wanted -> distance.compareTo(wanted) <= 0)
                .isPresent();
    }

    /** Whether trades of a later day are worth a step; the first day's always are. */
    boolean isWorthIt(TradeProposal proposal) {
        if (proposal.trades().isEmpty()) {
            return false;
        }
        Weight progress = distance.minus(TransitionPoint.distanceAt(proposal.after()));
        Weight least = Weight.rounded(start.decimal().multiply(LEAST_PROGRESS.decimal()), RoundingMode.HALF_UP);
        return !proposal.asOf().isAfter(market.asOf()) || progress.compareTo(least) > 0;
    }

    void add(TradeProposal proposal) {
        Figures after = proposal.after();
        Weight share = frontier.way().shareAt(after.netDrift()).max(gone);
        steps.add(new TransitionStep(
                proposal.asOf(),
                reason(proposal),
                share.minus(gone),
                proposal.tax().estimatedTax(),
                proposal.turnover(),
                after.netDrift(),
                after.netTrackingError(),
                proposal.trades()));
        gone = share;
        distance = TransitionPoint.distanceAt(after);
    }

    /** In the year so far: what of its limit is used up. */
    Weight turnoverIn(int year) {
        return steps.stream()
                .filter(step -> step.date().getYear() == year)
                .map(TransitionStep::turnover)
                .reduce(Weight.ZERO, Weight::plus);
    }

    private String reason(TradeProposal proposal) {
        LocalDate day = proposal.asOf();
        if (!day.isAfter(market.asOf())) {
            return "Today";
        }
        if (limits.opensEveryYear() && day.equals(TransitionDates.firstOfYear(day.getYear()))) {
            return PlanSentence.NEW_BUDGET;
        }
        SortedSet<LotId> turned = turned(proposal);
        if (turned.isEmpty()) {
            return PlanSentence.NEW_YEAR;
        }
        return turned.size() == 1
                ? "Lot %s is long-term".formatted(turned.first())
                : "%d lots are long-term".formatted(turned.size());
    }

    /** Lots sold whose gain was short-term today. */
    private SortedSet<LotId> turned(TradeProposal proposal) {
        SortedSet<LotId> waited = new TreeSet<>();
        for (TaxLot lot : account.lots()) {
            if (account.registration().isTaxable() && TransitionDates.isShortTermGain(lot, market)) {
                waited.add(lot.id());
            }
        }
        SortedSet<LotId> sold = new TreeSet<>();
        proposal.trades()
                .forEach(trade -> trade.lots().stream().map(LotSale::lot).forEach(sold::add));
        waited.retainAll(sold);
        return waited;
    }

    /** Share of the way that is still wanted. */
    Weight wanting() {
        return isNearEnough() ? Weight.ZERO : Weight.ONE.minus(gone);
    }

    Money tax() {
        return steps.stream().map(TransitionStep::tax).reduce(Money.ZERO, Money::plus);
    }

    Transition transition(Money waitingSaves) {
        return new Transition(account.id(), outcome, frontier, plan(waitingSaves), List.of());
    }

    private TransitionPlan plan(Money waitingSaves) {
        Weight left = Weight.ONE.minus(gone);
        String sentence = new PlanSentence(market.asOf(), steps, left, whyLeft()).text();
        return new TransitionPlan(sentence, steps, left, tax(), waitingSaves);
    }

    /** Whether there is no way to go. */
    private boolean isAtTheEnd() {
        return frontier.points().size() == 1
                && frontier.allTheWay().drift().equals(frontier.doingNothing().drift());
    }

    private String whyLeft() {
        if (isNearEnough()) {
            return "the tracking error wanted is reached";
        }
        if (steps.isEmpty() && isAtTheEnd()) {
            return "the account is as near to its target as its limits let it come";
        }
        return limits.opensEveryYear()
                ? "the yearly limits do not go further within %d years".formatted(TransitionDates.MOST_YEARS)
                : "the account's limits do not let it go further";
    }
}
