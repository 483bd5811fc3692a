package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pieces of a year's tax that the trades of one problem can lead to, and the best trades in any of them. */
final class TaxPieces {

    /** By how much of the account's value another piece of the tax has to promise to be better. */
    private static final double WORTH_SEARCHING = 1e-8;

    private static final double WORTH_NAMING = 1e-6;

    private final DualNewton method;
    private final Directions directions;
    private final Reach reach = new Reach();

    /** Per piece of the year's tax, what it costs at least; infinite once it was searched. */
    private final double[] least = new double[TaxPiece.values().length];

    /** Per piece of the year's tax, the prices that its relaxation ended with, and those that prove its bound. */
    private final Prices[] relaxedPrices = pricesPerPiece();

    private final Prices[] proofs = pricesPerPiece();

    private Problem problem = Problem.NOTHING;

    /** The best piece of the year's tax, and the best over all of them. */
    private TaxPiece piece = TaxPiece.FLAT;

    private double objective;
    private double bound;
    private final Intended best = new Intended();

    private double shortPrice;
    private double longPrice;
    private double cashPrice;
    private List<Solution.Conflict> conflicts = List.of();
    private Map<String, Double> prices = Map.of();

    TaxPieces(DualNewton method) {
        this.method = method;
        this.directions = new Directions(method);
    }

    private static Prices[] pricesPerPiece() {
        return Stream.generate(Prices::new).limit(TaxPiece.values().length).toArray(Prices[]::new);
    }

    /**
     * Every piece of the year's tax that trades can lead to; the best is kept. The first whose relaxation lies inside it is
     * searched at once: of the others it is then mostly enough to prove, in a step or two, that they hold nothing better.
     */
    void search(Problem of) {
        problem = of;
        reach.of(of, method.blocks);
        objective = Double.POSITIVE_INFINITY;
        bound = Double.POSITIVE_INFINITY;
        conflicts = List.of();
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        TaxPiece last = null;
        for (TaxPiece each : TaxPiece.from(problem.taxYear())) {
            if (each.isReachable(problem.taxYear(), reach)) {
                relax(each, last);
                last = each;
                if (Double.isInfinite(objective) && !isAtBorder() && method.blocks.inOrder.isEmpty()) {
                    search(each, true);
                }
            }
        }
        for (TaxPiece next = mostPromising(); next != null && isWorthSearching(next); next = mostPromising()) {
            search(next, next == last);
            last = next;
        }
        for (double left : least) {
            bound = Math.min(bound, left);
        }
    }

    private boolean isAtBorder() {
        for (int r = 0; r < method.rows.count; r++) {
            if (TaxPiece.isBound(method.rows, r, method.place[r])) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param isRelaxed whether the method stands at the piece's relaxation
     */
    private void search(TaxPiece each, boolean isRelaxed) {
        if (!isRelaxed || method.isViolated()) {
            loadPiece(each, problem);
            directions.relaxAgain(relaxedPrices[each.ordinal()]);
        }
        directions.search();
        double offset = offset(each);
        bound = Math.min(bound, directions.bound() + offset);
        if (directions.objective() + offset < objective) {
            keep(each, directions.objective() + offset);
        }
        least[each.ordinal()] = Double.POSITIVE_INFINITY;
    }

    private void relax(TaxPiece each, @Nullable TaxPiece before) {
        int p = each.ordinal();
        loadPiece(each, problem);
        double offset = offset(each);
        // Tiny accounts are enumerated, for which every piece needs prices that prove as much as they can.
        double enough = method.blocks.n <= Enumeration.MOST_ASSETS ? Double.POSITIVE_INFINITY : objective - offset;
        if (before == null) {
            directions.relax(relaxedPrices[p], proofs[p], enough);
        } else {
            directions.relaxNext(relaxedPrices[before.ordinal()], relaxedPrices[p], proofs[p], enough);
        }
        least[p] = directions.bound() + offset;
    }

    /**
     * Searches the piece that promises most of those that were not searched yet, and keeps its best trades instead of what
     * was found before.
     *
     * @param enough dollars; a piece that cannot cost less by a millionth of a cent in a dollar is not searched
     * @return whether there was one
     */
    boolean searchNext(double enough) {
        TaxPiece next = mostPromising();
        if (next == null || !((least[next.ordinal()] + WORTH_SEARCHING) * problem.value() < enough)) {
            return false;
        }
        objective = Double.POSITIVE_INFINITY;
        search(next, false);
        return true;
    }

    private @Nullable TaxPiece mostPromising() {
        TaxPiece promising = null;
        for (TaxPiece each : TaxPiece.values()) {
            double its = least[each.ordinal()];
            promising = its < (promising == null ? Double.POSITIVE_INFINITY : least[promising.ordinal()])
                    ? each
                    : promising;
        }
        return promising;
    }

    private boolean isWorthSearching(TaxPiece each) {
        return least[each.ordinal()] < objective - WORTH_SEARCHING;
    }

    /** Gives the method the best piece's rows, with these limits instead of the problem's. */
    void load(Problem limits) {
        loadPiece(piece, limits);
    }

    /** Solves the best piece within these limits, every asset being traded in the direction of {@code trades} alone. */
    void solveAlong(Intended trades, Problem limits) {
        load(limits);
        method.cold();
        for (int i = 0; i < method.blocks.n; i++) {
            method.blocks.allow(i, trades.net(i) > 0, trades.net(i) < 0);
        }
        method.warm();
        method.solve();
    }

    private void loadPiece(TaxPiece each, Problem limits) {
        method.rows.clear();
        LimitRows.add(limits, method.rows);
        each.addRows(limits, reach, method.rows);
        method.rates(each.shortRate(problem.taxYear(), reach), each.longRate(problem.taxYear()));
    }

    private void keep(TaxPiece each, double reached) {
        piece = each;
        objective = reached;
        best.copy(directions.best(), problem.value());
        shortPrice = directions.gainPrice(true);
        longPrice = directions.gainPrice(false);
        cashPrice = directions.cashPrice();
        conflicts = conflicts();
        prices = prices();
    }

    private List<Solution.Conflict> conflicts() {
        List<Solution.Conflict> found = List.of();
        for (int r = 0; r < method.rows.count; r++) {
            double violation = directions.violation(r);
            if (violation > Workspace.NOISE && !TaxPiece.isBorder(method.rows.name[r])) {
                if (found.isEmpty()) {
                    found = new ArrayList<>();
                }
                found.add(new Solution.Conflict(method.rows.name[r], violation * problem.value()));
            }
        }
        return found;
    }

    private Map<String, Double> prices() {
        Map<String, Double> found = new TreeMap<>();
        for (int r = 0; r < method.rows.count; r++) {
            double price = Math.abs(directions.price(r));
            if (price > WORTH_NAMING && !TaxPiece.isBorder(method.rows.name[r])) {
                found.merge(method.rows.name[r], price, Double::sum);
            }
        }
        return found;
    }

    /** Pieces that trades can lead to, each with prices that prove what the whole of it costs at least. */
    List<TaxPiece> reachable() {
        return Stream.of(TaxPiece.values())
                .filter(each -> each.isReachable(problem.taxYear(), reach))
                .toList();
    }

    /** Takes the method to the prices that prove most of the piece; everything is allowed. */
    void proof(TaxPiece each) {
        loadPiece(each, problem);
        method.blocks.allowAll();
        method.warm();
        proofs[each.ordinal()].restore(method);
    }

    double offset(TaxPiece each) {
        return each.offset(problem.taxYear()) / problem.value();
    }

    /** Of the best trades, in fractions of the account's value; infinite where none were found. */
    double objective() {
        return objective;
    }

    /** Proven: nothing costs less, in fractions of the account's value. */
    double bound() {
        return bound;
    }

    /** The best trades, in dollars. */
    Intended best() {
        return best;
    }

    /** What a dollar of realised gain costs at the best trades, tax included. */
    double gainPrice(boolean isShort) {
        return isShort ? shortPrice : longPrice;
    }

    /** What a dollar more of cash saves at the best trades. */
    double cashPrice() {
        return cashPrice;
    }

    /** The limits that the best trades do not keep. */
    List<Solution.Conflict> conflicting() {
        return conflicts;
    }

    /** Dollars that one more dollar of a binding row would save, by the row's name. */
    Map<String, Double> rowPrices() {
        return prices;
    }
}
