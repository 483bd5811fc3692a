package io.evenkeel.optimizer;

import java.util.OptionalDouble;

/**
 * Finds what a household's accounts best trade together, as one problem by the method that solves one account's: a price
 * for each account's cash, the same prices of risk and gains for all. Deterministic.
 */
public final class HouseholdOptimizer {

    /** One thread's buffers. */
    private static final class Search {
        final DualNewton method = new DualNewton();
        final TaxPieces pieces = new TaxPieces(method);
    }

    private final ThreadLocal<Search> searches = ThreadLocal.withInitial(Search::new);

    public HouseholdPlan plan(HouseholdProblem household) {
        Search search = searches.get();
        Problem together = household.together();
        DualNewton method = search.method;
        method.load(together);
        TaxPieces pieces = search.pieces;
        pieces.search(together);
        // The method stands where it looked last; its blocks are to be filled as they are at the best trades.
        pieces.solveAlong(pieces.best(), together);
        return new HouseholdPlan(
                traded(method, together),
                pieces.objective() * together.value(),
                pieces.bound() * together.value(),
                pieces.conflicting().isEmpty());
    }

    /**
     * Proven: no admissible trades of all these accounts together cost less; dollars a year of drift, tax and trading. None
     * where their limits cannot be kept.
     */
    public OptionalDouble leastCost(SeparateAccounts accounts) {
        Search search = searches.get();
        Problem together = accounts.together();
        search.method.load(together);
        search.pieces.search(together);
        return search.pieces.conflicting().isEmpty()
                ? OptionalDouble.of(search.pieces.bound() * together.value())
                : OptionalDouble.empty();
    }

    private static double[][] traded(DualNewton method, Problem together) {
        Blocks blocks = method.blocks;
        double[][] traded = new double[blocks.places][blocks.n];
        for (int i = 0; i < blocks.n; i++) {
            for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
                double filled = method.filling.filled[v];
                double trade = blocks.isPurchase(v) ? filled : filled - blocks.cap[v];
                int place = blocks.places == 1 ? 0 : blocks.place[v];
                traded[place][i] += trade * together.value();
            }
        }
        return traded;
    }
}
