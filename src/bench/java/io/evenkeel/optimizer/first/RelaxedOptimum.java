package io.evenkeel.optimizer.first;

/**
 * The optimum of a {@link Relaxation}.
 *
 * @param trades per variable, fraction of the account's value
 * @param violation per row, how far it had to give way
 * @param rowPrice per row, what an additional unit of its activity costs
 * @param factorPrice per factor
 */
record RelaxedOptimum(
        double[] trades,
        double[] violation,
        double[] rowPrice,
        double[] factorPrice,
        int iterations,
        boolean converged) {}
