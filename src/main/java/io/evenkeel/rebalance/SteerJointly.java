package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.HouseholdOptimizer;
import io.evenkeel.policy.AssetLocation;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Drift;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.StandingProposal;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A household whose accounts together are to look like one model. Account after account is asked for its best trades with
 * the others' as they stand, those in which nothing is taxed before the others, again and again until nothing gets better: drift is
 * what they have in common and smooth, cash, lots and limits are each account's own, and such a descent ends at the joint
 * optimum of the convex problem (P. Tseng, Journal of Optimization Theory and Applications 109, 2001). Whole shares, the
 * one direction that a security goes in, and a year's netting over several taxable accounts are beyond that: there it
 * ends where no single account can do better.
 */
final class SteerJointly {

    /** Times that every account is asked; a handful is enough, and more never makes it worse. */
    private static final int MOST_PASSES = 12;

    /** Dollars a year. */
    private static final double BETTER = 0.01;

    /** An account while the household is steered. */
    private static final class Seat {
        final AccountView view;
        final boolean releasedByHand;
        EvaluateAccount.Looked looked;
        FindTrades.Found found = new FindTrades.Found.Trades(FindTrades.nothing());
        double cost;
        boolean wasAsked;

        @Nullable
        TradeProposal proposal;

        Seat(AccountView view, boolean releasedByHand, EvaluateAccount.Looked looked) {
            this.view = view;
            this.releasedByHand = releasedByHand;
            this.looked = looked;
        }

        Account account() {
            return view.account();
        }
    }

    private final EvaluateAccount evaluate;
    private final AssetLocation location;
    private final Supplier<TaxUnit> fresh;
    private final List<Seat> seats = new ArrayList<>();
    private final HouseholdOptimizer optimizer;
    private JointPlan plan = JointPlan.NONE;
    private double total = Double.POSITIVE_INFINITY;

    /** @param fresh the tax unit with what stands in this run and nothing of what is decided here */
    SteerJointly(
            EvaluateAccount evaluate, AssetLocation location, HouseholdOptimizer optimizer, Supplier<TaxUnit> fresh) {
        this.optimizer = optimizer;
        this.evaluate = evaluate;
        this.location = location;
        this.fresh = fresh;
    }

    void seat(AccountView view, boolean releasedByHand) {
        seats.add(new Seat(view, releasedByHand, evaluate.look(view, fresh.get(), releasedByHand)));
    }

    List<AccountResult> results() {
        if (seats.stream().anyMatch(SteerJointly::asks)) {
            plan = JointPlan.of(trading(), fresh.get(), location, optimizer);
            descend();
            settle();
        }
        return written();
    }

    private static boolean asks(Seat seat) {
        return seat.looked instanceof EvaluateAccount.Looked.Free free
                && free.limits().noTrading().isEmpty()
                && free.view().value().isPositive()
                && Bands.asking(free.ask()).isThere();
    }

    private List<EvaluateAccount.Looked.Free> trading() {
        List<EvaluateAccount.Looked.Free> trading = new ArrayList<>();
        for (Seat seat : seats) {
            if (seat.looked instanceof EvaluateAccount.Looked.Free free
                    && free.limits().noTrading().isEmpty()
                    && free.view().value().isPositive()) {
                trading.add(free);
            }
        }
        return trading;
    }

    private void descend() {
        List<Seat> order = seats.stream()
                .sorted(Comparator.comparing((Seat seat) -> !hasTo(seat))
                        .thenComparing(seat -> seat.account().registration().isTaxable())
                        .thenComparing(seat -> seat.account().id()))
                .toList();
        boolean better = true;
        for (int pass = 0; pass < MOST_PASSES && better; pass++) {
            better = false;
            for (Seat seat : order) {
                better |= step(seat, pass == 0);
            }
        }
    }

    /**
     * Cash that is not there, a weight agreed on or what must not be owned leaves no choice: what others have begun would
     * be in its way.
     */
    private static boolean hasTo(Seat seat) {
        return seat.looked instanceof EvaluateAccount.Looked.Free free
                && (free.account().cash().compareTo(free.ask().cashLeft()) < 0
                        || !free.limits().lowestWeights().isEmpty()
                        || free.limits().highestWeights().keySet().stream()
                                .anyMatch(free.view().positions()::containsKey)
                        || free.limits().neverOwn().keySet().stream()
                                .anyMatch(free.view().positions()::containsKey));
    }

    /** Whether the account found something better with the others as they stand; the first time anything is. */
    private boolean step(Seat seat, boolean first) {
        TaxUnit unit = unitOfOthers(seat);
        EvaluateAccount.Looked looked = evaluate.look(seat.view, unit, seat.releasedByHand);
        if (!(looked instanceof EvaluateAccount.Looked.Free free)) {
            return false;
        }
        Others household = Others.of(seat.view, unit.proposals(), location);
        Ask ask = free.ask().beside(first ? plan.expecting(household, unasked(seat)) : household);
        FindTrades.Step step = evaluate.findTrades().jointly(ask);
        double others = seats.stream()
                .filter(other -> other != seat)
                .mapToDouble(other -> other.cost)
                .sum();
        double reached = step.objective() + others;
        if (!first && !(reached < total - BETTER)) {
            return false;
        }
        total = reached;
        seat.wasAsked = true;
        seat.looked = looked;
        seat.found = step.found();
        seat.cost = step.cost();
        seat.proposal = step.found() instanceof FindTrades.Found.Trades trades
                ? evaluate.written(free, free.standing(), trades.changes())
                : null;
        return true;
    }

    /** Who may trade and has not been asked yet. */
    private List<AccountId> unasked(Seat asked) {
        return seats.stream()
                .filter(seat -> seat != asked && !seat.wasAsked)
                .map(seat -> seat.account().id())
                .toList();
    }

    private TaxUnit unitOfOthers(Seat seat) {
        TaxUnit unit = fresh.get();
        for (Seat other : seats) {
            if (other != seat && other.proposal != null) {
                unit.add(other.account(), other.proposal);
            }
        }
        return unit;
    }

    /**
     * In the order in which the proposals are written. While the accounts were asked, each saw what all others propose as
     * done: a loss may have looked usable because another account sells the very shares that wash it. Such an account is
     * asked once more, with what stands before it alone.
     */
    private void settle() {
        TaxUnit unit = fresh.get();
        for (Seat seat : seats) {
            if (seat.looked instanceof EvaluateAccount.Looked.Free free
                    && seat.found instanceof FindTrades.Found.Trades trades) {
                TradeProposal proposal =
                        evaluate.written(free, unit.standing(free.standing().rates()), trades.changes());
                if (!proposal.tax().disallowed().isZero()) {
                    askOnceMore(seat, unit);
                }
            }
            if (seat.proposal != null) {
                unit.add(seat.account(), seat.proposal);
            }
        }
    }

    private void askOnceMore(Seat seat, TaxUnit unit) {
        if (evaluate.look(seat.view, unit, seat.releasedByHand) instanceof EvaluateAccount.Looked.Free free) {
            Others others = Others.of(seat.view, unitOfOthers(seat).proposals(), location);
            seat.looked = free;
            seat.found =
                    evaluate.findTrades().jointly(free.ask().beside(others)).found();
            seat.proposal = seat.found instanceof FindTrades.Found.Trades trades
                    ? evaluate.written(free, free.standing(), trades.changes())
                    : null;
        }
    }

    /** Taxable accounts first, as in any evaluation; what one proposes counts as done for the next. */
    private List<AccountResult> written() {
        RouteProposal.JointDrift drift = drift();
        String sentence = sentence(drift);
        TaxUnit unit = fresh.get();
        List<AccountResult> results = new ArrayList<>();
        for (Seat seat : seats) {
            AccountResult result = seat.looked instanceof EvaluateAccount.Looked.Free free
                    ? evaluate.result(free, said(seat.found, sentence), unit, drift)
                    : ((EvaluateAccount.Looked.Held) seat.looked).result();
            results.add(result);
            if (result.proposal() != null) {
                unit.add(seat.account(), result.proposal());
            }
        }
        return results;
    }

    private static FindTrades.Found said(FindTrades.Found found, String sentence) {
        return found instanceof FindTrades.Found.Trades trades
                ? new FindTrades.Found.Trades(trades.changes().with(sentence))
                : found;
    }

    private String sentence(RouteProposal.JointDrift drift) {
        SortedMap<AccountId, ShareChanges> changes = new TreeMap<>();
        for (Seat seat : seats) {
            if (seat.found instanceof FindTrades.Found.Trades trades) {
                changes.put(seat.account().id(), trades.changes());
            }
        }
        return "The household's accounts are steered as one: its drift goes from "
                + drift.before().percent() + " to " + drift.after().percent()
                + plan.gap(changes)
                        .map(gap -> ", and no trades of all accounts together are better by more than " + gap.dollars()
                                + " a year")
                        .orElse("");
    }

    private RouteProposal.JointDrift drift() {
        AccountView view = seats.get(0).view;
        SortedMap<SecurityId, Money> values = new TreeMap<>(view.steeredValues());
        Money cash = view.household().accounts().stream().map(Account::cash).reduce(Money.ZERO, Money::plus);
        Weight before = Drift.of(values, cash, view.targets());
        List<TradeProposal> all = new ArrayList<>();
        fresh.get().proposals().stream().map(StandingProposal::proposal).forEach(all::add);
        seats.stream().map(seat -> seat.proposal).filter(Objects::nonNull).forEach(all::add);
        for (TradeProposal proposal : all) {
            for (Trade trade : proposal.trades()) {
                Money change = trade.side() == Side.BUY
                        ? trade.amount()
                        : trade.amount().negated();
                values.merge(trade.security(), change, Money::plus);
                cash = cash.minus(change);
            }
        }
        return new RouteProposal.JointDrift(before, Drift.of(values, cash, view.targets()));
    }
}
