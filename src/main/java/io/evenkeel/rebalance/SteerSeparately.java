package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.money.Money;
import io.evenkeel.optimizer.HouseholdOptimizer;
import io.evenkeel.proposal.AccountResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A household whose accounts have a target each. What they share is the year's tax and the wash-sale windows: a loss in one
 * account is worth most beside a gain of another, and what one sells at a loss no other may buy.
 *
 * <p>Accounts are asked in their order, each with what those before it propose as done. The first does not know yet what
 * the others will realise, so each is asked again with what all others propose, as long as that makes all of them
 * together better.
 */
final class SteerSeparately {

    /** Times that every account is asked; two or three are enough, and more never makes it worse. */
    private static final int MOST_PASSES = 6;

    private final EvaluateAccount evaluate;
    private final Supplier<TaxUnit> fresh;
    private final List<AccountView> views;
    private final Predicate<AccountView> isReleasedByHand;
    private final HouseholdOptimizer optimizer;

    /** Accounts as they were asked, and what all of them cost. */
    private record Round(List<Seat> seats, HouseholdCost cost) {}

    /**
     * @param fresh the tax unit with what stands in this run and nothing of what is decided here
     * @param views of the accounts to be asked, in their order
     */
    SteerSeparately(
            EvaluateAccount evaluate,
            HouseholdOptimizer optimizer,
            Supplier<TaxUnit> fresh,
            List<AccountView> views,
            Predicate<AccountView> isReleasedByHand) {
        this.optimizer = optimizer;
        this.evaluate = evaluate;
        this.fresh = fresh;
        this.views = views;
        this.isReleasedByHand = isReleasedByHand;
    }

    List<AccountResult> results() {
        Round first = inOrder(true);
        Round best = again(first, settledAfter(first.seats()));
        if (views.size() > 1 && isAnAccountInTheWay(first.seats())) {
            // One account's harvest may cost another more than it is worth: then nothing is traded for its loss alone.
            Round without = again(inOrder(false), new boolean[views.size()]);
            best = without.cost().isBelow(best.cost()) ? without : best;
        }
        return results(best.seats());
    }

    private Round round(List<Seat> asked) {
        return new Round(asked, HouseholdCost.of(asked, fresh.get().year()));
    }

    // --- in order --------------------------------------------------------------------------------------------------

    /** @param harvests whether losses are taken that are worth a trade of their own */
    private Round inOrder(boolean harvests) {
        TaxUnit unit = fresh.get();
        List<Seat> asked = new ArrayList<>();
        for (AccountView view : views) {
            Seat seat = asked(view, unit, harvests);
            asked.add(seat);
            seat.addTo(unit);
        }
        return round(asked);
    }

    private Seat asked(AccountView view, TaxUnit unit, boolean harvests) {
        Seat asked = looked(view, unit);
        asked.free().ifPresent(free -> {
            Ask ask = harvests ? free.ask() : free.ask().withoutHarvest();
            asked.found = evaluate.findTrades().apply(ask);
        });
        return written(asked, unit);
    }

    private Seat looked(AccountView view, TaxUnit unit) {
        boolean isReleased = isReleasedByHand.test(view);
        return new Seat(view, isReleased, evaluate.look(view, unit, isReleased));
    }

    private Seat written(Seat seat, TaxUnit unit) {
        evaluate.write(seat, unit);
        seat.free()
                .ifPresent(free -> seat.ownCost =
                        seat.proposal == null ? 0 : HouseholdCost.ofAccount(free.view(), free.limits(), seat.proposal));
        return seat;
    }

    /** Whether a trade that this run proposes for another account keeps one from something. */
    private static boolean isAnAccountInTheWay(List<Seat> asked) {
        return asked.stream().flatMap(seat -> seat.free().stream()).anyMatch(SteerSeparately::isKeptFromSomething);
    }

    private static boolean isKeptFromSomething(EvaluateAccount.Looked.Free free) {
        LocalDate today = free.view().market().asOf();
        return free.facts().washedLosses().stream()
                        .anyMatch(loss -> loss.bought().equals(today))
                || free.facts().lossesSold().stream()
                        .anyMatch(loss -> loss.sold().equals(today));
    }

    // --- again -----------------------------------------------------------------------------------------------------

    /**
     * The same after second thoughts, where all accounts together are better for them.
     *
     * @param isSettled per account, whether it would say the same again; written to
     */
    private Round again(Round first, boolean[] isSettled) {
        Round now = first;
        boolean better = true;
        for (int pass = 0; pass < MOST_PASSES && better; pass++) {
            better = false;
            for (int s = 0; s < isSettled.length; s++) {
                if (!isSettled[s]) {
                    isSettled[s] = true;
                    Optional<Round> other = betterOnceAsked(now, s);
                    if (other.isPresent()) {
                        now = other.get();
                        better = true;
                        Arrays.fill(isSettled, false);
                        isSettled[s] = true;
                    }
                }
            }
        }
        return now;
    }

    /** Per account, whether nobody trades who was asked after it. */
    private static boolean[] settledAfter(List<Seat> asked) {
        boolean[] isSettled = new boolean[asked.size()];
        for (int s = asked.size() - 1; s >= 0; s--) {
            isSettled[s] = true;
            if (asked.get(s).trades()) {
                break;
            }
        }
        return isSettled;
    }

    /** What one account would rather do with all others' trades as they are, where that is better for all together. */
    private Optional<Round> betterOnceAsked(Round now, int which) {
        Seat seat = now.seats().get(which);
        TaxUnit unit = Seat.unitOfOthers(fresh.get(), now.seats(), seat);
        List<Seat> then = new ArrayList<>(now.seats());
        then.set(which, asked(seat.view, unit, true));
        return round(then).cost().isBelow(now.cost())
                ? inTheirOrder(then).filter(round -> round.cost().isBelow(now.cost()))
                : Optional.empty();
    }

    /**
     * The same trades in the order in which their proposals are written, each beside what stands before it alone: an
     * account that was asked again saw what those after it propose as done. None where that washes a loss, which looked
     * usable because an account after it sells the very shares that wash it.
     */
    private Optional<Round> inTheirOrder(List<Seat> found) {
        TaxUnit unit = fresh.get();
        List<Seat> last = new ArrayList<>();
        for (Seat seat : found) {
            Seat its = looked(seat.view, unit);
            its.found = seat.found;
            written(its, unit);
            if (disallowed(its).compareTo(disallowed(seat).max(Money.ZERO)) > 0) {
                return Optional.empty();
            }
            last.add(its);
            its.addTo(unit);
        }
        return Optional.of(round(last));
    }

    private static Money disallowed(Seat seat) {
        return seat.proposal == null ? Money.ZERO : seat.proposal.tax().disallowed();
    }

    private List<AccountResult> results(List<Seat> last) {
        List<Seat> taking = SeparateBound.taking(last);
        Optional<String> note = gap(taking)
                .map(gap -> ("No trades of the household's %d accounts that are asked to trade are together better by"
                                + " more than %s a year")
                        .formatted(taking.size(), gap.dollars()));
        TaxUnit unit = fresh.get();
        List<AccountResult> results = new ArrayList<>();
        for (Seat seat : last) {
            if (note.isPresent() && taking.contains(seat)) {
                seat.found = seat.found.noted(note.get());
                evaluate.write(seat, unit);
            }
            results.add(evaluate.result(seat, unit, null));
            seat.addTo(unit);
        }
        return results;
    }

    /** Dollars a year by which any trades of these accounts together could be better at most. */
    private Optional<Money> gap(List<Seat> taking) {
        TaxUnit unit = fresh.get();
        List<EvaluateAccount.Looked.Free> free = taking.size() < 2
                ? List.of()
                : taking.stream()
                        .map(seat -> looked(seat.view, unit))
                        .map(Seat::trading)
                        .flatMap(Optional::stream)
                        .toList();
        return free.size() < taking.size()
                ? Optional.empty()
                : SeparateBound.of(free, unit, optimizer).flatMap(bound -> bound.gap(Seat.changes(taking)));
    }
}
