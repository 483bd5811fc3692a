package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of three to five names, against every combination of whole shares and lots: {@code -Devenkeel.tinyAccounts=8000} for more. */
class EveryTradeTest {

    private static final int ACCOUNTS = Integer.getInteger("evenkeel.tinyAccounts", 2_000);

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

    /** What the fractions sell of a kind of lots need not be those of the smallest gain, where gains cost nothing or little. */
    @ParameterizedTest
    @ValueSource(longs = {8331, 9175, 11911, 13972})
    void lots_of_one_kind_are_sold_from_the_smallest_gain_on_where_a_budget_counts_them(long seed) {
        Problem problem = TinyAccount.draw(seed);

        Solution.Solved answer = (Solution.Solved) optimizer.solve(problem);

        assertThat(Recomputed.of(problem, answer).faults()).isEmpty();
        assertThat(Recomputed.of(problem, answer).objective()).isCloseTo(EveryTrade.lowestCost(problem), within(CENT));
    }

    /**
     * Years that begin near nothing, so that trades lead into every piece of the tax: in these accounts the best shares are
     * in another piece than the best fractions, and in the last two not in the first that can be reached either.
     */
    @ParameterizedTest
    @CsvSource({
        // seed, the year's results so far at most and its limit on losses as parts of the value, price of risk
        "178, 0.1, 0, 1",
        "2737, 0.05, 0.01, 5",
        "1208, 0.05, 0.01, 1",
        "1575, 0.1, 0, 1",
    })
    void no_piece_of_the_years_tax_is_left_out(long seed, double before, double lossLimit, double risk) {
        Problem drawn = TinyAccount.draw(seed);
        SplittableRandom random = new SplittableRandom(seed * 7919 + 1);
        double shortBefore = (2 * random.nextDouble() - 1) * before * drawn.value();
        double longBefore = (2 * random.nextDouble() - 1) * before * drawn.value();
        Problem problem = ProblemBuilder.from(drawn)
                .taxYear(new TaxYear(shortBefore, longBefore, 0.408, 0.238, 0.37, 0, lossLimit * drawn.value(), true))
                .riskAversion(drawn.riskAversion() * risk)
                .build();

        Solution.Solved answer = (Solution.Solved) optimizer.solve(problem);

        assertThat(Recomputed.of(problem, answer).faults()).isEmpty();
        assertThat(Recomputed.of(problem, answer).objective()).isCloseTo(EveryTrade.lowestCost(problem), within(CENT));
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
