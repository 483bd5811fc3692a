package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.ShareChanges;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether anything asks for trades: a mandate, a weight outside its band, cash, or a loss worth taking. */
final class Bands {

    /**
     * What asks for trades.
     *
     * @param isRequired a mandate, a restriction, or losses that were demanded
     * @param forLosses a loss is worth a trade of its own
     * @param forBand a weight is outside its band
     * @param forCash cash has come or has to go
     */
    record Asking(boolean isRequired, boolean forLosses, boolean forBand, boolean forCash) {

        boolean isThere() {
            return isRequired || forLosses || forBand || forCash;
        }

        /** Whether the account goes to its target: bands do not count then. */
        boolean forTarget() {
            return isRequired || forLosses;
        }

        Asking withoutLosses() {
            return new Asking(isRequired, false, forBand, forCash);
        }
    }

    private final Ask ask;
    private final AccountView view;
    private final TradingLimits limits;
    private final SortedMap<SecurityId, Money> values;
    private final Money cash;

    private Bands(Ask ask, SortedMap<SecurityId, Money> values, Money cash) {
        this.ask = ask;
        this.view = ask.view();
        this.limits = ask.limits();
        this.values = values;
        this.cash = cash;
    }

    static Asking asking(Ask ask) {
        AccountView view = ask.view();
        TradingLimits limits = ask.limits();
        Bands now = new Bands(ask, view.steeredValues(), view.account().cash());
        boolean isRequired = limits.isSentToTarget()
                || !belowLowest(ask).isEmpty()
                || !aboveHighest(ask).isEmpty()
                || !neverOwned(ask).isEmpty()
                || !ask.plan().demanded().isEmpty();
        return new Asking(
                isRequired,
                !ask.plan().worthwhile().isEmpty(),
                now.isAnyOutside(),
                limits.isToRaiseCash() || now.isCashAbove());
    }

    /** Whether every weight, cash included, is inside its band once these trades are made. */
    static boolean areKeptAfter(Ask ask, ShareChanges changes) {
        Bands after = after(ask, changes);
        return !after.isAnyOutside() && !after.isCashAbove();
    }

    /** The account's cash once these trades are made, where it is above its band. */
    static Optional<Money> cashAboveAfter(Ask ask, ShareChanges changes) {
        Bands after = after(ask, changes);
        return after.isCashAbove() ? Optional.of(after.cash) : Optional.empty();
    }

    private static Bands after(Ask ask, ShareChanges changes) {
        AccountView view = ask.view();
        SortedMap<SecurityId, Money> values = new TreeMap<>(DescribeAccount.values(view));
        Money[] cash = {view.account().cash()};
        changes.bought().forEach((security, quantity) -> {
            Money amount = view.market().worth(security, quantity);
            values.merge(security, amount, Money::plus);
            cash[0] = cash[0].minus(amount);
        });
        changes.sold().forEach((security, lots) -> {
            Money amount = view.market().worth(security, lots.values().stream().reduce(Quantity.ZERO, Quantity::plus));
            values.merge(security, amount.negated(), Money::plus);
            cash[0] = cash[0].plus(amount);
        });
        return new Bands(ask, values, cash[0]);
    }

    /** A weight beyond what was agreed as its lowest or highest asks for trades however wide the bands are. */
    static List<SecurityId> belowLowest(Ask ask) {
        return ask.limits().lowestWeights().values().stream()
                .filter(lowest -> ask.view().weightOf(lowest.security()).compareTo(lowest.weight()) < 0)
                .map(Limit.LowestWeight::security)
                .toList();
    }

    static List<SecurityId> aboveHighest(Ask ask) {
        return ask.limits().highestWeights().values().stream()
                .filter(highest ->
                        ask.view().stayingWeightOf(highest.security()).compareTo(highest.weight()) > 0)
                .map(Limit.HighestWeight::security)
                .toList();
    }

    /** What is held although it must not be. */
    static List<SecurityId> neverOwned(Ask ask) {
        return ask.limits().neverOwn().keySet().stream()
                .filter(ask.view().positions()::containsKey)
                .toList();
    }

    private boolean isAnyOutside() {
        return weights().entrySet().stream().anyMatch(entry -> beyond(entry).isPositive());
    }

    /** Securities whose weights are outside their bands, the one that is furthest outside first. */
    static List<SecurityId> outside(Ask ask) {
        Bands now =
                new Bands(ask, ask.view().steeredValues(), ask.view().account().cash());
        return now.weights().entrySet().stream()
                .filter(entry -> now.beyond(entry).isPositive())
                .sorted(Comparator.comparing(now::beyond).reversed().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A substitute counts as what it stands in for; none where everything is set aside. */
    private SortedMap<SecurityId, Weight> weights() {
        if (!view.steeredValue().isPositive()) {
            return new TreeMap<>();
        }
        SortedMap<SecurityId, SecurityId> originals = StandIns.originals(view);
        SortedMap<SecurityId, Weight> weights = new TreeMap<>();
        view.targets().keySet().forEach(security -> weights.put(security, Weight.ZERO));
        values.forEach((security, value) ->
                weights.merge(originals.getOrDefault(security, security), part(value), Weight::plus));
        return weights;
    }

    private Weight part(Money value) {
        return value.partOf(view.steeredValue(), RoundingMode.HALF_UP);
    }

    /** By how much a security's weight is outside its band; negative inside. */
    private Weight beyond(Map.Entry<SecurityId, Weight> weightOf) {
        SecurityId security = weightOf.getKey();
        Weight target = view.isSteeredJointly()
                ? view.targetOf(security)
                : limits.targetWithin(security, view.targetOf(security));
        return weightOf.getValue().minus(target).abs().minus(limits.bandAround(target));
    }

    /** Cash that waits for a payment is not there to be invested. */
    private boolean isCashAbove() {
        Money investable = view.investableValue();
        return investable.isPositive()
                && cash.minus(ask.cashWanted())
                                .partOf(investable, RoundingMode.HALF_UP)
                                .compareTo(limits.cashBand())
                        > 0;
    }
}
