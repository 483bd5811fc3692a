package io.evenkeel.proposal;

import io.evenkeel.account.LotMethod;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.LotGain;
import io.evenkeel.tax.LotRelief;
import io.evenkeel.tax.LotTaken;
import io.evenkeel.tax.YearRates;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says in words why a security is not traded although its weight is off, and until when. */
public final class HoldReasons {

    private final AccountView view;
    private final TradingLimits limits;
    private final TaxStanding standing;

    public HoldReasons(AccountView view, TradingLimits limits, TaxStanding standing) {
        this.view = view;
        this.limits = limits;
        this.standing = standing;
    }

    /** One entry per security that is locked, or ends outside its band and was not traded; sorted by security. */
    public List<NotTraded> of(ShareChanges changes) {
        SortedMap<SecurityId, NotTraded> notes = new TreeMap<>();
        TreeSet<SecurityId> all = new TreeSet<>(view.positions().keySet());
        all.addAll(view.targets().keySet());
        for (SecurityId security : all) {
            boolean sold = changes.sold().containsKey(security);
            Optional<String> lock =
                    sold || !view.positions().containsKey(security) ? Optional.empty() : lockOn(security);
            boolean traded = sold || changes.bought().containsKey(security);
            if (lock.isPresent()) {
                notes.put(security, new NotTraded(security, lock.get()));
            } else if (!traded && isOutside(security)) {
                notes.put(security, new NotTraded(security, whyLeft(security, changes)));
            }
        }
        return List.copyOf(notes.values());
    }

    private boolean isOutside(SecurityId security) {
        Weight target = view.targetOf(security);
        return view.steeredWeightOf(security).minus(target).abs().compareTo(limits.bandAround(target)) > 0;
    }

    private Optional<String> lockOn(SecurityId security) {
        String noSell = limits.noSell().get(security);
        if (noSell != null) {
            return Optional.of("Locked: " + noSell);
        }
        Optional<String> shares = Optional.ofNullable(limits.keptQuantities().get(security))
                .map(kept -> "Locked, %s shares: %s".formatted(kept.quantity(), kept.why()));
        return shares.or(() -> limits.keptLots().values().stream()
                .filter(kept -> kept.security().equals(security))
                .findFirst()
                .map(kept -> "Locked, lot %s: %s".formatted(kept.lot(), kept.why())));
    }

    private String whyLeft(SecurityId security, ShareChanges changes) {
        if (limits.noTrading().isPresent()) {
            return limits.noTrading().get();
        }
        if (view.isSteeredJointly()) {
            return "Not traded here: the household's accounts are steered as one";
        }
        if (view.steeredWeightOf(security).compareTo(view.targetOf(security)) <= 0) {
            return "Not bought: " + whyNotBought(security, changes);
        }
        Position position = Objects.requireNonNull(view.positions().get(security), "above target means held");
        Optional<Limit.NoLossSale> washed = position.lots().stream()
                .map(lot -> limits.noLossSale().get(lot.id()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(Comparator.comparing(Limit.NoLossSale::until));
        return washed.map(limit -> "Not sold: " + limit.why())
                .or(() -> budget(position, changes))
                .orElseGet(() -> costOfSelling(position, changes));
    }

    private String whyNotBought(SecurityId security, ShareChanges changes) {
        String noBuy = limits.noBuy().get(security);
        if (noBuy != null) {
            return noBuy;
        }
        if (!changes.bought().isEmpty()) {
            return "today's other purchases bring the account closer to its target";
        }
        return limits.isToRaiseCash() && !changes.isEmpty()
                ? "cash is raised today"
                : "nothing else is worth selling for it";
    }

    /** Where what a budget of gains or tax has left is what keeps the account from selling. */
    private Optional<String> budget(Position position, ShareChanges changes) {
        BudgetsLeft left = BudgetsLeft.of(view, limits, standing);
        RealisedGains toTarget = gainToTarget(position);
        return exhausted("gain", left.gains(), toTarget.total(), changes)
                .map(gains ->
                        "Not sold: the year's budget leaves gains of %s, and selling it to its target would realise %s"
                                .formatted(gains.dollars(), toTarget.total().dollars()))
                .or(() -> exhausted("tax", left.tax(), taxOn(toTarget), changes)
                        .map(tax ->
                                "Not sold: the year's budget leaves tax of %s, and selling it to its target would cost %s"
                                        .formatted(
                                                tax.dollars(), taxOn(toTarget).dollars())));
    }

    private static Optional<Money> exhausted(String budget, Optional<Money> left, Money wanted, ShareChanges changes) {
        return left.filter(most -> wanted.compareTo(most) > 0)
                .filter(most -> changes.prices().containsKey(budget + " budget"));
    }

    private String costOfSelling(Position position, ShareChanges changes) {
        RealisedGains today = RealisedGains.of(view, changes);
        RealisedGains withIt = today.plus(gainToTarget(position));
        // Beside today's trades: a gain that their losses meet costs no tax this year.
        Money tax = taxOn(withIt).minus(taxOn(today));
        Money usedUp = addedToCarry(today).minus(addedToCarry(withIt));
        Money counted = costOf(withIt).minus(costOf(today));
        String waiting = waiting(position, withIt);
        if (tax.isPositive()) {
            return "Held: selling it to its target would cost " + tax.dollars() + " of tax, more than the drift costs"
                    + waiting;
        }
        return usedUp.isPositive() && counted.isPositive()
                ? "Held: selling it to its target would use up %s of losses that would be carried to the next year, which count %s, more than the drift costs%s"
                        .formatted(usedUp.dollars(), counted.dollars(), waiting)
                : "Held: the benefit is smaller than the cost of trading" + waiting;
    }

    private Money taxOn(RealisedGains gain) {
        return standing.taxAdded(gain.shortTerm(), gain.longTerm());
    }

    private Money costOf(RealisedGains gain) {
        return standing.costOf(gain.shortTerm(), gain.longTerm());
    }

    private Money addedToCarry(RealisedGains gain) {
        return standing.addedToCarry(gain.shortTerm(), gain.longTerm());
    }

    /** What selling the position down to its target would realise, its lots in their order of relief. */
    private RealisedGains gainToTarget(Position position) {
        if (!view.account().registration().isTaxable() || position.lacksBasis()) {
            return RealisedGains.NOTHING;
        }
        LocalDate today = view.market().asOf();
        LotMethod method = Objects.requireNonNullElse(view.account().settings().lotMethod(), LotMethod.LEAST_TAX);
        List<TaxLot> ordered =
                LotRelief.order(method, position.lots(), position.quote().price(), today, standing.rates());
        RealisedGains all = RealisedGains.NOTHING;
        Map<Object, TaxLot> byId = new HashMap<>();
        ordered.forEach(lot -> byId.put(lot.id(), lot));
        for (LotTaken taken : LotRelief.take(ordered, aboveTarget(position))) {
            TaxLot lot = Objects.requireNonNull(byId.get(taken.lot()), "taken from these lots");
            Money proceeds = position.quote().worth(taken.quantity());
            all = all.plus(LotGain.of(lot, taken.quantity(), proceeds, today));
        }
        return all;
    }

    private Quantity aboveTarget(Position position) {
        Money target =
                view.investableValue().times(view.targetOf(position.security().id()), RoundingMode.HALF_UP);
        Money above = position.value().minus(target).max(Money.ZERO);
        return Quantity.rounded(
                        above.decimal().divide(position.quote().price().decimal(), 6, RoundingMode.DOWN),
                        RoundingMode.DOWN)
                .min(position.quantity());
    }

    /**
     * The lot with a gain that turns long-term soonest, and what waiting for it saves.
     *
     * @param result of the year's trades, with what selling the position would realise
     */
    private String waiting(Position position, RealisedGains result) {
        LocalDate today = view.market().asOf();
        YearRates marginal = standing.marginalRatesAfter(result.shortTerm(), result.longTerm());
        return WaitingLots.soonest(view, limits, marginal, position)
                .map(lot -> "; lot %s %s".formatted(lot.lot().id(), WaitingLots.sentence(lot, today)))
                .orElse("");
    }
}
