package io.evenkeel.rebalance;

import io.evenkeel.account.AccountId;
import io.evenkeel.policy.AssetLocation;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.TradeProposal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Asks account after account of a household for its best trades with the others' as they stand, those in which nothing is
 * taxed before the others, again and again until nothing gets better. The first time each account expects the others that
 * have not been asked to do what is planned for them.
 */
final class JointDescent {

    /** Times that every account is asked; a handful is enough, and more never makes it worse. */
    private static final int MOST_PASSES = 12;

    /** Dollars a year. */
    private static final double BETTER = 0.01;

    private final EvaluateAccount evaluate;
    private final AssetLocation location;
    private final Supplier<TaxUnit> fresh;
    private final JointPlan plan;
    private final boolean isBound;
    private final List<Seat> seats;

    /**
     * @param fresh the tax unit with what stands in this run and nothing of what is decided here
     * @param seats as nobody was asked yet; what each trades is left in them
     * @param isBound whether securities go the planned way the first time
     */
    JointDescent(
            EvaluateAccount evaluate,
            AssetLocation location,
            Supplier<TaxUnit> fresh,
            List<Seat> seats,
            JointPlan plan,
            boolean isBound) {
        this.evaluate = evaluate;
        this.location = location;
        this.fresh = fresh;
        this.seats = seats;
        this.plan = plan;
        this.isBound = isBound;
    }

    List<Seat> seats() {
        return seats;
    }

    JointDescent run() {
        descend();
        settle();
        return this;
    }

    /** Where an account cannot do what is asked of it that is worse than any cost. */
    boolean isBetterThan(JointDescent other) {
        return whole() > other.whole()
                || (whole() == other.whole()
                        && plan.objective(Seat.changes(seats)) < plan.objective(Seat.changes(other.seats)) - BETTER);
    }

    private long whole() {
        return seats.stream().filter(seat -> seat.isWhole).count();
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
        Ask ask = free.ask().beside(first ? plan.expecting(household, unasked(seat), isBound) : household);
        FindTrades.Step step = evaluate.findTrades().jointly(ask);
        if (!first && !isBetter(seat, step)) {
            return false;
        }
        seat.wasAsked = true;
        seat.looked = looked;
        seat.found = step.found();
        seat.isWhole = step.isWhole();
        evaluate.write(seat, unit);
        return true;
    }

    private boolean isBetter(Seat seat, FindTrades.Step step) {
        if (seat.isWhole != step.isWhole() || !step.isWhole()) {
            return step.isWhole();
        }
        SortedMap<AccountId, ShareChanges> now = Seat.changes(seats);
        SortedMap<AccountId, ShareChanges> then = new TreeMap<>(now);
        then.put(seat.account().id(), ((FindTrades.Found.Trades) step.found()).changes());
        return plan.objective(then) < plan.objective(now) - BETTER;
    }

    /** Who has not been asked yet. */
    private List<AccountId> unasked(Seat asked) {
        return seats.stream()
                .filter(seat -> seat != asked && !seat.wasAsked)
                .map(seat -> seat.account().id())
                .toList();
    }

    private TaxUnit unitOfOthers(Seat seat) {
        return Seat.unitOfOthers(fresh.get(), seats, seat);
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
                TradeProposal proposal = evaluate.written(free, unit, trades.changes());
                if (!proposal.tax().disallowed().isZero()) {
                    askOnceMore(seat, unit);
                }
            }
            seat.addTo(unit);
        }
    }

    private void askOnceMore(Seat seat, TaxUnit unit) {
        if (evaluate.look(seat.view, unit, seat.releasedByHand) instanceof EvaluateAccount.Looked.Free free) {
            Others others = Others.of(seat.view, unitOfOthers(seat).proposals(), location);
            seat.looked = free;
            seat.found =
                    evaluate.findTrades().jointly(free.ask().beside(others)).found();
            evaluate.write(seat, unit);
        }
    }
}
