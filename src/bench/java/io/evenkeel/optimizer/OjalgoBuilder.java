package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

/** The same form of the convex problem as {@link OjalgoSolver}'s, handed to ojAlgo's solver as matrices, without its model. */
final class OjalgoBuilder {

    private static final double PERCENT = 100;

    private OjalgoBuilder() {}

    static OjalgoSolver.Answer solve(FlatProblem flat) {
        int trades = flat.cap().length;
        int k = flat.problem().factors();
        Optimisation.Options options = new Optimisation.Options();
        // What chooses the ADMM solver where there is no model; the algorithm of the convex options does not.
        options.experimental = true;
        ConvexSolver.Builder builder = ConvexSolver.newBuilder(trades + k);
        builder.objective(quadratic(flat), linear(flat));
        factors(flat, builder);
        inequalities(flat, builder);
        Optimisation.Result result = builder.build(options).solve();
        double[] answer = new double[trades];
        for (int v = 0; v < trades; v++) {
            answer[v] = Math.max(0, Math.min(flat.cap()[v], result.doubleValue(v) / PERCENT));
        }
        return new OjalgoSolver.Answer(answer, result.getState());
    }

    /** Half of x' Q x is minimized. */
    private static R064Store quadratic(FlatProblem flat) {
        int trades = flat.cap().length;
        int k = flat.problem().factors();
        double curvature = 2 * flat.problem().riskAversion();
        R064Store quadratic = R064Store.FACTORY.make(trades + k, trades + k);
        int[] asset = flat.asset();
        for (int v = 0; v < trades; v++) {
            for (int w = v; w < trades && asset[w] == asset[v]; w++) {
                double entry = curvature * flat.problem().specific()[asset[v]] * flat.sign(v) * flat.sign(w);
                quadratic.set(v, w, entry);
                quadratic.set(w, v, entry);
            }
        }
        for (int f = 0; f < k; f++) {
            quadratic.set(trades + f, trades + f, curvature);
        }
        return quadratic;
    }

    /** Of -C' x. */
    private static R064Store linear(FlatProblem flat) {
        R064Store linear =
                R064Store.FACTORY.make(flat.cap().length + flat.problem().factors(), 1);
        for (int v = 0; v < flat.cap().length; v++) {
            int i = flat.asset()[v];
            double drift = 2 * flat.problem().riskAversion() * flat.problem().specific()[i] * flat.active0()[i];
            linear.set(v, 0, -PERCENT * (flat.cost()[v] + flat.sign(v) * drift));
        }
        return linear;
    }

    private static void factors(FlatProblem flat, ConvexSolver.Builder builder) {
        int trades = flat.cap().length;
        int k = flat.problem().factors();
        double[][] exposures = flat.problem().exposures();
        R064Store rows = R064Store.FACTORY.make(k, trades + k);
        R064Store right = R064Store.FACTORY.make(k, 1);
        for (int f = 0; f < k; f++) {
            double before = 0;
            for (int i = 0; i < exposures.length; i++) {
                before += exposures[i][f] * flat.active0()[i];
            }
            for (int v = 0; v < trades; v++) {
                rows.set(f, v, flat.sign(v) * exposures[flat.asset()[v]][f]);
            }
            rows.set(f, trades + f, -1);
            right.set(f, 0, -PERCENT * before);
        }
        if (k > 0) {
            builder.equalities(rows, right);
        }
    }

    private record Side(double[] coefficients, double upper) {}

    /** Rows and bounds alike: the builder knows no others. */
    private static void inequalities(FlatProblem flat, ConvexSolver.Builder builder) {
        int trades = flat.cap().length;
        List<Side> sides = new ArrayList<>();
        for (FlatProblem.Row row : flat.rows()) {
            if (Double.isFinite(row.upper())) {
                sides.add(new Side(row.coefficients(), row.upper()));
            }
            if (Double.isFinite(row.lower())) {
                sides.add(new Side(negated(row.coefficients()), -row.lower()));
            }
        }
        R064Store left = R064Store.FACTORY.make(
                sides.size() + 2 * trades, trades + flat.problem().factors());
        R064Store right = R064Store.FACTORY.make(sides.size() + 2 * trades, 1);
        for (int r = 0; r < sides.size(); r++) {
            for (int v = 0; v < trades; v++) {
                left.set(r, v, sides.get(r).coefficients()[v]);
            }
            right.set(r, 0, PERCENT * sides.get(r).upper());
        }
        for (int v = 0; v < trades; v++) {
            left.set(sides.size() + 2 * v, v, 1);
            right.set(sides.size() + 2 * v, 0, PERCENT * flat.cap()[v]);
            left.set(sides.size() + 2 * v + 1, v, -1);
        }
        builder.inequalities(left, right);
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int v = 0; v < values.length; v++) {
            negated[v] = -values[v];
        }
        return negated;
    }
}
