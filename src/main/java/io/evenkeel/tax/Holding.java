package io.evenkeel.tax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One account's lots of one security, in order of opening. */
final class Holding {

    private static final Comparator<LotLine> FIRST_IN =
            Comparator.comparingLong((LotLine lot) -> lot.originalDay).thenComparing(lot -> lot.id);

    private final List<LotLine> lots = new ArrayList<>();

    /** Kept only once a sale without named lots was seen; may hold lots that are empty by now. */
    private @Nullable PriorityQueue<LotLine> inOrder;

    void add(LotLine lot) {
        lots.add(lot);
        if (inOrder != null) {
            inOrder.add(lot);
        }
    }

    /** The lot of the earliest original acquisition that has shares left. */
    @Nullable
    LotLine firstIn() {
        if (inOrder == null) {
            inOrder = new PriorityQueue<>(FIRST_IN);
            inOrder.addAll(lots);
        }
        while (!inOrder.isEmpty() && inOrder.element().isEmpty()) {
            inOrder.remove();
        }
        return inOrder.peek();
    }

    long quantity() {
        return lots.stream().mapToLong(LotLine::quantity).sum();
    }

    void split(long newShares, long oldShares) {
        lots.removeIf(LotLine::isEmpty);
        lots.forEach(lot -> lot.split(newShares, oldShares));
    }
}
