package io.evenkeel.rebalance;

import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.TradeProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an account can reach today at what tax: along the points tax rises and the distance from the target falls. A choice
 * that costs as much as another one and leaves more is no point of it.
 *
 * @param doingNothing not among the points where there are trades that save tax or cost none
 * @param points from the cheapest to all the way; never empty
 */
public record TransitionFrontier(TransitionPoint doingNothing, List<TransitionPoint> points) {

    public TransitionFrontier {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A frontier has at least one point: doing nothing.");
        }
    }

    static TransitionFrontier of(Figures now, List<TradeProposal> choices) {
        TransitionPoint nothing = TransitionPoint.doingNothing(now);
        List<TransitionPoint> all = Stream.concat(
                        Stream.of(nothing), choices.stream().map(TransitionPoint::of))
                .sorted(TransitionPoint.CHEAPEST_FIRST)
                .toList();
        List<TransitionPoint> best = new ArrayList<>();
        for (TransitionPoint point : all) {
            if (best.isEmpty() || point.distance().compareTo(last(best).distance()) < 0) {
                best.add(point);
            }
        }
        Way way = new Way(now.netDrift(), last(best).drift());
        return new TransitionFrontier(
                nothing.on(way), best.stream().map(point -> point.on(way)).toList());
    }

    public TransitionPoint allTheWay() {
        return last(points);
    }

    /** Where these trades stand beside the points. */
    public TransitionPoint placeOf(TradeProposal proposal) {
        return TransitionPoint.of(proposal).on(way());
    }

    Way way() {
        return new Way(doingNothing.drift(), allTheWay().drift());
    }

    private static TransitionPoint last(List<TransitionPoint> points) {
        return points.get(points.size() - 1);
    }
}
