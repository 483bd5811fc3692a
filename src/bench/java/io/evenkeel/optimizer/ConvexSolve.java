package io.evenkeel.optimizer;

/** The bare convex solve, from a problem whose year is flat to an optimum with its gap: what general solvers are compared with. */
final class ConvexSolve {

    private final DualNewton method = new DualNewton();

    /** Objective in parts of the account's value. */
    double solve(Problem problem) {
        method.load(problem);
        method.rows.clear();
        LimitRows.add(problem, method.rows);
        LimitRows.addFlatBudgets(problem, method.rows);
        method.rates(problem.taxYear().shortRate(), problem.taxYear().longRate());
        method.cold();
        method.solve();
        return method.objective();
    }

    /** To the lower bound that the last solve's prices prove; in parts of the account's value. */
    double gap() {
        return method.gap();
    }

    int steps() {
        return method.steps();
    }

    boolean converged() {
        return method.converged();
    }

    DualNewton method() {
        return method;
    }
}
