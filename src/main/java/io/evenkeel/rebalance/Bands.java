package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.TradingLimits;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether anything asks for trades: a mandate, a weight outside its band, cash, or a loss worth taking. */
final class Bands {

    private Bands() {}

    static boolean ask(Ask ask) {
        AccountView view = ask.view();
        TradingLimits limits = ask.limits();
        return !limits.mandates().isEmpty()
                || isAnyOutside(view, limits)
                || isCashAbove(view, limits)
                || isBeyondAgreed(view, limits)
                || limits.neverOwn().keySet().stream().anyMatch(view.positions()::containsKey)
                || !ask.plan().isEmpty();
    }

    /** A weight beyond what was agreed as its lowest or highest asks for trades however wide the bands are. */
    private static boolean isBeyondAgreed(AccountView view, TradingLimits limits) {
        return limits.lowestWeights().values().stream()
                        .anyMatch(lowest -> view.weightOf(lowest.security()).compareTo(lowest.weight()) < 0)
                || limits.highestWeights().values().stream()
                        .anyMatch(highest -> view.weightOf(highest.security()).compareTo(highest.weight()) > 0);
    }

    /** A substitute counts as what it stands in for. */
    private static boolean isAnyOutside(AccountView view, TradingLimits limits) {
        SortedMap<SecurityId, SecurityId> originals = StandIns.originals(view);
        SortedMap<SecurityId, Weight> weights = new TreeMap<>();
        view.targets().keySet().forEach(security -> weights.put(security, Weight.ZERO));
        view.positions()
                .keySet()
                .forEach(security -> weights.merge(
                        originals.getOrDefault(security, security), view.weightOf(security), Weight::plus));
        return weights.entrySet().stream().anyMatch(entry -> isOutside(view, limits, entry.getKey(), entry.getValue()));
    }

    private static boolean isOutside(AccountView view, TradingLimits limits, SecurityId security, Weight weight) {
        Weight target = limits.targetWithin(security, view.targetOf(security));
        return weight.minus(target).abs().compareTo(limits.bandAround(target)) > 0;
    }

    private static boolean isCashAbove(AccountView view, TradingLimits limits) {
        Weight target = view.targets().values().stream().reduce(Weight.ONE, Weight::minus);
        Money free = view.account().cash().minus(limits.cashReserve());
        return free.partOf(view.value(), RoundingMode.HALF_UP).minus(target).compareTo(limits.cashBand()) > 0;
    }
}
