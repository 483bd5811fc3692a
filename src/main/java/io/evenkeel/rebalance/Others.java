package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.policy.AssetLocation;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.StandingProposal;
import io.evenkeel.proposal.Trade;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The other accounts of a household that is steered as one, as they stand once their proposals are made; nothing where
 * each account is steered by itself.
 *
 * @param value cash included; trades do not change it
 * @param setAside what they add to what is set aside in the household
 * @param held dollars of each security
 * @param bought securities that another account buys: not sold here
 * @param sold securities that another account sells: not bought here
 * @param location where what is held least gladly
 */
record Others(
        Money value,
        Money setAside,
        SortedMap<SecurityId, Money> held,
        Set<SecurityId> bought,
        Set<SecurityId> sold,
        AssetLocation location) {

    static final Others NONE =
            new Others(Money.ZERO, Money.ZERO, new TreeMap<>(), Set.of(), Set.of(), AssetLocation.NONE);

    Others {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        bought = Set.copyOf(bought);
        sold = Set.copyOf(sold);
    }

    static Others of(AccountView view, List<StandingProposal> proposals, AssetLocation location) {
        SortedMap<SecurityId, Quantity> shares = new TreeMap<>();
        Money cash = Money.ZERO;
        for (Account other : view.household().accounts()) {
            if (!other.id().equals(view.account().id())) {
                cash = cash.plus(other.cash());
                for (TaxLot lot : other.lots()) {
                    shares.merge(lot.security(), lot.quantity(), Quantity::plus);
                }
            }
        }
        Money value = cash;
        for (var entry : shares.entrySet()) {
            value = value.plus(view.market().worth(entry.getKey(), entry.getValue()));
        }
        Set<SecurityId> bought = new TreeSet<>();
        Set<SecurityId> sold = new TreeSet<>();
        for (StandingProposal proposal : proposals) {
            for (Trade trade : proposal.proposal().trades()) {
                boolean buys = trade.side() == Side.BUY;
                (buys ? bought : sold).add(trade.security());
                shares.merge(
                        trade.security(),
                        buys ? trade.quantity() : trade.quantity().negated(),
                        Quantity::plus);
            }
        }
        SortedMap<SecurityId, Money> held = new TreeMap<>();
        shares.forEach((security, quantity) -> held.put(security, view.market().worth(security, quantity)));
        return new Others(
                value, view.steeredSetAside().total().minus(view.setAside().total()), held, bought, sold, location);
    }

    double heldOf(SecurityId security) {
        return Dollars.of(held.getOrDefault(security, Money.ZERO));
    }
}
