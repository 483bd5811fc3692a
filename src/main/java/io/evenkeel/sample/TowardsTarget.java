package io.evenkeel.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How the firm's people traded before: by hand, at the close, towards the model. */
final class TowardsTarget {

    /** Cash that stays, millionths of the account. */
    private static final int CASH = 10_000;

    private final Closes closes;
    private final Map<String, Integer> model;
    private final Custody custody;
    private final Set<String> untouched;
    /** Cents; smaller trades were not worth the ticket. */
    private final long smallest;

    TowardsTarget(Closes closes, Map<String, Integer> model, Client client, long smallest) {
        this.closes = closes;
        this.model = model;
        this.custody = client.custody;
        this.untouched = client.untouched;
        this.smallest = smallest;
    }

    private record Gap(String security, long cents) {}

    /** Buys what is missing, the most underweight {@code names} of it. */
    void invest(int day, int names) {
        long value = custody.value(day);
        long budget = custody.cash - Units.part(value, CASH);
        List<Gap> gaps = gaps(value, day).stream()
                .sorted(Comparator.comparingLong((Gap gap) -> -gap.cents()).thenComparing(Gap::security))
                .limit(names)
                .toList();
        long missing = gaps.stream().mapToLong(Gap::cents).sum();
        if (budget < smallest || missing <= 0) {
            return;
        }
        long spend = Math.min(missing, budget);
        for (Gap gap : gaps) {
            long cents = Units.share(gap.cents(), spend, missing);
            if (cents >= smallest) {
                long price = closes.tradingPrice(gap.security(), day);
                custody.buy(gap.security(), Units.wholeShares(cents, price), day, "PURCHASE");
            }
        }
    }

    private List<Gap> gaps(long value, int day) {
        TreeMap<String, Long> held = custody.holdings();
        return model.entrySet().stream()
                .map(target -> {
                    long price = closes.price(target.getKey(), day);
                    long now = Units.amount(held.getOrDefault(target.getKey(), 0L), price);
                    return new Gap(target.getKey(), Units.part(value, target.getValue()) - now);
                })
                .filter(gap -> gap.cents() > 0)
                .toList();
    }

    /** Sells what stands so many percent above its target back to it, then invests. */
    void rebalance(int day, int tolerancePercent) {
        long value = custody.value(day);
        for (Map.Entry<String, Long> held : custody.holdings().entrySet()) {
            long price = closes.price(held.getKey(), day);
            long target = Units.part(value, model.getOrDefault(held.getKey(), 0));
            long above = Units.amount(held.getValue(), price) - target;
            if (mayTrade(held.getKey()) && above * 100 > target * tolerancePercent && above >= smallest) {
                custody.sell(held.getKey(), Units.wholeShares(above, price), day);
            }
        }
        invest(day, model.size());
    }

    private boolean mayTrade(String security) {
        return model.containsKey(security) && !untouched.contains(security);
    }

    /** Raises cash by selling a little of everything in the model. */
    void raise(long cents, int day) {
        long needed = cents - custody.cash;
        long value = custody.value(day) - custody.cash;
        if (needed <= 0 || value <= 0) {
            return;
        }
        for (Map.Entry<String, Long> held : custody.holdings().entrySet()) {
            if (mayTrade(held.getKey())) {
                long part = Units.share(held.getValue(), needed, value) / Units.SHARE * Units.SHARE;
                custody.sell(held.getKey(), Math.min(held.getValue(), part + Units.SHARE), day);
            }
        }
    }
}
