package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.SetAside;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.HouseholdOptimizer;
import io.evenkeel.policy.AssetLocation;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Drift;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.StandingProposal;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A household whose accounts together are to look like one model. {@link JointPlan} finds what all accounts would do if
 * there were no whole shares: drift and the year's tax are what they have in common, cash, lots and limits are each account's
 * own. {@link JointDescent} then asks account after account for trades that can be placed, with what is planned for the
 * others or what they propose as done; it ends where no single account can do better. How much better all of them together
 * could do at most, the plan's bound tells.
 */
final class SteerJointly {

    /** Dollars a year that any trades could be better by before the accounts are asked another time. */
    private static final Money WORTH_ANOTHER = Money.ofDollars(1);

    private final EvaluateAccount evaluate;
    private final AssetLocation location;
    private final Supplier<TaxUnit> fresh;
    private List<Seat> seats = new ArrayList<>();
    private final HouseholdOptimizer optimizer;
    private JointPlan plan = JointPlan.NONE;

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
            steer();
        }
        return written();
    }

    private static boolean asks(Seat seat) {
        return seat.trading().filter(free -> Bands.asking(free.ask()).isThere()).isPresent();
    }

    /** Securities mostly go the planned way; where much seems to be left, accounts are asked without being bound to it. */
    private void steer() {
        List<EvaluateAccount.Looked.Free> trading =
                seats.stream().map(Seat::trading).flatMap(Optional::stream).toList();
        plan = JointPlan.of(trading, fresh.get(), location, optimizer);
        JointDescent bound = descent(true);
        JointDescent best = bound;
        boolean isNearly = plan.gap(Seat.changes(bound.seats()))
                .filter(gap -> gap.compareTo(WORTH_ANOTHER) <= 0)
                .isPresent();
        if (plan.isGuide() && !isNearly) {
            JointDescent free = descent(false);
            best = free.isBetterThan(bound) ? free : bound;
        }
        seats = best.seats();
    }

    private JointDescent descent(boolean isBound) {
        List<Seat> anew = seats.stream().map(Seat::anew).toList();
        return new JointDescent(evaluate, location, fresh, anew, plan, isBound).run();
    }

    /** Taxable accounts first, as in any evaluation; what one proposes counts as done for the next. */
    private List<AccountResult> written() {
        RouteProposal.JointDrift drift = drift();
        String sentence = sentence(drift);
        TaxUnit unit = fresh.get();
        List<AccountResult> results = new ArrayList<>();
        for (Seat seat : seats) {
            seat.found = why(seat).noted(sentence);
            evaluate.write(seat, unit);
            results.add(evaluate.result(seat, unit, drift));
            seat.addTo(unit);
        }
        return results;
    }

    private static FindTrades.Found why(Seat seat) {
        return seat.trading()
                .map(EvaluateAccount.Looked.Free::ask)
                .map(ask -> why(seat.found, ask, Bands.asking(ask)))
                .orElse(seat.found);
    }

    private static FindTrades.Found why(FindTrades.Found found, Ask ask, Bands.Asking asking) {
        return asking.isThere() ? found.explained(ask, asking) : found;
    }

    private String sentence(RouteProposal.JointDrift drift) {
        AccountView view = seats.get(0).view;
        SetAside aside = view.steeredSetAside();
        return "The household's accounts are steered as one: its drift"
                + (aside.isWorthSaying(view.steeredValue()) ? ", without " + aside.sentence() + "," : "")
                + " goes from " + drift.before().percent() + " to "
                + drift.after().percent()
                + plan.gap(Seat.changes(seats))
                        .map(gap -> ", and no trades of all accounts together are better by more than " + gap.dollars()
                                + " a year")
                        .orElse("");
    }

    private RouteProposal.JointDrift drift() {
        AccountView view = seats.get(0).view;
        SortedMap<SecurityId, Money> values = new TreeMap<>(view.steeredValues());
        Money cash = view.household().accounts().stream()
                .map(Account::cash)
                .reduce(Money.ZERO, Money::plus)
                .minus(view.steeredSetAside().total());
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
