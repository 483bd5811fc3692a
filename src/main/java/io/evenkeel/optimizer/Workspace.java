package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thread's buffers, and the way from a problem to its solution. */
final class Workspace {

    /** Solves after trades below the minimum were dropped. */
    private static final int MOST_ROUNDS = 3;

    private static final int MOST_TIGHTENINGS = 5;

    /** A row that gives way by less than this part of the account is noise of the method. */
    private static final double NOISE = 1e-7;

    /** By how much of the account's value another piece of the tax has to promise to be better. */
    private static final double WORTH_SEARCHING = 1e-8;

    private static final double WORTH_NAMING = 1e-6;

    private final DualNewton method = new DualNewton();
    private final Directions directions = new Directions(method);
    private final Candidate candidate = new Candidate();
    private final WholeShares wholeShares = new WholeShares(candidate);
    private final DualValue value = new DualValue();
    private final Enumeration enumeration = new Enumeration(candidate, wholeShares.placing(), value);
    private final Reach reach = new Reach();
    private final Margins margins = new Margins();
    /** Per piece of the year's tax, what it costs at least; infinite once it was searched. */
    private final double[] least = new double[TaxPiece.values().length];

    /** Per piece of the year's tax, the prices that its relaxation ended with, and those that prove its bound. */
    private final Prices[] relaxedPrices = pricesPerPiece();

    private final Prices[] proofs = pricesPerPiece();

    private Problem problem = Problem.NOTHING;
    private int n;
    private final Intended intended = new Intended();
    private final Intended relaxed = new Intended();
    private boolean[] dropped = new boolean[0];

    /** The best piece of the year's tax, and the best over all of them. */
    private TaxPiece piece = TaxPiece.FLAT;

    private double objective;
    private double bound;

    /** What the best trades that can be placed cost, in dollars. */
    private double placed;

    private double shortPrice;
    private double longPrice;
    private double cashPrice;
    private List<Solution.Conflict> conflicts = List.of();
    private Map<String, Double> prices = Map.of();

    private static Prices[] pricesPerPiece() {
        return Stream.generate(Prices::new).limit(TaxPiece.values().length).toArray(Prices[]::new);
    }

    Solution solve(Problem of) {
        problem = of;
        n = of.assets().size();
        placed = Double.POSITIVE_INFINITY;
        if (dropped.length < n) {
            dropped = new boolean[n];
        }
        method.blocks.load(of);
        reach.of(of, method.blocks);
        searchPieces();
        if (!conflicts.isEmpty()) {
            return new Solution.Infeasible(conflicts);
        }
        if (method.blocks.inOrder.isEmpty()) {
            settle(false);
            return place();
        }
        return placeInOrder();
    }

    /**
     * With lots in order a piece's relaxation costs less than what can be placed in it, so that another piece may be the
     * better one however it looked: all are tried whose bound leaves that open.
     */
    private Solution placeInOrder() {
        Solution best = placePools();
        for (TaxPiece next = mostPromising(); next != null && isBelowPlaced(next); next = mostPromising()) {
            objective = Double.POSITIVE_INFINITY;
            search(next, false);
            if (conflicts.isEmpty()) {
                best = better(best, placePools());
            }
        }
        return best;
    }

    private boolean isBelowPlaced(TaxPiece each) {
        return (least[each.ordinal()] + WORTH_SEARCHING) * problem.value() < placed;
    }

    private Solution placePools() {
        // Neither is always better: pools as a whole, or the lots that come first.
        relaxed.copy(intended, 1);
        settle(false);
        Solution byPools = place();
        intended.copy(relaxed, 1);
        settle(true);
        return better(byPools, place());
    }

    private static Solution better(Solution one, Solution other) {
        if (one instanceof Solution.Solved first && other instanceof Solution.Solved second) {
            return second.objective() < first.objective() ? second : first;
        }
        return other instanceof Solution.Solved ? other : one;
    }

    /**
     * Every piece of the year's tax that trades can lead to; the best is kept. The first whose relaxation lies inside it is
     * searched at once: of the others it is then mostly enough to prove, in a step or two, that they hold nothing better.
     */
    private void searchPieces() {
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
        double offset = each.offset(problem.taxYear()) / problem.value();
        bound = Math.min(bound, directions.bound() + offset);
        if (directions.objective() + offset < objective) {
            keep(each, directions.objective() + offset);
        }
        least[each.ordinal()] = Double.POSITIVE_INFINITY;
    }

    private void relax(TaxPiece each, @Nullable TaxPiece before) {
        int p = each.ordinal();
        loadPiece(each, problem);
        double offset = each.offset(problem.taxYear()) / problem.value();
        // Tiny accounts are enumerated, for which every piece needs prices that prove as much as they can.
        double enough = n <= Enumeration.MOST_ASSETS ? Double.POSITIVE_INFINITY : objective - offset;
        if (before == null) {
            directions.relax(relaxedPrices[p], proofs[p], enough);
        } else {
            directions.relaxNext(relaxedPrices[before.ordinal()], relaxedPrices[p], proofs[p], enough);
        }
        least[p] = directions.bound() + offset;
    }

    private @Nullable TaxPiece mostPromising() {
        TaxPiece best = null;
        for (TaxPiece each : TaxPiece.values()) {
            double its = least[each.ordinal()];
            best = its < (best == null ? Double.POSITIVE_INFINITY : least[best.ordinal()]) ? each : best;
        }
        return best;
    }

    private boolean isWorthSearching(TaxPiece each) {
        return least[each.ordinal()] < objective - WORTH_SEARCHING;
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
        intended.copy(directions.best(), problem.value());
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
            if (violation > NOISE && !TaxPiece.isBorder(method.rows.name[r])) {
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

    /**
     * Trades near the relaxation's that can be placed: none that are too small.
     *
     * @param nearInOrder whether lots in order cost what the first of them do, rather than what they do in pools
     */
    private void settle(boolean nearInOrder) {
        Arrays.fill(dropped, 0, n, false);
        boolean again = dropSmall() || nearInOrder;
        if (!again) {
            return;
        }
        loadPiece(piece, problem);
        method.blocks.poolInOrder(shortPrice, longPrice);
        method.cold();
        for (int round = 0; nearInOrder && round < MOST_ROUNDS; round++) {
            for (int i = 0; i < n; i++) {
                if (method.blocks.inOrder.has(i)) {
                    double sold = Math.max(0, -intended.net(i)) / problem.value();
                    method.blocks.inOrder.writeNear(i, sold, method.blocks, shortPrice, longPrice);
                }
                method.blocks.allow(i, intended.net(i) >= 0, intended.net(i) <= 0);
            }
            solveAsAllowed();
            dropSmall();
        }
        for (int round = 0; round < MOST_ROUNDS && again; round++) {
            for (int i = 0; i < n; i++) {
                method.blocks.allow(i, intended.net(i) > 0, intended.net(i) < 0);
            }
            again = solveAsAllowed() && dropSmall();
        }
    }

    /** Whether the limits could be kept, and the solution was taken. */
    private boolean solveAsAllowed() {
        method.warm();
        method.solve();
        if (method.objective() > Rows.PENALTY * NOISE + objective + 1) {
            return false;
        }
        intended.take(method, problem.value());
        return true;
    }

    private boolean dropSmall() {
        boolean any = false;
        for (int i = 0; i < n; i++) {
            double held = problem.assets().get(i).held();
            double size = Math.abs(intended.net(i));
            boolean small = size < problem.minimumTrade() / 2 && -intended.net(i) < held / 2;
            if (small && !dropped[i]) {
                dropped[i] = true;
                any |= size > NOISE * problem.value() / 10;
                intended.drop(i);
            }
        }
        return any;
    }

    private Solution place() {
        candidate.begin(problem, intended, shortPrice, longPrice, cashPrice);
        boolean mayStandStill = candidate.violation() == 0;
        double still = candidate.objective();
        wholeShares.round(problem, intended);
        margins.clear(problem);
        for (int attempt = 0; attempt < MOST_TIGHTENINGS && candidate.violation() > 0; attempt++) {
            margins.grow(candidate);
            solveTightened();
            candidate.begin(problem, intended, shortPrice, longPrice, cashPrice);
            wholeShares.round(problem, intended);
        }
        wholeShares.better(problem, bound * problem.value());
        if (n <= Enumeration.MOST_ASSETS) {
            enumerate();
        }
        if (mayStandStill && (candidate.violation() > 0 || still <= candidate.objective())) {
            candidate.begin(problem, intended, shortPrice, longPrice, cashPrice);
        }
        if (candidate.violation() > 0) {
            return new Solution.Infeasible(
                    List.of(new Solution.Conflict("whole shares and minimum trade", candidate.violation())));
        }
        return written();
    }

    /** The same trades' directions with limits a little tighter, so that rounding keeps the true ones. */
    private void solveTightened() {
        loadPiece(piece, margins.tightened(problem));
        method.cold();
        for (int i = 0; i < n; i++) {
            method.blocks.allow(i, intended.net(i) > 0, intended.net(i) < 0);
        }
        method.warm();
        method.solve();
        intended.take(method, problem.value());
    }

    /** Each piece of the tax has its own prices, and trades that lead into it are weighed by them. */
    private void enumerate() {
        if (!method.blocks.inOrder.isEmpty()) {
            method.blocks.load(problem);
        }
        for (TaxPiece each : TaxPiece.values()) {
            if (each.isReachable(problem.taxYear(), reach)) {
                loadPiece(each, problem);
                method.blocks.allowAll();
                method.warm();
                proofs[each.ordinal()].restore(method);
                double proven = value.whole(method) + each.offset(problem.taxYear()) / problem.value();
                enumeration.improve(problem, proven * problem.value());
            }
        }
    }

    private Solution written() {
        placed = Math.min(placed, candidate.objective());
        double[] bought = new double[n];
        double[][] sold = new double[n][];
        double shed = 0;
        for (int i = 0; i < n; i++) {
            Asset asset = problem.assets().get(i);
            int lots = 0;
            for (Segment segment : asset.sales()) {
                lots = Math.max(lots, segment.lot() + 1);
                shed += segment.reward() * segment.cap();
            }
            bought[i] = toMillionths(Math.max(0, candidate.traded[i]) / asset.price());
            sold[i] = candidate.soldLots(i, lots);
            for (int lot = 0; lot < lots; lot++) {
                sold[i][lot] = toMillionths(sold[i][lot]);
            }
        }
        return new Solution.Solved(bought, sold, candidate.objective() + shed, bound * problem.value() + shed, prices);
    }

    /** Shares travel as millionths; this takes the dust of dollar arithmetic off them. */
    private static double toMillionths(double shares) {
        return Math.rint(shares * 1e6) / 1e6;
    }
}
