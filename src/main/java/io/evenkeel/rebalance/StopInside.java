package io.evenkeel.rebalance;

import io.evenkeel.account.StopAt;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.TradingLimits;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far an account trades that does not go back to its target: what left its band goes to the band's edge or half-way
 * inside, and only as much of the others is traded as that takes or leaves, what is furthest from its target first.
 */
final class StopInside {

    /** A level is found to a millionth of a millionth of its band. */
    private static final int HALVINGS = 40;

    private static final double LEAST_BAND = 1e-6;
    private static final double DUST = 0.005;

    /** One security, a substitute counted as what it stands in for; dollars. */
    private static final class Place {
        final SecurityId original;
        final SortedMap<SecurityId, Double> held = new TreeMap<>();
        final double target;
        final double band;
        double now;
        double goal;

        Place(SecurityId original, double target, double band) {
            this.original = original;
            this.target = target;
            this.band = band;
        }

        /** Where it would be at this distance from its target, in bands. */
        double at(double level) {
            return Math.max(0, target + level * band);
        }
    }

    private final Ask ask;
    private final AccountView view;
    private final TradingLimits limits;
    private final double value;
    private final SortedMap<SecurityId, Place> places = new TreeMap<>();

    private StopInside(Ask ask) {
        this.ask = ask;
        this.view = ask.view();
        this.limits = ask.limits();
        this.value = Dollars.of(view.investableValue());
        SortedMap<SecurityId, SecurityId> originals = StandIns.originals(view);
        view.targets().keySet().forEach(this::place);
        view.positions().forEach((security, position) -> {
            Place place = place(originals.getOrDefault(security, security));
            double dollars = Dollars.of(position.value());
            place.held.put(security, dollars);
            place.now += dollars;
        });
    }

    /** The same question with room for no more trades than that; unchanged where trading goes to the target. */
    static Ask room(Ask ask) {
        return ask.limits().stopAt() == StopAt.TARGET ? ask : new StopInside(ask).narrowed();
    }

    private Place place(SecurityId security) {
        return places.computeIfAbsent(security, id -> {
            Weight target = limits.targetWithin(id, view.targetOf(id));
            double band = Dollars.fraction(limits.bandAround(target)) * value;
            return new Place(id, Dollars.fraction(target) * value, Math.max(LEAST_BAND * value, band));
        });
    }

    private Ask narrowed() {
        double stop = limits.stopAt() == StopAt.EDGE ? 1 : 0.5;
        double cash = Dollars.of(view.account().cash());
        for (Place place : places.values()) {
            double level = (place.now - place.target) / place.band;
            place.goal = Math.abs(level) > 1 ? place.at(Math.copySign(stop, level)) : place.now;
            cash += place.now - place.goal;
        }
        double excess = cash - cashWanted();
        if (excess > DUST) {
            raise(excess);
        } else if (excess < -DUST) {
            lower(-excess);
        }
        return ask.in(ask.room().within(bought(), sold()));
    }

    /** Cash that is not above its band stays where it is. */
    private double cashWanted() {
        double target = Dollars.of(ask.cashWanted());
        double now = Dollars.of(view.account().cash());
        boolean isAbove = now - target > Dollars.fraction(limits.cashBand()) * value;
        return isAbove ? target : Math.max(Dollars.of(ask.cashLeft()), now);
    }

    /** What is furthest below its target first, none above it. */
    private void raise(double dollars) {
        double low = -1 / LEAST_BAND;
        double high = 0;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double level = (low + high) / 2;
            double taken = places.values().stream()
                    .mapToDouble(place -> Math.max(0, place.at(level) - place.goal))
                    .sum();
            low = taken <= dollars ? level : low;
            high = taken <= dollars ? high : level;
        }
        for (Place place : places.values()) {
            place.goal = Math.max(place.goal, place.at(high));
        }
    }

    /** What is furthest above its target first; below it only where that has to be. */
    private void lower(double dollars) {
        double low = -1 / LEAST_BAND;
        double high = 1 / LEAST_BAND;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double level = (low + high) / 2;
            double given = places.values().stream()
                    .mapToDouble(place -> Math.max(0, place.goal - place.at(level)))
                    .sum();
            low = given >= dollars ? level : low;
            high = given >= dollars ? high : level;
        }
        for (Place place : places.values()) {
            place.goal = Math.min(place.goal, place.at(low));
        }
    }

    private SortedMap<SecurityId, Double> bought() {
        SortedMap<SecurityId, Double> most = new TreeMap<>();
        places.values().forEach(place -> most.put(place.original, placeable(place.original, place.goal - place.now)));
        return most;
    }

    /** What stands in goes before what it stands in for. */
    private SortedMap<SecurityId, Double> sold() {
        SortedMap<SecurityId, Double> most = new TreeMap<>();
        for (Place place : places.values()) {
            double left = place.now - place.goal;
            List<Map.Entry<SecurityId, Double>> order = place.held.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().equals(place.original)))
                    .toList();
            for (Map.Entry<SecurityId, Double> entry : order) {
                most.put(entry.getKey(), placeable(entry.getKey(), Math.min(left, entry.getValue())));
                left -= Math.min(Math.max(0, left), entry.getValue());
            }
        }
        return most;
    }

    /** In whole shares, so that rounding leaves nothing outside; never too little for a trade. */
    private double placeable(SecurityId security, double dollars) {
        if (dollars <= DUST) {
            return 0;
        }
        double price = view.market().quote(security).price().decimal().doubleValue();
        boolean fractions = view.market().security(security).fractional() || !limits.wholeShares();
        double least = Math.max(dollars, Dollars.of(limits.minimumTrade()));
        return fractions ? least : Dollars.wholeShares(least, price, true);
    }
}
