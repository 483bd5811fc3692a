package io.evenkeel.rebalance;

import io.evenkeel.market.SecurityId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of the trades that an account's limits allow is asked about: less than all where a question is put in parts.
 *
 * @param notBought beside what the limits say
 * @param notSold beside what the limits say; what must not be held goes all the same
 * @param notSoldAtLoss beside what the limits say
 * @param mostBought dollars; a security without an entry has no such limit
 * @param mostSold dollars; a security without an entry has no such limit
 * @param mostCash dollars that may be there afterwards
 */
record Room(
        Set<SecurityId> notBought,
        Set<SecurityId> notSold,
        Set<SecurityId> notSoldAtLoss,
        SortedMap<SecurityId, Double> mostBought,
        SortedMap<SecurityId, Double> mostSold,
        double mostCash) {

    static final Room ALL =
            new Room(Set.of(), Set.of(), Set.of(), new TreeMap<>(), new TreeMap<>(), Double.POSITIVE_INFINITY);

    Room {
        notBought = Set.copyOf(notBought);
        notSold = Set.copyOf(notSold);
        notSoldAtLoss = Set.copyOf(notSoldAtLoss);
        mostBought = Collections.unmodifiableSortedMap(new TreeMap<>(mostBought));
        mostSold = Collections.unmodifiableSortedMap(new TreeMap<>(mostSold));
    }

    Room withoutBuying(Set<SecurityId> securities) {
        return new Room(both(notBought, securities), notSold, notSoldAtLoss, mostBought, mostSold, mostCash);
    }

    Room withoutSelling(Set<SecurityId> securities) {
        return new Room(notBought, both(notSold, securities), notSoldAtLoss, mostBought, mostSold, mostCash);
    }

    Room withoutLossesOf(Set<SecurityId> securities) {
        return new Room(notBought, notSold, both(notSoldAtLoss, securities), mostBought, mostSold, mostCash);
    }

    Room within(Map<SecurityId, Double> bought, Map<SecurityId, Double> sold) {
        return new Room(notBought, notSold, notSoldAtLoss, new TreeMap<>(bought), new TreeMap<>(sold), mostCash);
    }

    Room withMostCash(double dollars) {
        return new Room(notBought, notSold, notSoldAtLoss, mostBought, mostSold, dollars);
    }

    private static Set<SecurityId> both(Set<SecurityId> one, Set<SecurityId> other) {
        Set<SecurityId> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
