package io.evenkeel.optimizer;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.convex.ConvexSolver;

/**
 * The convex problem by ojAlgo, in its best sound form: its ADMM solver, with the factor exposures as variables of their own,
 * amounts in percent. Its active-set solver, the default, is not to be trusted here: the Hessian in lots is singular.
 */
final class OjalgoSolver {

    private static final double PERCENT = 100;

    /**
     * What it said.
     *
     * @param trades per variable of the problem, within their bounds
     */
    record Answer(double[] trades, Optimisation.State state) {}

    private OjalgoSolver() {}

    static Answer solve(FlatProblem flat) {
        ExpressionsBasedModel model = model(flat);
        Optimisation.Result result = model.minimise();
        double[] trades = new double[flat.cap().length];
        for (int v = 0; v < trades.length; v++) {
            trades[v] = Math.max(0, Math.min(flat.cap()[v], result.doubleValue(v) / PERCENT));
        }
        return new Answer(trades, result.getState());
    }

    private static ExpressionsBasedModel model(FlatProblem flat) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.convex().algorithm(ConvexSolver.Algorithm.ADMM);
        Variable[] trades = new Variable[flat.cap().length];
        for (int v = 0; v < trades.length; v++) {
            trades[v] = model.newVariable("x" + v)
                    .lower(0)
                    .upper(PERCENT * flat.cap()[v])
                    .weight(linear(flat, v));
        }
        Expression specific =
                model.newExpression("specific").weight(flat.problem().riskAversion());
        addSpecific(flat, trades, specific);
        addFactors(flat, trades, model);
        for (FlatProblem.Row row : flat.rows()) {
            Expression expression = model.newExpression(row.name());
            for (int v = 0; v < trades.length; v++) {
                if (row.coefficients()[v] != 0) {
                    expression.set(trades[v], row.coefficients()[v]);
                }
            }
            if (Double.isFinite(row.lower())) {
                expression.lower(PERCENT * row.lower());
            }
            if (Double.isFinite(row.upper())) {
                expression.upper(PERCENT * row.upper());
            }
        }
        return model;
    }

    /** The objective is in percent squared: cost, and what is linear in the square of a holding. */
    private static double linear(FlatProblem flat, int v) {
        int i = flat.asset()[v];
        double drift = 2 * flat.problem().riskAversion() * flat.problem().specific()[i] * flat.active0()[i];
        return PERCENT * (flat.cost()[v] + flat.sign(v) * drift);
    }

    private static void addSpecific(FlatProblem flat, Variable[] trades, Expression specific) {
        int[] asset = flat.asset();
        for (int v = 0; v < trades.length; v++) {
            double variance = flat.problem().specific()[asset[v]];
            for (int w = v; w < trades.length && asset[w] == asset[v]; w++) {
                specific.set(trades[v], trades[w], (v == w ? 1 : 2) * flat.sign(v) * flat.sign(w) * variance);
            }
        }
    }

    /** A variable y for each factor, and a row that makes it the exposure of the holdings less their targets. */
    private static void addFactors(FlatProblem flat, Variable[] trades, ExpressionsBasedModel model) {
        double[][] exposures = flat.problem().exposures();
        Expression squares =
                model.newExpression("factors").weight(flat.problem().riskAversion());
        for (int f = 0; f < flat.problem().factors(); f++) {
            Variable exposure = model.newVariable("y" + f);
            squares.set(exposure, exposure, 1);
            Expression row = model.newExpression("exposure " + f).set(exposure, -1);
            double before = 0;
            for (int i = 0; i < exposures.length; i++) {
                before += exposures[i][f] * flat.active0()[i];
            }
            for (int v = 0; v < trades.length; v++) {
                if (exposures[flat.asset()[v]][f] != 0) {
                    row.set(trades[v], flat.sign(v) * exposures[flat.asset()[v]][f]);
                }
            }
            row.level(-PERCENT * before);
        }
    }
}
