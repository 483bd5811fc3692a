package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.convex.ConvexSolver;

/** The joint problem without directions by ojAlgo, written from the accounts alone; dollars in ten thousands. */
final class OjalgoHousehold {

    private static final double UNIT = 10_000;

    final double[] bought;
    final double[] sold;
    final double objective;

    private OjalgoHousehold(double[] bought, double[] sold, double objective) {
        this.bought = bought;
        this.sold = sold;
        this.objective = objective;
    }

    boolean isDirected() {
        return IntStream.range(0, bought.length).noneMatch(i -> bought[i] > 1 && sold[i] > 1);
    }

    static OjalgoHousehold solve(HouseholdProblem household) {
        Problem first = household.accounts().get(0);
        int names = first.assets().size();
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.convex().algorithm(ConvexSolver.Algorithm.ADMM);
        Variable[] active = new Variable[names];
        Expression[] balance = new Expression[names];
        Expression risk = model.newExpression("risk").weight(first.riskAversion() * UNIT / first.value());
        for (int i = 0; i < names; i++) {
            Asset asset = first.assets().get(i);
            active[i] = model.newVariable("active" + i);
            balance[i] =
                    model.newExpression("balance" + i).set(active[i], -1).level((asset.target() - asset.held()) / UNIT);
            risk.set(active[i], active[i], first.specific()[i]);
        }
        for (int f = 0; f < first.factors(); f++) {
            Variable exposure = model.newVariable("exposure" + f);
            Expression row = model.newExpression("row" + f).set(exposure, -1).level(0);
            for (int i = 0; i < names; i++) {
                row.set(active[i], first.exposures()[i][f]);
            }
            risk.set(exposure, exposure, 1);
        }
        List<int[]> variables = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        List<Variable> trades = new ArrayList<>();
        for (int p = 0; p < household.accounts().size(); p++) {
            Problem account = household.accounts().get(p);
            Expression cash = model.newExpression("cash" + p).upper((account.cash() - account.cashFloor()) / UNIT);
            Expression purchases = model.newExpression("purchases" + p)
                    .upper(Math.min(account.purchaseLimit(), 10 * account.value()) / UNIT);
            for (int i = 0; i < names; i++) {
                Asset asset = account.assets().get(i);
                Variable buys = model.newVariable("b" + p + "/" + i)
                        .lower(0)
                        .upper(asset.buyCap() / UNIT)
                        .weight(asset.buyCost());
                balance[i].set(buys, 1);
                cash.set(buys, 1 + asset.buyCost());
                purchases.set(buys, 1);
                variables.add(new int[] {i, 1});
                costs.add(asset.buyCost());
                trades.add(buys);
                for (int s = 0; s < asset.sales().size(); s++) {
                    Segment segment = asset.sales().get(s);
                    double cost = segment.price(account.taxYear());
                    Variable sells = model.newVariable("s" + p + "/" + i + "/" + s)
                            .lower(0)
                            .upper(segment.cap() / UNIT)
                            .weight(cost);
                    balance[i].set(sells, -1);
                    cash.set(sells, asset.buyCost() - 1);
                    variables.add(new int[] {i, -1});
                    costs.add(cost);
                    trades.add(sells);
                }
            }
        }
        model.minimise();
        double[] bought = new double[names];
        double[] sold = new double[names];
        double objective = 0;
        for (int v = 0; v < trades.size(); v++) {
            double dollars = UNIT * trades.get(v).getValue().doubleValue();
            (variables.get(v)[1] > 0 ? bought : sold)[variables.get(v)[0]] += dollars;
            objective += dollars * costs.get(v);
        }
        return new OjalgoHousehold(bought, sold, objective + drift(first, bought, sold));
    }

    private static double drift(Problem first, double[] bought, double[] sold) {
        double variance = 0;
        double[] exposure = new double[first.factors()];
        for (int i = 0; i < bought.length; i++) {
            Asset asset = first.assets().get(i);
            double active = asset.held() - asset.target() + bought[i] - sold[i];
            variance += first.specific()[i] * active * active;
            for (int f = 0; f < exposure.length; f++) {
                exposure[f] += first.exposures()[i][f] * active;
            }
        }
        for (double of : exposure) {
            variance += of * of;
        }
        return first.riskAversion() * variance / first.value();
    }
}
