package io.evenkeel.tax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.function.Predicate;

/**
 * One identity group's last thirty days: losses that can still be washed, in order of disposal, and lots that can still
 * wash, in order of acquisition (Treas. Reg. 1.1091-1(b) to (d)).
 */
final class GroupWindow {

    static final int DAYS = 30;

    private final Deque<LossSold> losses = new ArrayDeque<>();

    /** Linked, because lots that were used up or sold leave from its middle. */
    private final LinkedList<LotLine> purchases = new LinkedList<>();

    /** Returns what of earlier losses is gone for good. */
    long bought(LotLine lot, long day) {
        expireLosses(day);
        long gone = 0;
        while (lot.unused() > 0 && !losses.isEmpty()) {
            LossSold loss = losses.getFirst();
            gone += loss.washInto(lot);
            if (loss.quantity == 0) {
                losses.removeFirst();
            }
        }
        if (lot.unused() > 0) {
            purchases.addLast(lot);
        }
        return gone;
    }

    /** Returns what of the loss is gone for good. */
    long soldAtLoss(LossSold loss, long day) {
        expirePurchases(day);
        expireLosses(day);
        long gone = 0;
        Iterator<LotLine> candidates = purchases.iterator();
        while (loss.quantity > 0 && candidates.hasNext()) {
            LotLine candidate = candidates.next();
            if (candidate.unused() == 0) {
                candidates.remove();
            } else if (candidate != loss.lot) {
                // The rest of the lot that was sold is no replacement of it (Rev. Rul. 56-602).
                gone += loss.washInto(candidate);
            }
        }
        if (loss.quantity > 0) {
            losses.addLast(loss);
        }
        return gone;
    }

    private void expireLosses(long day) {
        while (!losses.isEmpty() && day - losses.getFirst().soldDay > DAYS) {
            losses.removeFirst();
        }
    }

    private void expirePurchases(long day) {
        while (!purchases.isEmpty() && day - purchases.getFirst().acquiredDay > DAYS) {
            purchases.removeFirst();
        }
    }

    /** Losses of the security wait in new shares from now on; what is less than a millionth of one waits no more. */
    void split(Predicate<LossSold> concerned, long newShares, long oldShares) {
        losses.stream().filter(concerned).forEach(loss -> loss.split(newShares, oldShares));
        losses.removeIf(loss -> loss.quantity == 0);
    }

    Iterable<LossSold> losses() {
        return losses;
    }

    Iterable<LotLine> purchases() {
        return purchases;
    }
}
