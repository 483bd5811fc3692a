package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The convex problem as variables and rows, for solvers that know nothing of its structure; all in parts of the account's
 * value. A variable is a purchase or the sale of a segment.
 *
 * @param asset per variable
 * @param segment per variable, index into its asset's sales; -1 for a purchase
 * @param cap per variable
 * @param cost per variable, tax included
 * @param active0 per asset, holding less target
 */
record FlatProblem(
        Problem problem, int[] asset, int[] segment, double[] cap, double[] cost, double[] active0, List<Row> rows) {

    /** Lower &lt;= coefficients x &lt;= upper. */
    record Row(String name, double[] coefficients, double lower, double upper) {

        double sum(double[] trades) {
            double sum = 0;
            for (int v = 0; v < trades.length; v++) {
                sum += coefficients[v] * trades[v];
            }
            return sum;
        }
    }

    /**
     * @param mayBuy per asset
     * @param maySell per asset
     * @param signs of the year's results within which the tax is linear
     */
    static FlatProblem of(Problem problem, boolean[] mayBuy, boolean[] maySell, YearSigns signs) {
        List<int[]> variables = new ArrayList<>();
        for (int i = 0; i < mayBuy.length; i++) {
            Asset asset = problem.assets().get(i);
            if (mayBuy[i] && asset.buyCap() > 0) {
                variables.add(new int[] {i, -1});
            }
            for (int s = 0; maySell[i] && s < asset.sales().size(); s++) {
                variables.add(new int[] {i, s});
            }
        }
        int[] asset = variables.stream().mapToInt(variable -> variable[0]).toArray();
        int[] segment = variables.stream().mapToInt(variable -> variable[1]).toArray();
        FlatProblem flat = new FlatProblem(
                problem,
                asset,
                segment,
                new double[asset.length],
                new double[asset.length],
                new double[mayBuy.length],
                new ArrayList<>());
        flat.fill(signs);
        return flat;
    }

    private void fill(YearSigns signs) {
        double value = problem.value();
        for (int i = 0; i < active0.length; i++) {
            Asset one = problem.assets().get(i);
            active0[i] = (one.held() - one.target()) / value;
        }
        TaxYear year = problem.taxYear();
        for (int v = 0; v < cap.length; v++) {
            cap[v] = (isPurchase(v) ? Math.min(assetOf(v).buyCap(), mostPurchases()) : sale(v).cap()) / value;
            cost[v] = isPurchase(v)
                    ? assetOf(v).buyCost()
                    : sale(v).untaxed() + signs.rate(year, sale(v).longTerm()) * sale(v).gain();
        }
        addRows(signs);
    }

    private double mostPurchases() {
        return problem.value() + Math.max(0, -problem.cash());
    }

    private void addRows(YearSigns signs) {
        double value = problem.value();
        add(
                "cash reserve",
                (problem.cash() - problem.cashCeiling()) / value,
                (problem.cash() - problem.cashFloor()) / value,
                v -> isPurchase(v) ? 1 + assetOf(v).buyCost() : assetOf(v).buyCost() - 1);
        add("turnover limit", Double.NEGATIVE_INFINITY, problem.purchaseLimit() / value, v -> isPurchase(v) ? 1 : 0);
        add("gain budget", Double.NEGATIVE_INFINITY, problem.gainBudget() / value, this::gain);
        add(
                "tax budget",
                Double.NEGATIVE_INFINITY,
                (problem.taxBudget() - signs.fixedTax(problem.taxYear())) / value,
                v -> isPurchase(v) ? 0 : signs.rate(problem.taxYear(), sale(v).longTerm()) * sale(v).gain());
        for (int g = 0; g < problem.groups().size(); g++) {
            int group = g;
            double held = 0;
            for (Asset one : problem.assets()) {
                held += one.group() == g ? one.held() : 0;
            }
            Problem.Group limits = problem.groups().get(g);
            add(
                    limits.name(),
                    (limits.lower() - held) / value,
                    (limits.upper() - held) / value,
                    v -> assetOf(v).group() == group ? sign(v) : 0);
        }
        signs.rows(this);
    }

    void add(String name, double lower, double upper, java.util.function.IntToDoubleFunction coefficient) {
        if (Double.isFinite(lower) || Double.isFinite(upper)) {
            double[] coefficients = new double[cap.length];
            Arrays.setAll(coefficients, coefficient);
            rows.add(new Row(name, coefficients, lower, upper));
        }
    }

    boolean isPurchase(int v) {
        return segment[v] < 0;
    }

    double sign(int v) {
        return isPurchase(v) ? 1 : -1;
    }

    Asset assetOf(int v) {
        return problem.assets().get(asset[v]);
    }

    private Segment sale(int v) {
        return assetOf(v).sales().get(segment[v]);
    }

    double gain(int v) {
        return isPurchase(v) ? 0 : sale(v).gain();
    }

    double shortGain(int v) {
        return isPurchase(v) || sale(v).longTerm() ? 0 : sale(v).gain();
    }

    /** Of these trades, from nothing but the problem: what a solver says of its own answer is not believed. */
    double objective(double[] trades) {
        double[] active = active(trades);
        double[] exposure = exposure(active);
        double objective = 0;
        for (int v = 0; v < trades.length; v++) {
            objective += cost[v] * trades[v];
        }
        double risk = 0;
        for (double y : exposure) {
            risk += y * y;
        }
        for (int i = 0; i < active.length; i++) {
            risk += problem.specific()[i] * active[i] * active[i];
        }
        return objective + problem.riskAversion() * risk;
    }

    /** What the objective changes by per unit of each variable. */
    double[] slope(double[] trades) {
        double[] active = active(trades);
        double[] exposure = exposure(active);
        double[] drift = new double[active.length];
        for (int i = 0; i < active.length; i++) {
            drift[i] = problem.specific()[i] * active[i];
            for (int f = 0; f < exposure.length; f++) {
                drift[i] += problem.exposures()[i][f] * exposure[f];
            }
        }
        double[] slope = new double[trades.length];
        Arrays.setAll(slope, v -> cost[v] + sign(v) * 2 * problem.riskAversion() * drift[asset[v]]);
        return slope;
    }

    private double[] active(double[] trades) {
        double[] active = active0.clone();
        for (int v = 0; v < trades.length; v++) {
            active[asset[v]] += sign(v) * trades[v];
        }
        return active;
    }

    private double[] exposure(double[] active) {
        double[] exposure = new double[problem.factors()];
        for (int i = 0; i < active.length; i++) {
            for (int f = 0; f < exposure.length; f++) {
                exposure[f] += problem.exposures()[i][f] * active[i];
            }
        }
        return exposure;
    }

    /** The largest violation of a row or a bound by these trades. */
    double violation(double[] trades) {
        double worst = 0;
        for (int v = 0; v < trades.length; v++) {
            worst = Math.max(worst, Math.max(-trades[v], trades[v] - cap[v]));
        }
        for (Row row : rows) {
            double sum = row.sum(trades);
            worst = Math.max(worst, Math.max(row.lower() - sum, sum - row.upper()));
        }
        return worst;
    }
}
