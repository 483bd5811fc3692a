package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.TradeProposal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What trades of one day would cost an account and what they would leave.
 *
 * @param tax that they add to the year; negative where they save
 * @param trackingError that is left; none without a risk model
 * @param drift that is left
 * @param shareOfTheWay part of the drift gone that can go today: 0 where nothing is done, 1 all the way
 */
public record TransitionPoint(
        Money tax, @Nullable Weight trackingError, Weight drift, Weight turnover, Weight shareOfTheWay) {

    /** Cheapest first; of two at the same price the nearer one. */
    static final Comparator<TransitionPoint> CHEAPEST_FIRST = Comparator.comparing(TransitionPoint::tax)
            .thenComparing(TransitionPoint::distance)
            .thenComparing(TransitionPoint::drift)
            .thenComparing(TransitionPoint::turnover);

    static TransitionPoint doingNothing(Figures now) {
        return new TransitionPoint(Money.ZERO, now.netTrackingError(), now.netDrift(), Weight.ZERO, Weight.ZERO);
    }

    static TransitionPoint of(TradeProposal proposal) {
        Figures after = proposal.after();
        return new TransitionPoint(
                proposal.tax().estimatedTax(),
                after.netTrackingError(),
                after.netDrift(),
                proposal.turnover(),
                Weight.ZERO);
    }

    TransitionPoint on(Way way) {
        return new TransitionPoint(tax, trackingError, drift, turnover, way.shareAt(drift));
    }

    /** From the target: tracking error, or drift where there is no risk model. */
    Weight distance() {
        return trackingError == null ? drift : trackingError;
    }

    static Weight distanceAt(Figures figures) {
        Weight trackingError = figures.netTrackingError();
        return trackingError == null ? figures.netDrift() : trackingError;
    }
}
