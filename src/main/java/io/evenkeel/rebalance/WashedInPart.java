package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.tax.LotGain;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Ten shares bought elsewhere wash the loss of ten of a hundred, but of twenty sold they wash the half. So what the firm
 * lets be washed is measured on what is sold of a lot, not on the lot.
 */
final class WashedInPart {

    private WashedInPart() {}

    /** Securities of which a lot is sold that loses more of its loss than it may. */
    static Set<SecurityId> tooMuch(Ask ask, ShareChanges changes) {
        Set<SecurityId> securities = new TreeSet<>();
        changes.sold().forEach((security, lots) -> {
            if (isTooMuch(ask, security, lots)) {
                securities.add(security);
            }
        });
        return securities;
    }

    private static boolean isTooMuch(Ask ask, SecurityId security, SortedMap<LotId, Quantity> sold) {
        Position position = Objects.requireNonNull(ask.view().positions().get(security), "only what is held is sold");
        return position.lots().stream()
                .filter(lot -> sold.containsKey(lot.id()))
                .filter(lot -> ask.limits().washedInPart().containsKey(lot.id()))
                .anyMatch(lot -> washedPart(ask, position, lot, Objects.requireNonNull(sold.get(lot.id())))
                                .compareTo(Objects.requireNonNull(
                                        ask.limits().washedInPart().get(lot.id())))
                        > 0);
    }

    private static Weight washedPart(Ask ask, Position position, TaxLot lot, Quantity quantity) {
        Money proceeds = position.quote().worth(quantity);
        Money loss = LotGain.of(lot, quantity, proceeds, ask.view().market().asOf())
                .gain()
                .negated();
        return loss.isPositive()
                ? ask.standing()
                        .windows()
                        .ifSoldAtLoss(ask.view().account().id(), lot.security(), lot.id(), quantity, loss)
                        .loss()
                        .partOf(loss, RoundingMode.UP)
                : Weight.ZERO;
    }
}
