package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accounts in which no trade alone and no pair of trades helps any more, but a share of a dear security does once several
 * others make up for its risk.
 */
class DearStepsTest {

    /** @param pairs what the best trades cost to which pairs of steps lead; dollars */
    @ParameterizedTest
    @CsvSource({
        "DRIFT, 20, 30, 365.7336",
        "INFLOW, 20, 19, -175.0228",
        "HARVEST, 20, 13, -875.1518",
        "INFLOW, 60, 6, 110.4883",
        "DRIFT, 60, 13, 41.6479"
    })
    void others_follow_the_step_of_a_dear_security(AccountKind kind, int names, long seed, double pairs) {
        Problem problem = DrawnAccount.whole(kind, names, seed);

        Solution.Solved solved = (Solution.Solved) new LotOptimizer().solve(problem);

        assertThat(Recomputed.of(problem, solved).objective()).isLessThan(pairs - 0.01);
        assertThat(Recomputed.of(problem, solved).faults()).isEmpty();
    }
}
