package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.List;

/** One thread's buffers, and the way from a problem to its solution. */
final class Workspace {

    /** Solves after trades below the minimum were dropped. */
    private static final int MOST_ROUNDS = 3;

    private static final int MOST_TIGHTENINGS = 5;

    /** A row that gives way by less than this part of the account is noise of the method. */
    static final double NOISE = 1e-7;

    private final DualNewton method = new DualNewton();
    private final TaxPieces pieces = new TaxPieces(method);
    private final Candidate candidate = new Candidate();
    private final WholeShares wholeShares = new WholeShares(candidate);
    private final DualValue value = new DualValue();
    private final Enumeration enumeration = new Enumeration(candidate, wholeShares.placing(), value);
    private final Margins margins = new Margins();
    private Problem problem = Problem.NOTHING;
    private int n;
    private final Intended intended = new Intended();
    private final Intended relaxed = new Intended();
    private boolean[] dropped = new boolean[0];

    /** What the best trades that can be placed cost, in dollars. */
    private double placed;

    Solution solve(Problem of) {
        problem = of;
        n = of.assets().size();
        placed = Double.POSITIVE_INFINITY;
        if (dropped.length < n) {
            dropped = new boolean[n];
        }
        method.load(of);
        pieces.search(of);
        if (!pieces.conflicting().isEmpty()) {
            return new Solution.Infeasible(pieces.conflicting());
        }
        intended.copy(pieces.best(), 1);
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
        while (pieces.searchNext(placed)) {
            if (pieces.conflicting().isEmpty()) {
                intended.copy(pieces.best(), 1);
                best = better(best, placePools());
            }
        }
        return best;
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
        pieces.load(problem);
        method.blocks.poolInOrder(pieces.gainPrice(true), pieces.gainPrice(false));
        method.cold();
        for (int round = 0; nearInOrder && round < MOST_ROUNDS; round++) {
            for (int i = 0; i < n; i++) {
                if (method.blocks.inOrder.has(i)) {
                    double sold = Math.max(0, -intended.net(i)) / problem.value();
                    method.blocks.inOrder.writeNear(
                            i, sold, method.blocks, pieces.gainPrice(true), pieces.gainPrice(false));
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
        if (method.objective() > Rows.PENALTY * NOISE + pieces.objective() + 1) {
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

    private void begin() {
        candidate.begin(problem, intended, pieces.gainPrice(true), pieces.gainPrice(false), pieces.cashPrice());
    }

    private Solution place() {
        begin();
        boolean mayStandStill = candidate.violation() == 0;
        double still = candidate.objective();
        wholeShares.round(problem, intended);
        margins.clear(problem);
        for (int attempt = 0; attempt < MOST_TIGHTENINGS && candidate.violation() > 0; attempt++) {
            margins.grow(candidate);
            solveTightened();
            begin();
            wholeShares.round(problem, intended);
        }
        wholeShares.better(problem, pieces.bound() * problem.value());
        if (n <= Enumeration.MOST_ASSETS) {
            enumerate();
        }
        if (mayStandStill && (candidate.violation() > 0 || still <= candidate.objective())) {
            begin();
        }
        if (candidate.violation() > 0) {
            return new Solution.Infeasible(
                    List.of(new Solution.Conflict("whole shares and minimum trade", candidate.violation())));
        }
        return written();
    }

    /** The same trades' directions with limits a little tighter, so that rounding keeps the true ones. */
    private void solveTightened() {
        pieces.solveAlong(intended, margins.tightened(problem));
        intended.take(method, problem.value());
    }

    /** Each piece of the tax has its own prices, and trades that lead into it are weighed by them. */
    private void enumerate() {
        if (!method.blocks.inOrder.isEmpty()) {
            method.load(problem);
        }
        for (TaxPiece each : pieces.reachable()) {
            pieces.proof(each);
            double proven = value.whole(method) + pieces.offset(each);
            enumeration.improve(problem, proven * problem.value());
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
        return new Solution.Solved(
                bought,
                sold,
                candidate.objective() + shed,
                pieces.bound() * problem.value() + shed,
                pieces.rowPrices());
    }

    /** Shares travel as millionths; this takes the dust of dollar arithmetic off them. */
    private static double toMillionths(double shares) {
        return Math.rint(shares * 1e6) / 1e6;
    }
}
