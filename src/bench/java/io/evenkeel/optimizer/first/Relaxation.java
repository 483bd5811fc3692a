package io.evenkeel.optimizer.first;

import io.evenkeel.optimizer.Asset;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.Segment;
import java.util.Arrays;
import java.util.List;

/**
 * The convex relaxation in fractions of the account's value, as flat arrays: purchases first, then the sale segments of
 * each security. A security may be both bought and sold in it unless a direction was fixed.
 */
final class Relaxation {

    /** Trades of less than a hundredth of a cent in a million are left out of the problem. */
    private static final double NOTHING = 1e-11;

    private static final double UNBOUNDED = 1e6;

    static final int CASH = 0;
    static final int GAIN = 1;
    static final int PURCHASES = 2;
    static final int FIRST_GROUP = 3;

    final Problem problem;
    final int n;
    final int k;
    final int m;
    /** Variables of security i stand at first[i] .. first[i + 1] - 1; a purchase has segment -1. */
    final int[] first;

    final int[] segment;
    final double[] sign;
    final double[] cap;
    final double[] cost;
    final double[] gain;
    final double[] active0;
    final double[] rowLower;
    final double[] rowUpper;

    /**
     * @param mayBuy which securities may be bought
     * @param maySell which securities may be sold
     */
    Relaxation(Problem problem, boolean[] mayBuy, boolean[] maySell) {
        this.problem = problem;
        this.n = problem.assets().size();
        this.k = problem.factors();
        this.m = FIRST_GROUP + problem.groups().size();
        this.first = new int[n + 1];
        int most = problem.assets().stream()
                .mapToInt(asset -> 1 + asset.sales().size())
                .sum();
        int[] segments = new int[most];
        double[] signs = new double[most];
        double[] caps = new double[most];
        double[] costs = new double[most];
        double[] gains = new double[most];
        this.active0 = new double[n];
        double value = problem.value();
        int at = 0;
        for (int i = 0; i < n; i++) {
            Asset asset = problem.assets().get(i);
            first[i] = at;
            active0[i] = (asset.held() - asset.target()) / value;
            double buyCap = Math.min(asset.buyCap() / value, UNBOUNDED);
            if (mayBuy[i] && buyCap > NOTHING) {
                segments[at] = -1;
                signs[at] = 1;
                caps[at] = Math.min(buyCap, mostPurchases(problem));
                costs[at] = asset.buyCost();
                at++;
            }
            List<Segment> sales = asset.sales();
            for (int s = 0; maySell[i] && s < sales.size(); s++) {
                if (sales.get(s).cap() / value > NOTHING) {
                    segments[at] = s;
                    signs[at] = -1;
                    caps[at] = sales.get(s).cap() / value;
                    costs[at] = price(problem, sales.get(s));
                    gains[at] = sales.get(s).gain();
                    at++;
                }
            }
        }
        first[n] = at;
        this.segment = Arrays.copyOf(segments, at);
        this.sign = Arrays.copyOf(signs, at);
        this.cap = Arrays.copyOf(caps, at);
        this.cost = Arrays.copyOf(costs, at);
        this.gain = Arrays.copyOf(gains, at);
        this.rowLower = new double[m];
        this.rowUpper = new double[m];
        fillRows();
    }

    /** Cost of a dollar sold where each gain is taxed at its own rate. */
    static double price(Problem problem, Segment segment) {
        return segment.cost() + problem.taxYear().rate(segment.longTerm()) * segment.gain() - segment.reward();
    }

    /** No account buys for more than all it could raise; keeps the numbers small. */
    private static double mostPurchases(Problem problem) {
        return 1 + Math.max(0, -problem.cash()) / problem.value();
    }

    private void fillRows() {
        double value = problem.value();
        Arrays.fill(rowLower, Double.NEGATIVE_INFINITY);
        rowUpper[CASH] = (problem.cash() - problem.cashFloor()) / value;
        rowUpper[GAIN] = problem.gainBudget() / value;
        rowUpper[PURCHASES] = problem.purchaseLimit() / value;
        for (int g = 0; g < problem.groups().size(); g++) {
            double held = 0;
            for (Asset asset : problem.assets()) {
                held += asset.group() == g ? asset.held() : 0;
            }
            rowLower[FIRST_GROUP + g] = (problem.groups().get(g).lower() - held) / value;
            rowUpper[FIRST_GROUP + g] = (problem.groups().get(g).upper() - held) / value;
        }
    }

    int variables() {
        return cap.length;
    }

    boolean isBounded(int row) {
        return Double.isFinite(rowLower[row]) || Double.isFinite(rowUpper[row]);
    }

    /** How much one unit of variable {@code v} of security {@code i} adds to {@code row}. */
    double coefficient(int row, int i, int v) {
        return switch (row) {
            case CASH -> sign[v] > 0 ? 1 + problem.assets().get(i).buyCost() : -1 + spreadOf(i);
            case GAIN -> gain[v];
            case PURCHASES -> sign[v] > 0 ? 1 : 0;
            default -> problem.assets().get(i).group() == row - FIRST_GROUP ? sign[v] : 0;
        };
    }

    /** A sale brings its price less what trading costs. */
    private double spreadOf(int i) {
        return problem.assets().get(i).buyCost();
    }

    String rowName(int row) {
        return switch (row) {
            case CASH -> "cash reserve";
            case GAIN -> "gain budget";
            case PURCHASES -> "turnover limit";
            default -> problem.groups().get(row - FIRST_GROUP).name();
        };
    }
}
