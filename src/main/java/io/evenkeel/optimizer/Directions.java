package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses for every asset whether it may be bought or sold, within one {@link TaxPiece}. Selling at a loss and buying
 * back at once would be free money and is a wash sale, so the choice makes the problem non-convex. The relaxation that
 * allows both settles nearly all assets; the few that it would both sell and buy are given the direction that is cheaper
 * at its prices, and turned while others are cheaper at the new ones. Where doubt is left, it is branched on.
 *
 * <p>Source of the idea: N. Moehle, M. Kochenderfer, S. Boyd, A. Ang, Tax-aware portfolio construction via convex
 * optimization, J. Optim. Theory Appl. 189 (2021), arXiv 2008.04985.
 */
final class Directions {

    /** Rounds in which all assets with second thoughts turn. */
    private static final int MOST_ROUNDS = 6;

    /** Times that lots in order are pooled anew. */
    private static final int MOST_POOLINGS = 2;

    /** Nodes of the branching; of an account with many assets each costs more and brings less. */
    private static final int MOST_NODES = 40;

    private static final int MOST_NODES_OF_MANY = 14;

    /** As long as no solution keeps all limits although the relaxation does. */
    private static final int MOST_NODES_TO_BE_FEASIBLE = 2_000;

    /** A gap of this part of the account is that of a violated limit. */
    private static final double IMPLAUSIBLE = 0.005;

    private static final int MANY_ASSETS = 80;
    private static final double NOTHING = 1e-10;

    /** Gap that ends the search: relative, and in parts of the account's value. */
    private static final double RELATIVE_GAP = 1e-5;

    private static final double GAP = 5e-8;

    private final DualNewton method;
    private final Blocks blocks;
    private final DualValue value = new DualValue();
    private int n;
    private int nodes;
    private int mostNodes;

    /** Per asset: 1 bought only, -1 sold only, 0 open. */
    private int[] way = new int[0];

    /** In fractions of the account's value. */
    private final Intended best = new Intended();

    private double bestObjective;
    private double bound;
    private double[] bestPrices = new double[0];
    private double[] bestSums = new double[0];
    private Prices root = new Prices();
    private final List<Prices> onTheWay = new ArrayList<>();
    private double cashPrice;
    private double shortPrice;
    private double longPrice;

    Directions(DualNewton method) {
        this.method = method;
        this.blocks = method.blocks;
    }

    /**
     * Solves the relaxation of the problem that is loaded into the method, from nothing.
     *
     * @param kept takes the prices at its end
     * @param proof takes those that prove the bound
     * @param enough a relaxation that is proven to cost as much is not solved to its end
     */
    void relax(Prices kept, Prices proof, double enough) {
        begin();
        method.cold();
        relaxSoftly(kept, proof, enough);
    }

    /** The same for another piece of the year's tax, from the prices of one before. */
    void relaxNext(Prices before, Prices kept, Prices proof, double enough) {
        begin();
        method.cold();
        before.restoreCommon(method);
        relaxSoftly(kept, proof, enough);
    }

    /** Lots in order are pooled by what gains cost, and what they cost is known better each time. */
    private void relaxSoftly(Prices kept, Prices proof, double enough) {
        blocks.poolInOrder(method.gainPrice(true), method.gainPrice(false));
        method.solveSoftly(enough);
        prove(kept, proof);
        for (int round = 0; round < MOST_POOLINGS && !blocks.inOrder.isEmpty() && bound < enough; round++) {
            blocks.poolInOrder(method.gainPrice(true), method.gainPrice(false));
            method.warm();
            method.solveSoftly(enough);
            prove(kept, proof);
        }
    }

    /** The same from its own prices, limits being kept where they can be. */
    void relaxAgain(Prices own) {
        begin();
        blocks.poolInOrder(own.shortGain, own.longGain);
        method.warm();
        own.restore(method);
        method.solve();
        prove(own);
    }

    private void begin() {
        n = blocks.n;
        if (way.length < n) {
            way = new int[n];
        }
        Arrays.fill(way, 0, n, 0);
        bestObjective = Double.POSITIVE_INFINITY;
        bound = Double.NEGATIVE_INFINITY;
        apply();
    }

    /** Finds the best directions, beginning with the relaxation solved last. */
    void search() {
        if (keepIfDirected()) {
            return;
        }
        boolean possible = !method.isViolated();
        int asset = mostTorn();
        int first = leaning(asset);
        double decided = decide();
        if (isInDoubt() && possible) {
            Arrays.fill(way, 0, n, 0);
            nodes = 1;
            mostNodes = bestObjective > bound + IMPLAUSIBLE
                    ? MOST_NODES_TO_BE_FEASIBLE
                    : n <= MANY_ASSETS ? MOST_NODES : MOST_NODES_OF_MANY;
            bound = Math.max(bound, Math.min(bestObjective, split(root, 0, bound, asset, first, decided)));
        }
    }

    private void prove(Prices kept, Prices proof) {
        double before = bound;
        prove(kept);
        if (bound > before) {
            proof.keep(method);
        }
    }

    /** Takes the bound that the method's prices prove, if it is the best yet; the search begins with the prices. */
    private void prove(Prices kept) {
        kept.keep(method);
        root = kept;
        bound = Math.max(bound, value.whole(method));
    }

    private boolean isInDoubt() {
        return isWorthIt(bound);
    }

    /** Whether something that may cost as little as {@code least} is worth looking for. */
    private boolean isWorthIt(double least) {
        return bestObjective - least > Math.max(GAP, RELATIVE_GAP * Math.abs(bestObjective));
    }

    /**
     * Assets that the envelope mixes go the way they lean to, round by round; then those with second thoughts turn.
     *
     * @return the bound of all that goes that way, where one asset alone had to be decided; infinitely low otherwise
     */
    private double decide() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int decided = 0;
            for (int i = 0; i < n; i++) {
                if (torn(i) > NOTHING) {
                    way[i] = leaning(i);
                    decided++;
                }
            }
            solveFixed(Double.POSITIVE_INFINITY);
            if (keepIfDirected()) {
                return round == 0 && decided == 1 ? value.directed(method) : Double.NEGATIVE_INFINITY;
            }
        }
        followNetTrades();
        return Double.NEGATIVE_INFINITY;
    }

    private int leaning(int i) {
        return method.filling.mixture.bought[i] >= 0.5 ? 1 : -1;
    }

    /** Where minds keep changing: every asset goes the way of its net trade. */
    private void followNetTrades() {
        for (int i = 0; i < n; i++) {
            way[i] = method.traded(i) > 0 ? 1 : -1;
        }
        solveFixed(Double.POSITIVE_INFINITY);
        keepIfDirected();
    }

    /** Whether all that goes these ways is proven to cost {@code enough}. */
    private boolean solveFixed(double enough) {
        apply();
        method.warm();
        return method.solveUnless(enough);
    }

    private void apply() {
        for (int i = 0; i < n; i++) {
            blocks.allow(i, way[i] >= 0, way[i] <= 0);
        }
    }

    /** A bound for everything below this node; the best solutions are kept on the way. */
    private double branch(int depth) {
        nodes++;
        boolean isProven = solveFixed(bestObjective);
        double below = value.directed(method);
        if (isProven || keepIfDirected() || !isWorthIt(below) || nodes >= mostNodes) {
            return below;
        }
        while (onTheWay.size() <= depth) {
            onTheWay.add(new Prices());
        }
        onTheWay.get(depth).keep(method);
        int asset = mostTorn();
        return split(onTheWay.get(depth), depth, below, asset, leaning(asset), Double.NEGATIVE_INFINITY);
    }

    /**
     * A bound for everything below a node, of which one asset goes either way.
     *
     * @param from the node's prices
     * @param below its bound
     * @param first the way that is gone first
     * @param known the bound of that way, infinitely low where it has still to be gone
     */
    private double split(Prices from, int depth, double below, int asset, int first, double known) {
        double one = known;
        if (Double.isInfinite(known)) {
            from.restore(method);
            way[asset] = first;
            one = branch(depth + 1);
        }
        double other = below;
        if (isWorthIt(below)) {
            from.restore(method);
            way[asset] = -first;
            other = branch(depth + 1);
        }
        way[asset] = 0;
        return Math.max(below, Math.min(one, other));
    }

    private int mostTorn() {
        int most = -1;
        double torn = 0;
        for (int i = 0; i < n; i++) {
            if (torn(i) > torn) {
                torn = torn(i);
                most = i;
            }
        }
        return most;
    }

    /** How far the asset is from both its branches; nothing where it has only one. */
    private double torn(int i) {
        Mixture mixture = method.filling.mixture;
        double theta = mixture.bought[i];
        return mixture.isMixed(i) ? Math.min(theta, 1 - theta) * Math.abs(mixture.held[i]) : 0;
    }

    /** Keeps the method's solution if no asset is both sold and bought; tells whether that is so. */
    private boolean keepIfDirected() {
        for (int i = 0; i < n; i++) {
            if (torn(i) > NOTHING) {
                return false;
            }
        }
        if (method.objective() < bestObjective) {
            bestObjective = method.objective();
            best.take(method, 1);
            if (bestPrices.length < method.mu.length) {
                bestPrices = new double[method.mu.length];
                bestSums = new double[method.mu.length];
            }
            System.arraycopy(method.mu, 0, bestPrices, 0, method.rows.count);
            System.arraycopy(method.sums.sum, 0, bestSums, 0, method.rows.count);
            cashPrice = method.cashPrice();
            shortPrice = method.gainPrice(true);
            longPrice = method.gainPrice(false);
        }
        return true;
    }

    /** In fractions of the account's value; infinite where no directed solution was found. */
    double objective() {
        return bestObjective;
    }

    double bound() {
        return bound;
    }

    /** The best trades, in fractions of the account's value. */
    Intended best() {
        return best;
    }

    /** The price of a row at the best solution. */
    double price(int row) {
        return bestPrices[row];
    }

    /** How far the row is off its limits at the best solution. */
    double violation(int row) {
        return method.rows.violation(row, bestSums[row]);
    }

    double cashPrice() {
        return cashPrice;
    }

    /** What a dollar of realised gain costs at the best solution, tax included. */
    double gainPrice(boolean isShort) {
        return isShort ? shortPrice : longPrice;
    }
}
