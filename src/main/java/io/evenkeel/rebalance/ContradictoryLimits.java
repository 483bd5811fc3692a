package io.evenkeel.rebalance;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Limits on single securities that no trades could keep together, found before any are looked for: whoever set them has to
 * decide which one gives way. What is agreed on a security comes before what is agreed on its sector, so a lock on a
 * security of an excluded sector is none of these.
 */
final class ContradictoryLimits {

    private final AccountView view;
    private final TradingLimits limits;
    private final List<String> found = new ArrayList<>();

    private ContradictoryLimits(AccountView view, TradingLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    /** A sentence for each contradiction, naming both sides; empty where there is none. */
    static List<String> of(AccountView view, TradingLimits limits) {
        ContradictoryLimits contradictory = new ContradictoryLimits(view, limits);
        contradictory.lowestAboveHighest();
        contradictory.lowestOfWhatMayNotBeHeld();
        contradictory.lockedAboveHighest();
        contradictory.lockedButNeverOwned();
        contradictory.lowestAddUpToMoreThanThereIs();
        return List.copyOf(contradictory.found);
    }

    private void lowestAboveHighest() {
        limits.lowestWeights().forEach((security, lowest) -> {
            Limit.HighestWeight highest = limits.highestWeights().get(security);
            if (highest != null && lowest.weight().compareTo(highest.weight()) > 0) {
                found.add("%s must be at least %s (%s) and at most %s (%s)"
                        .formatted(
                                security,
                                lowest.weight().percent(),
                                lowest.why(),
                                highest.weight().percent(),
                                highest.why()));
            }
        });
    }

    private void lowestOfWhatMayNotBeHeld() {
        limits.lowestWeights().forEach((security, lowest) -> {
            boolean positive = lowest.weight().isPositive();
            String never = limits.neverOwn().get(security);
            if (positive && never != null) {
                found.add("%s must be at least %s (%s) and must not be owned (%s)"
                        .formatted(security, lowest.weight().percent(), lowest.why(), never));
            }
            boolean below = view.weightOf(security).compareTo(lowest.weight()) < 0;
            if (below
                    && never == null
                    && isAgreed(security, NO_PURCHASE)
                    && limits.noBuy().containsKey(security)) {
                found.add("%s must be at least %s (%s), is at %s, and may not be bought (%s)"
                        .formatted(
                                security,
                                lowest.weight().percent(),
                                lowest.why(),
                                view.weightOf(security).percent(),
                                limits.noBuy().get(security)));
            }
        });
    }

    private void lockedAboveHighest() {
        limits.highestWeights().forEach((security, highest) -> lock(security).ifPresent(lock -> {
            Weight locked = lock.value().partOf(view.value(), RoundingMode.HALF_UP);
            if (locked.compareTo(highest.weight()) > 0) {
                found.add("%s must be at most %s (%s) and %s of it may not be sold (%s)"
                        .formatted(security, highest.weight().percent(), highest.why(), locked.percent(), lock.why()));
            }
        }));
    }

    private void lockedButNeverOwned() {
        limits.neverOwn().forEach((security, never) -> lock(security).ifPresent(lock -> {
            if (isAgreed(security, Set.of(RestrictionType.NEVER_OWN))) {
                found.add("%s must not be owned (%s) and may not be sold (%s)".formatted(security, never, lock.why()));
            }
        }));
    }

    private void lowestAddUpToMoreThanThereIs() {
        Weight sum = limits.lowestWeights().values().stream()
                .map(Limit.LowestWeight::weight)
                .reduce(Weight.ZERO, Weight::plus);
        if (sum.compareTo(Weight.ONE) > 0) {
            found.add("The lowest weights of %s add up to %s of the account"
                    .formatted(limits.lowestWeights().keySet(), sum.percent()));
        }
    }

    private static final Set<RestrictionType> NO_PURCHASE =
            Set.of(RestrictionType.NEVER_BUY, RestrictionType.NEVER_TRADE);

    /** Whether the account itself asks for it; a wash sale's window passes by itself. */
    private boolean isAgreed(SecurityId security, Set<RestrictionType> types) {
        return view.restrictions().stream()
                .filter(restriction -> restriction.isInForce(view.market().asOf()))
                .anyMatch(restriction -> types.contains(restriction.type()) && security.equals(restriction.security()));
    }

    /** @param value at the book's prices */
    private record Lock(Money value, String why) {}

    /** What of the security may not be sold; empty where all of it may, or none is there. */
    private Optional<Lock> lock(SecurityId security) {
        Position position = view.positions().get(security);
        if (position == null) {
            return Optional.empty();
        }
        String noSell = limits.noSell().get(security);
        if (noSell != null) {
            return Optional.of(new Lock(position.value(), noSell));
        }
        Limit.KeepQuantity kept = limits.keptQuantities().get(security);
        if (kept != null) {
            return Optional.of(worth(security, kept.quantity().min(position.quantity()), kept.why()));
        }
        return position.lots().stream()
                .filter(lot -> limits.keptLots().containsKey(lot.id()))
                .findFirst()
                .map(lot -> worth(security, quantityOfKeptLots(position), why(lot)));
    }

    private Quantity quantityOfKeptLots(Position position) {
        return position.lots().stream()
                .filter(lot -> limits.keptLots().containsKey(lot.id()))
                .map(TaxLot::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private String why(TaxLot lot) {
        return java.util.Objects.requireNonNull(limits.keptLots().get(lot.id()), "kept")
                .why();
    }

    private Lock worth(SecurityId security, Quantity quantity, String why) {
        return new Lock(view.market().worth(security, quantity), why);
    }
}
