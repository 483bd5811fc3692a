package io.evenkeel.optimizer;

/** The rows of an account's limits: cash, purchases, budgets, groups. */
final class LimitRows {

    static final String CASH_RESERVE = "cash reserve";
    static final String CASH_CEILING = "cash ceiling";
    static final String GAIN_BUDGET = "gain budget";
    static final String TAX_BUDGET = "tax budget";
    static final String TURNOVER_LIMIT = "turnover limit";

    private LimitRows() {}

    /** All but those over gains, which hang on the tax regime. */
    static void add(Problem problem, Rows rows) {
        double value = problem.value();
        for (int p = 0; p < problem.accounts().size(); p++) {
            Problem account = problem.accounts().get(p);
            rows.limit(
                    Rows.Kind.CASH,
                    CASH_RESERVE,
                    p,
                    (account.cash() - account.cashCeiling()) / value,
                    (account.cash() - account.cashFloor()) / value);
            rows.limit(
                    Rows.Kind.PURCHASES, TURNOVER_LIMIT, p, Double.NEGATIVE_INFINITY, account.purchaseLimit() / value);
        }
        if (!problem.groups().isEmpty()) {
            addGroups(problem, rows);
        }
    }

    /** A group's row sums up its members' holdings less their targets. */
    private static void addGroups(Problem problem, Rows rows) {
        double[] target = problem.columns().groupTarget;
        for (int g = 0; g < target.length; g++) {
            Problem.Group group = problem.groups().get(g);
            rows.limit(
                    Rows.Kind.GROUP,
                    group.name(),
                    g,
                    (group.lower() - target[g]) / problem.value(),
                    (group.upper() - target[g]) / problem.value());
        }
    }

    /** Budgets where every gain counts at its own rate. */
    static void addFlatBudgets(Problem problem, Rows rows) {
        double value = problem.value();
        rows.limitGains(GAIN_BUDGET, 1, 1, Double.NEGATIVE_INFINITY, problem.gainBudget() / value);
        rows.limitGains(
                TAX_BUDGET,
                problem.taxYear().shortRate(),
                problem.taxYear().longRate(),
                Double.NEGATIVE_INFINITY,
                problem.taxBudget() / value);
    }
}
