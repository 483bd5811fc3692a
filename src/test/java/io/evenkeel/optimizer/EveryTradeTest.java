package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of three to five names, against every combination of whole shares and lots: {@code -Devenkeel.tinyAccounts=2000} for all. */
class EveryTradeTest {

    private static final int ACCOUNTS = Integer.getInteger("evenkeel.tinyAccounts", 150);

    private static final double CENT = 0.01;

    private final Optimizer optimizer = new LotOptimizer();

    @Test
    void no_combination_of_shares_is_better_and_the_bound_is_below_all_of_them() {
        List<String> faults = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Problem problem = TinyAccount.draw(seed);
            double best = EveryTrade.lowestCost(problem);
            if (optimizer.solve(problem) instanceof Solution.Solved answer) {
                Recomputed recomputed = Recomputed.of(problem, answer);
                faults.addAll(recomputed.faults());
                if (recomputed.objective() > best + CENT) {
                    missed.add("%d: costs %s, best %s".formatted(seed, recomputed.objective(), best));
                }
                if (Math.abs(answer.objective() - recomputed.objective()) > CENT) {
                    faults.add("%d: said to cost %s, costs %s"
                            .formatted(seed, answer.objective(), recomputed.objective()));
                }
                if (answer.bound() > best + 1e-6) {
                    faults.add("%d: bound %s above the best %s".formatted(seed, answer.bound(), best));
                }
            } else if (Double.isFinite(best)) {
                missed.add("%d: not solved, and %s is possible".formatted(seed, best));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(missed).isEmpty();
    }

    @Test
    void the_yardstick_finds_what_can_be_seen_by_eye() {
        Asset high = new Asset(
                "HIGH", 100, 300, 100, 0.001, 0, List.of(new Segment(0, 300, 0.001, 0.5, true, 0)), false, false, -1);
        Asset low = new Asset("LOW", 50, 0, 200, 0.001, 300, List.of(), false, false, -1);
        Problem problem = new Problem(
                300,
                0,
                0,
                Double.POSITIVE_INFINITY,
                TaxYear.flat(0.4, 0.2),
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                0,
                List.of(high, low),
                List.of(),
                new double[2][0],
                new double[] {0.04, 0.04},
                100,
                0,
                Integer.MAX_VALUE);

        // Two of HIGH are sold for 200 less 0.20, three of LOW bought, for cash must not fall below nothing:
        // tax 200 * 0.5 * 0.2, spreads 0.20 + 0.15, drift 100 * 0.04 * (0^2 + 50^2) / 300.
        assertThat(EveryTrade.lowestCost(problem)).isCloseTo(20 + 0.35 + 4 * 2500 / 300.0, within(1e-9));
    }
}
