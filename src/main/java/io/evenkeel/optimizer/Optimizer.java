package io.evenkeel.optimizer;

/** Finds the best trades for one account. Deterministic: the same problem gives the same solution. */
public interface Optimizer {

    Solution solve(Problem problem);

    /** What a dollar of tax counts in an objective. */
    default double taxCounts() {
        return 1;
    }
}
