package io.evenkeel.rebalance;

import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.target.Substitute;
import io.evenkeel.tax.HarvestReplacement;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Substitutes that may be bought today although the model does not hold them: each in place of a security that may not be
 * bought, or of one whose loss may be taken. Never anything identical.
 */
final class StandIns {

    private final AccountView view;
    private final TradingLimits limits;
    private final TaxStanding standing;
    private final SortedMap<SecurityId, Money> most = new TreeMap<>();

    private StandIns(AccountView view, TradingLimits limits, TaxStanding standing) {
        this.view = view;
        this.limits = limits;
        this.standing = standing;
    }

    /** Each with the dollars that it may stand in for; none where the firm's rules have no hurdle for them. */
    static SortedMap<SecurityId, Money> of(
            AccountView view, TradingLimits limits, TaxStanding standing, HarvestPlan plan) {
        StandIns standIns = new StandIns(view, limits, standing);
        if (limits.substituteHurdle().isPresent()) {
            view.targets().keySet().forEach(original -> standIns.look(original, plan));
        }
        return Collections.unmodifiableSortedMap(standIns.most);
    }

    /**
     * The same as it could be once the household's other accounts trade: what one of them sells at a loss may not be bought,
     * be it an original or what would stand in for it; then the next substitute does.
     *
     * @param closable identity groups of which another account could sell at a loss
     */
    static SortedMap<SecurityId, Money> most(
            AccountView view, TradingLimits limits, TaxStanding standing, HarvestPlan plan, Set<String> closable) {
        StandIns standIns = new StandIns(view, limits, standing);
        if (limits.substituteHurdle().isPresent()) {
            view.targets().keySet().forEach(original -> standIns.lookAtMost(original, plan, closable));
        }
        return Collections.unmodifiableSortedMap(standIns.most);
    }

    private void lookAtMost(SecurityId original, HarvestPlan plan, Set<String> closable) {
        boolean isClosable = closable.contains(standing.windows().groupOf(original));
        Money wanted = (isClosable ? below(original) : missing(original)).plus(harvested(original, plan));
        boolean isOpen = wanted.isPositive();
        for (SecurityId substitute : ranked(original)) {
            boolean replaces = HarvestReplacement.of(original, List.of(substitute), standing.windows())
                    .isPresent();
            if (isOpen && replaces) {
                most.merge(substitute, wanted, Money::plus);
                isOpen = closable.contains(standing.windows().groupOf(substitute));
            }
        }
    }

    private void look(SecurityId original, HarvestPlan plan) {
        Money wanted = missing(original).plus(harvested(original, plan));
        if (wanted.isPositive()) {
            replacementFor(original).ifPresent(substitute -> most.merge(substitute, wanted, Money::plus));
        }
    }

    /** What the account lacks of a security that may not be bought. */
    private Money missing(SecurityId original) {
        if (!limits.noBuy().containsKey(original) || limits.neverOwn().containsKey(original)) {
            return Money.ZERO;
        }
        return below(original);
    }

    private Money below(SecurityId original) {
        Money target = view.investableValue().times(view.targetOf(original), RoundingMode.HALF_UP);
        Position position = view.positions().get(original);
        return target.minus(position == null ? Money.ZERO : position.value()).max(Money.ZERO);
    }

    private Money harvested(SecurityId original, HarvestPlan plan) {
        Position position = view.positions().get(original);
        if (position == null) {
            return Money.ZERO;
        }
        return position.lots().stream()
                .filter(lot -> plan.takes(lot.id()))
                .map(TaxLot::quantity)
                .map(position.quote()::worth)
                .reduce(Money.ZERO, Money::plus);
    }

    private Optional<SecurityId> replacementFor(SecurityId original) {
        return HarvestReplacement.of(original, ranked(original), standing.windows());
    }

    private List<SecurityId> ranked(SecurityId original) {
        return view.substitutes().stream()
                .filter(substitute -> substitute.security().equals(original))
                .sorted(Comparator.comparing(Substitute::rank).thenComparing(Substitute::substitute))
                .map(Substitute::substitute)
                .filter(this::mayBeBought)
                .toList();
    }

    private boolean mayBeBought(SecurityId substitute) {
        boolean covered =
                view.market().riskModel().map(model -> model.covers(substitute)).orElse(true);
        return covered
                && !view.targets().containsKey(substitute)
                && view.market().prices().containsKey(substitute)
                && !limits.noBuy().containsKey(substitute)
                && !limits.neverOwn().containsKey(substitute);
    }

    /**
     * What each security that the model does not hold stands in for, where it is held or may be bought; the original of
     * the best rank.
     */
    static SortedMap<SecurityId, SecurityId> originals(AccountView view, SortedSet<SecurityId> concerned) {
        SortedMap<SecurityId, SecurityId> originals = new TreeMap<>();
        view.substitutes().stream()
                .sorted(Comparator.comparing(Substitute::rank).thenComparing(Substitute::security))
                .filter(substitute -> view.targets().containsKey(substitute.security()))
                .filter(substitute -> !view.targets().containsKey(substitute.substitute()))
                .filter(substitute -> concerned.contains(substitute.substitute()))
                .forEach(substitute -> originals.putIfAbsent(substitute.substitute(), substitute.security()));
        return originals;
    }

    static SortedMap<SecurityId, SecurityId> originals(AccountView view) {
        return originals(view, new TreeSet<>(view.positions().keySet()));
    }
}
