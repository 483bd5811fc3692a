package io.evenkeel.rebalance;

import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.PriceOfRisk;
import io.evenkeel.proposal.TradeProposal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The trades of one day that go as far as the pace allows and no further than wanted. The price of risk at which a tax
 * budget is just used up is the budget's own: it is searched for, so that the trades are the best for that money.
 */
final class ChooseStep {

    private final TransitionChoices choices;
    private final Pace pace;
    private final Optional<Weight> wanted;

    /** @param wanted tracking error that is near enough */
    ChooseStep(TransitionChoices choices, Pace pace, Optional<Weight> wanted) {
        this.choices = choices;
        this.pace = pace;
        this.wanted = wanted;
    }

    private record Found(PriceOfRisk price, TradeProposal proposal) {}

    /**
     * Nothing where even the least that the account has to do is more than the pace allows. Gains that should wait do not
     * where the tracking error wanted cannot be reached otherwise.
     */
    Optional<TradeProposal> apply() {
        Optional<TradeProposal> nearest = nearest(pace);
        if (!pace.shortGainsWait() || nearest.isPresent() && (wanted.isEmpty() || isNearEnough(nearest.get()))) {
            return nearest;
        }
        Optional<TradeProposal> impatient = nearest(pace.impatient());
        return nearest.isEmpty()
                ? impatient
                : impatient.filter(this::isNearEnough).or(() -> nearest);
    }

    private Optional<TradeProposal> nearest(Pace at) {
        Optional<Found> furthest = highest(at);
        if (furthest.isEmpty()
                || wanted.isEmpty()
                || !isNearEnough(furthest.get().proposal())) {
            return furthest.map(Found::proposal);
        }
        return Optional.of(cheapest(at, furthest.get()).proposal());
    }

    private boolean isNearEnough(TradeProposal proposal) {
        return wanted.isEmpty() || TransitionPoint.distanceAt(proposal.after()).compareTo(wanted.get()) <= 0;
    }

    /** At the highest price of risk whose trades the pace covers. */
    private Optional<Found> highest(Pace at) {
        Predicate<TradeProposal> covered = at::covers;
        Optional<Found> most = find(PriceOfRisk.MOST, at, covered);
        Optional<Found> least = most.isPresent() ? most : find(PriceOfRisk.LEAST, at, covered);
        if (most.isPresent() || least.isEmpty()) {
            return most;
        }
        return Optional.of(search(least.get(), PriceOfRisk.MOST, at, covered));
    }

    /** At the lowest price of risk whose trades come near enough. */
    private Found cheapest(Pace at, Found furthest) {
        Predicate<TradeProposal> near = proposal -> isNearEnough(proposal) && at.covers(proposal);
        return find(PriceOfRisk.LEAST, at, near).orElseGet(() -> search(furthest, PriceOfRisk.LEAST, at, near));
    }

    private Optional<Found> find(PriceOfRisk price, Pace at, Predicate<TradeProposal> wanted) {
        return choices.at(price, at).filter(wanted).map(proposal -> new Found(price, proposal));
    }

    /** Halves the ladder between a price that will do and one that will not, until they are neighbours. */
    private Found search(Found good, PriceOfRisk bad, Pace at, Predicate<TradeProposal> wanted) {
        Found best = good;
        int wrong = bad.rung();
        while (Math.abs(best.price().rung() - wrong) > 1) {
            PriceOfRisk middle = new PriceOfRisk((best.price().rung() + wrong) / 2);
            Optional<Found> found = find(middle, at, wanted);
            best = found.orElse(best);
            wrong = found.isPresent() ? wrong : middle.rung();
        }
        return Objects.requireNonNull(best, "the good one at least");
    }
}
