package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.StopAt;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.ShareChanges;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What asks for trades of an account today, as people read it. Once something does, every holding goes to its target, so that
 * most trades are of securities that would not have asked for any.
 */
final class WhyToday {

    static final String ASKED = "What asks for trades today: ";

    private static final int MOST_NAMED = 3;

    private final Ask ask;
    private final AccountView view;
    private final TradingLimits limits;
    private final List<String> why = new ArrayList<>();

    private WhyToday(Ask ask) {
        this.ask = ask;
        this.view = ask.view();
        this.limits = ask.limits();
    }

    /** Such as "What asks for trades today: First trading day of the quarter; IBM and XOM are outside their bands". */
    static String sentence(Ask ask, Bands.Asking asking) {
        return new WhyToday(ask).say(asking);
    }

    private String say(Bands.Asking asking) {
        why.addAll(limits.mandates());
        add(Bands.neverOwned(ask), "must not be owned", "must not be owned");
        add(Bands.belowLowest(ask), "is below the lowest weight agreed", "are below the lowest weights agreed");
        add(Bands.aboveHighest(ask), "is above the highest weight agreed", "are above the highest weights agreed");
        add(holdersOf(ask.plan().demanded()), "has a loss that was asked for", "have losses that were asked for");
        if (asking.forLosses()) {
            add(holdersOf(ask.plan().worthwhile()), "has a loss worth taking", "have losses worth taking");
        }
        if (asking.forBand()) {
            String over = view.isSteeredJointly() ? " over the household's accounts" : "";
            add(Bands.outside(ask), "is outside its band" + over, "are outside their bands" + over);
        }
        if (asking.forCash() && !limits.isToRaiseCash()) {
            why.add("cash is above its band");
        }
        return ASKED + String.join("; ", why);
    }

    /** Such as "Losses of $1,480.00 in CVX are not taken: that would cost more than the tax it saves"; none where all are. */
    static Optional<String> lossesLeft(Ask ask, ShareChanges changes) {
        List<String> left = new ArrayList<>();
        Money losses = Money.ZERO;
        for (Position position : ask.view().positions().values()) {
            SecurityId security = position.security().id();
            Set<LotId> sold =
                    changes.sold().getOrDefault(security, new TreeMap<>()).keySet();
            Money loss = position.lots().stream()
                    .filter(lot -> ask.plan().worthwhile().contains(lot.id()) && !sold.contains(lot.id()))
                    .map(lot -> Objects.requireNonNull(lot.basis(), "worthwhile lots have one")
                            .minus(position.quote().worth(lot.quantity())))
                    .reduce(Money.ZERO, Money::plus);
            losses = losses.plus(loss);
            if (loss.isPositive()) {
                left.add(security.value());
            }
        }
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("Losses of %s in %s are not taken: that would cost more than the tax it saves"
                        .formatted(losses.dollars(), named(left)));
    }

    /**
     * Such as "Cash of $26,662.44, 9.3% of the account, stays: no purchase allowed today is worth what it costs"; none
     * where cash ends inside its band, or where the account has agreed to something that may leave some.
     */
    static Optional<String> cashLeft(Ask ask, ShareChanges changes) {
        AccountView view = ask.view();
        boolean mayLeaveSome = ask.limits().stopAt() != StopAt.TARGET
                || ask.limits().mostTrades() < Integer.MAX_VALUE
                || view.isSteeredJointly()
                || !view.value().isPositive();
        return mayLeaveSome
                ? Optional.empty()
                : Bands.cashAboveAfter(ask, changes)
                        .map(cash -> cash.minus(view.paymentsDue()))
                        .map(cash ->
                                "Cash of %s, %s of the account, stays: no purchase allowed today is worth what it costs"
                                        .formatted(
                                                cash.dollars(),
                                                cash.partOf(view.value(), RoundingMode.HALF_UP)
                                                        .percent()));
    }

    private List<SecurityId> holdersOf(Set<LotId> lots) {
        return view.positions().values().stream()
                .filter(position -> position.lots().stream().anyMatch(lot -> lots.contains(lot.id())))
                .map(Position::security)
                .map(security -> security.id())
                .toList();
    }

    private void add(Collection<SecurityId> securities, String ifOne, String ifMany) {
        if (securities.isEmpty()) {
            return;
        }
        String all = named(securities.stream().map(SecurityId::value).toList());
        why.add(all + " " + (securities.size() == 1 ? ifOne : ifMany));
    }

    private static String named(List<String> all) {
        List<String> names = new ArrayList<>(all.subList(0, Math.min(MOST_NAMED, all.size())));
        if (all.size() > MOST_NAMED) {
            names.add(all.size() - MOST_NAMED + " more");
        }
        String last = names.remove(names.size() - 1);
        return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
    }
}
