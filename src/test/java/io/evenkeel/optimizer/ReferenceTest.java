package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our method against ojAlgo's on the same convex problems, at sizes where ojAlgo's is sound. Its answers are evaluated anew:
 * what a general solver says of its own objective, or of its success, is not believed.
 */
class ReferenceTest {

    private static final int ACCOUNTS = Integer.getInteger("evenkeel.drawnAccounts", 12);
    private static final int[] NAMES = {3, 10, 30, 60};
    private static final double ALIKE = 1e-6;

    /** The reference stops early now and then: so many of a hundred of its answers may be further from the optimum. */
    private static final int REFERENCE_OFF = 5;

    private final ConvexSolve method = new ConvexSolve();

    @ParameterizedTest
    @EnumSource
    void the_reference_is_never_better_and_as_good_as_always_as_good(AccountKind kind) {
        int off = 0;
        for (int names : NAMES) {
            for (int seed = 0; seed < ACCOUNTS; seed++) {
                Problem problem = DrawnAccount.convex(kind, names, seed);
                double ours = method.solve(problem);
                double theirs = reference(problem);
                double alike = ALIKE * OptimizerComparison.scale(problem, ours);
                assertThat(ours).as("%d names, seed %d", names, seed).isLessThanOrEqualTo(theirs + alike);
                off += theirs > ours + alike ? 1 : 0;
            }
        }
        assertThat(100 * off).isLessThanOrEqualTo(REFERENCE_OFF * NAMES.length * ACCOUNTS);
    }

    /** Of the better of its two forms, in parts of the account's value; an answer outside a limit does not count. */
    private static double reference(Problem problem) {
        boolean[] all = new boolean[problem.assets().size()];
        Arrays.fill(all, true);
        FlatProblem flat = FlatProblem.of(problem, all, all, YearSigns.FLAT);
        double best = Double.POSITIVE_INFINITY;
        for (OjalgoSolver.Answer answer :
                new OjalgoSolver.Answer[] {OjalgoSolver.solve(flat), OjalgoBuilder.solve(flat)}) {
            if (flat.violation(answer.trades()) < 1e-9) {
                best = Math.min(best, flat.objective(answer.trades()));
            }
        }
        return best;
    }
}
