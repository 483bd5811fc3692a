package io.evenkeel.tax;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A corporate action, lot by lot. Holding periods go on (IRC 1223(1), (4)); cents and shares of the parts add up to the
 * whole.
 */
public final class ApplyCorporateAction {

    private static final Comparator<TaxLot> FIRST_IN =
            Comparator.comparing(TaxLot::acquired).thenComparing(TaxLot::id);

    private final CorporateAction action;
    private final @Nullable Price newPrice;
    private final boolean wholeShares;
    private final Set<LotId> taken;
    private final List<TaxLot> after = new ArrayList<>();
    private final List<ActionGain> gains = new ArrayList<>();
    private Money cash = Money.ZERO;

    private ApplyCorporateAction(
            List<TaxLot> lots, CorporateAction action, @Nullable Price newPrice, boolean wholeShares) {
        this.taken = lots.stream().map(TaxLot::id).collect(Collectors.toSet());
        this.action = action;
        this.newPrice = newPrice;
        this.wholeShares = wholeShares;
    }

    /**
     * Refuses an action that lacks what its kind needs, naming it.
     *
     * @param newPrice of a new or received share on the effective day: what a fraction is paid at, and what a merger's
     *     shares are worth
     * @param wholeShares whether fractions are paid in cash
     */
    public static LotsAfterAction to(
            List<TaxLot> lots, CorporateAction action, @Nullable Price newPrice, boolean wholeShares) {
        ApplyCorporateAction apply = new ApplyCorporateAction(lots, action, newPrice, wholeShares);
        List<TaxLot> concerned = new ArrayList<>();
        for (TaxLot lot : lots) {
            (lot.security().equals(action.security()) ? concerned : apply.after).add(lot);
        }
        concerned.sort(FIRST_IN);
        apply.apply(concerned);
        apply.after.sort(Comparator.comparing(TaxLot::security).thenComparing(FIRST_IN));
        return new LotsAfterAction(apply.after, apply.gains, apply.cash);
    }

    private void apply(List<TaxLot> lots) {
        switch (action.kind()) {
            case SPLIT, REVERSE_SPLIT -> exchange(lots, action.security());
            case SYMBOL_CHANGE -> exchange(lots, needed(action.received(), "the security received"));
            case SPIN_OFF, STOCK_DISTRIBUTION -> distribute(lots);
            case STOCK_MERGER -> exchange(merged(lots), needed(action.received(), "the security received"));
            case CASH_MERGER -> lots.forEach(this::redeem);
            case RETURN_OF_CAPITAL -> lots.forEach(this::returnCapital);
            case SPECIAL_DIVIDEND -> {
                after.addAll(lots);
                lots.forEach(lot -> cash = cash.plus(cashFor(lot)));
            }
        }
    }

    private <T> T needed(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalArgumentException("The corporate action (%s, %s of %s) lacks %s."
                    .formatted(action.id(), action.kind(), action.security(), name));
        }
        return part;
    }

    private Money cashFor(TaxLot lot) {
        return lot.quantity().at(needed(action.cashPerShare(), "the cash per share"), RoundingMode.HALF_UP);
    }

    /** All shares become others, basis and dates stay (IRC 305(a), 307, 354, 358, 1036). */
    private void exchange(List<TaxLot> lots, SecurityId received) {
        List<TaxLot> exchanged = new ArrayList<>();
        long before = 0;
        long given = 0;
        for (TaxLot lot : lots) {
            before += lot.quantity().millionths();
            long upTo = ratio(before);
            if (upTo > given) {
                exchanged.add(LotChange.exchanged(lot, lot.id(), received, new Quantity(upTo - given)));
            } else {
                // Less than a millionth of a share is given up for nothing.
                recognise(lot, lot.quantity(), Money.ZERO);
            }
            given = upTo;
        }
        payFraction(exchanged);
        after.addAll(exchanged);
    }

    private long ratio(long millionths) {
        return Division.part(
                millionths, action.newShares().millionths(), action.oldShares().millionths());
    }

    /**
     * The account's fraction of a share is received and then sold (Rev. Rul. 66-365; Rev. Proc. 77-41): out of its
     * oldest lots, as first in, first out has it.
     */
    private void payFraction(List<TaxLot> lots) {
        long total = lots.stream().mapToLong(lot -> lot.quantity().millionths()).sum();
        long fraction = total % Quantity.ONE.millionths();
        if (!wholeShares || fraction == 0) {
            return;
        }
        Price price = needed(newPrice, "the price that a fraction is paid at");
        while (fraction > 0) {
            TaxLot lot = lots.remove(0);
            Quantity part = new Quantity(Math.min(fraction, lot.quantity().millionths()));
            fraction -= part.millionths();
            recognise(lot, part, part.at(price, RoundingMode.HALF_UP));
            if (part.compareTo(lot.quantity()) < 0) {
                lots.add(0, LotChange.rest(lot, part));
            }
        }
    }

    /** Shares given up for cash. */
    private void recognise(TaxLot lot, Quantity quantity, Money proceeds) {
        cash = cash.plus(proceeds);
        if (lot.basis() == null) {
            gains.add(new ActionGain(lot.id(), lot.security(), quantity, proceeds, null, termOf(lot)));
        } else {
            LotGain gain = LotGain.of(lot, quantity, proceeds, action.effective());
            gains.add(new ActionGain(lot.id(), lot.security(), quantity, proceeds, gain.gain(), gain.term()));
        }
    }

    private Term termOf(TaxLot lot) {
        return lot.inherited()
                ? HoldingPeriod.termOfInherited()
                : HoldingPeriod.termOf(lot.acquired(), action.effective());
    }

    /** A part of each lot's basis goes to the shares received (IRC 355, 358(c); 305(a), 307(a)). */
    private void distribute(List<TaxLot> lots) {
        SecurityId received = needed(action.received(), "the security received");
        Weight toReceived = needed(action.basisToReceived(), "the part of the basis that goes to the received shares");
        List<TaxLot> distributed = new ArrayList<>();
        long before = 0;
        long given = 0;
        for (TaxLot lot : lots) {
            before += lot.quantity().millionths();
            long upTo = ratio(before);
            if (upTo > given) {
                TaxLot part = LotChange.allocated(lot, toReceived);
                after.add(LotChange.less(lot, part));
                distributed.add(
                        LotChange.exchanged(part, receivedId(lot, received), received, new Quantity(upTo - given)));
            } else {
                after.add(lot);
            }
            given = upTo;
        }
        payFraction(distributed);
        after.addAll(distributed);
    }

    /** The lot's own id and what came of it; with the action's, where a lot of that name is there already. */
    private LotId receivedId(TaxLot lot, SecurityId received) {
        LotId id = new LotId(lot.id() + "/" + received);
        return taken.contains(id) ? new LotId(id + "/" + action.id()) : id;
    }

    /** Cash beside the shares makes a gain taxable up to the cash; a loss never is (IRC 356(a)(1), (c); 358(a)(1)). */
    private List<TaxLot> merged(List<TaxLot> lots) {
        if (action.cashPerShare() == null || action.cashPerShare().isZero()) {
            return lots;
        }
        List<TaxLot> merged = new ArrayList<>();
        for (TaxLot lot : lots) {
            Money boot = cashFor(lot);
            cash = cash.plus(boot);
            Money basis = lot.basis();
            Money gain = basis == null
                    ? null
                    : valueReceived(lot).plus(boot).minus(basis).min(boot).max(Money.ZERO);
            gains.add(new ActionGain(lot.id(), lot.security(), Quantity.ZERO, boot, gain, termOf(lot)));
            merged.add(gain == null ? lot : LotChange.reduced(lot, boot.minus(gain)));
        }
        return merged;
    }

    private Money valueReceived(TaxLot lot) {
        Price price = needed(newPrice, "the price of the shares received");
        return new Quantity(ratio(lot.quantity().millionths())).at(price, RoundingMode.HALF_UP);
    }

    /** A sale like any other, loss included (IRC 1001). */
    private void redeem(TaxLot lot) {
        recognise(lot, lot.quantity(), cashFor(lot));
    }

    /** Cash takes basis away first and is a gain beyond it (IRC 301(c)(2), (3)). */
    private void returnCapital(TaxLot lot) {
        Money received = cashFor(lot);
        cash = cash.plus(received);
        after.add(LotChange.reduced(lot, received));
        Money basis = lot.basis();
        Money excess = basis == null ? null : received.minus(basis).max(Money.ZERO);
        if (excess == null || excess.isPositive()) {
            gains.add(new ActionGain(lot.id(), lot.security(), Quantity.ZERO, received, excess, termOf(lot)));
        }
    }
}
