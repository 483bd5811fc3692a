package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.policy.AssetLocation;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the accounts that have not been asked yet will do with their cash: without a notion of it the first account would
 * buy what the others are the better place for. Only where to begin; afterwards every account is asked again.
 */
final class ExpectedPurchases {

    private final AccountView asked;
    private final AssetLocation location;
    private final SortedMap<SecurityId, Money> held;

    private ExpectedPurchases(AccountView asked, Others others) {
        this.asked = asked;
        this.location = others.location();
        this.held = new TreeMap<>(others.held());
    }

    /** The others with their free cash put where {@code asked} is the worse place, as far as the target has room for it. */
    static Others of(AccountView asked, Others others, List<EvaluateAccount.Looked.Free> unasked) {
        ExpectedPurchases expected = new ExpectedPurchases(asked, others);
        unasked.forEach(expected::invest);
        return new Others(others.value(), expected.held, others.bought(), others.sold(), others.location());
    }

    private void invest(EvaluateAccount.Looked.Free other) {
        Money left = other.account().cash().minus(other.ask().cashLeft());
        List<SecurityId> order = asked.targets().keySet().stream()
                .filter(security -> !other.limits().noBuy().containsKey(security))
                .filter(security -> !other.limits().neverOwn().containsKey(security))
                .sorted(Comparator.comparingLong((SecurityId security) -> worth(security, other))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (SecurityId security : order) {
            Money amount = missing(security).min(left).max(Money.ZERO);
            held.merge(security, amount, Money::plus);
            left = left.minus(amount);
        }
    }

    /** By how much the other is the better place; hundredths of basis points. */
    private long worth(SecurityId security, EvaluateAccount.Looked.Free other) {
        var assetClass = asked.market().security(security).assetClass();
        return location.costOf(assetClass, asked.account().registration()).hundredths()
                - location.costOf(assetClass, other.account().registration()).hundredths();
    }

    private Money missing(SecurityId security) {
        Money target = asked.steeredValue().times(asked.targetOf(security), RoundingMode.HALF_UP);
        var own = asked.positions().get(security);
        Money here = own == null ? Money.ZERO : own.value();
        return target.minus(here).minus(held.getOrDefault(security, Money.ZERO));
    }
}
