package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reference on request: the same problem by a general solver, ojAlgo's, without any of our method's structure. For each
 * set of signs that the year's results may have: relax, keep the directions, solve again; then whole shares by tightening
 * the limits until what was rounded keeps them. Sound to some sixty names and hundreds of times slower than the product's.
 */
public final class OjalgoReference implements Optimizer {

    /** The rounding misses a limit by at most some shares; tightening by that is enough after a few times. */
    private static final int MOST_ROUNDS = 12;

    /** What ojAlgo's tolerance may leave of a row, in parts of the account's value. */
    private static final double TOLERANCE = 1e-6;

    private record Plan(YearSigns signs, FlatProblem flat, double[] trades, double objective) {}

    @Override
    public Solution solve(Problem problem) {
        Plan best = null;
        double bound = Double.POSITIVE_INFINITY;
        for (YearSigns signs : YearSigns.of(problem.taxYear())) {
            Optional<Plan> relaxed = plan(problem, every(problem), every(problem), signs);
            if (relaxed.isPresent()) {
                Plan plan = relaxed.get();
                double offset = signs.fixedTax(problem.taxYear()) / problem.value();
                bound = Math.min(bound, LinearBound.at(plan.flat(), plan.trades()) + offset);
                Plan directed = directed(problem, plan).orElse(null);
                best = best == null || directed != null && directed.objective() < best.objective() ? directed : best;
            }
        }
        if (best == null) {
            return new Solution.Infeasible(List.of(new Solution.Conflict("limits together", problem.value())));
        }
        return rounded(problem, best, bound);
    }

    private static boolean[] every(Problem problem) {
        boolean[] every = new boolean[problem.assets().size()];
        Arrays.fill(every, true);
        return every;
    }

    /** None where ojAlgo finds the limits contradictory, or ends outside them. */
    private static Optional<Plan> plan(Problem problem, boolean[] mayBuy, boolean[] maySell, YearSigns signs) {
        FlatProblem flat = FlatProblem.of(problem, mayBuy, maySell, signs);
        OjalgoSolver.Answer answer = OjalgoSolver.solve(flat);
        if (!answer.state().isFeasible() || flat.violation(answer.trades()) > TOLERANCE) {
            return Optional.empty();
        }
        double offset = signs.fixedTax(problem.taxYear()) / problem.value();
        return Optional.of(new Plan(signs, flat, answer.trades(), flat.objective(answer.trades()) + offset));
    }

    /** Solved again with each security going the way it went on balance. */
    private static Optional<Plan> directed(Problem problem, Plan relaxed) {
        double[] net = net(relaxed);
        boolean[] buys = new boolean[net.length];
        boolean[] sells = new boolean[net.length];
        for (int i = 0; i < net.length; i++) {
            buys[i] = net[i] > 0;
            sells[i] = net[i] < 0;
        }
        return plan(problem, buys, sells, relaxed.signs());
    }

    /** Dollars per security, positive bought. */
    private static double[] net(Plan plan) {
        double[] net = new double[plan.flat().active0().length];
        for (int v = 0; v < plan.trades().length; v++) {
            net[plan.flat().asset()[v]] += plan.flat().sign(v)
                    * plan.trades()[v]
                    * plan.flat().problem().value();
        }
        return net;
    }

    private static Solution rounded(Problem problem, Plan plan, double bound) {
        Problem tightened = problem;
        Optional<Plan> current = Optional.of(plan);
        for (int round = 0; round < MOST_ROUNDS && current.isPresent(); round++) {
            ReferenceShares shares = new ReferenceShares(problem, net(current.get()));
            if (shares.keepsLimits()) {
                return shares.solved(bound * problem.value());
            }
            tightened = shares.tightened(tightened);
            current = plan(tightened, shares.mayBuy(), shares.maySell(), plan.signs());
        }
        ReferenceShares still =
                new ReferenceShares(problem, new double[problem.assets().size()]);
        return still.keepsLimits()
                ? still.solved(bound * problem.value())
                : new Solution.Infeasible(
                        List.of(new Solution.Conflict("whole shares and minimum trade", still.missing())));
    }

    /** Nothing is priced: the reference explains nothing. */
    static Map<String, Double> prices() {
        return Map.of();
    }
}
