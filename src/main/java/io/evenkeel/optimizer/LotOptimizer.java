package io.evenkeel.optimizer;

/**
 * The product's optimizer: relax, fix directions, drop what is too small, solve again, round, prove.
 *
 * <p>The dual value of the relaxation is a bound for everything that follows: directions, minimum trades and whole shares
 * only take choices away. So the gap that is reported holds after all of them.
 */
public final class LotOptimizer implements Optimizer {

    /** Buffers are kept from one account to the next. */
    private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

    @Override
    public Solution solve(Problem problem) {
        return workspaces.get().solve(problem);
    }
}
