package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Accounts with a target each that share a year's tax, as one problem. */
class SeparateAccountsTest {

    private static final int DRAWN = 60;
    private static final double CENT = 0.01;
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final TaxYear YEAR = new TaxYear(-8_000, 5_000, 0.408, 0.238, 0.35, 0.1, 3_000, true);

    private final HouseholdOptimizer optimizer = new HouseholdOptimizer();

    /** Two accounts of different values, aversions, securities and groups. */
    private static List<Problem> drawn(long seed, TaxYear year) {
        SplittableRandom random = new SplittableRandom(seed);
        return List.of(account(random, year, 4, 200_000), account(random, year, 6, 30_000));
    }

    private static Problem account(SplittableRandom random, TaxYear year, int names, double value) {
        List<Asset> assets = new ArrayList<>();
        double[][] exposures = new double[names][2];
        double[] specific = new double[names];
        double cash = value;
        for (int i = 0; i < names; i++) {
            double held = value / names * (0.4 + 0.5 * random.nextDouble());
            cash -= held;
            double gain = year.equals(TaxYear.NONE) ? 0 : random.nextDouble() - 0.5;
            assets.add(new Asset(
                    "S" + i,
                    100,
                    held,
                    0.98 * value / names,
                    0.0005,
                    value,
                    List.of(
                            new Segment(0, held / 2, 0.0005, gain, random.nextBoolean(), 0),
                            new Segment(1, held / 2, 0.0005, gain / 3, random.nextBoolean(), 0)),
                    false,
                    true,
                    i % 2 - 1));
            exposures[i][0] = 0.1 + 0.15 * random.nextDouble();
            exposures[i][1] = 0.2 * random.nextDouble() - 0.1;
            specific[i] = 0.01 + 0.05 * random.nextDouble();
        }
        Problem.Group odd = new Problem.Group("odd ones", 0.3 * value, 0.5 * value);
        return new Problem(
                value,
                cash,
                0.01 * value,
                NONE,
                year,
                NONE,
                NONE,
                0.2 * value,
                0,
                assets,
                List.of(odd),
                exposures,
                specific,
                10 + 40 * random.nextDouble(),
                0,
                Integer.MAX_VALUE);
    }

    private double least(List<Problem> accounts) {
        return optimizer.leastCost(new SeparateAccounts(accounts, NONE, NONE)).orElseThrow();
    }

    /** What is not shared is each account's own: its risk at its own price, its cash, its groups. */
    @Test
    void accounts_that_pay_no_tax_cost_together_what_they_cost_one_by_one() {
        for (long seed = 0; seed < DRAWN; seed++) {
            List<Problem> accounts = drawn(seed, TaxYear.NONE);
            double apart = least(accounts.subList(0, 1)) + least(accounts.subList(1, 2));

            assertThat(least(accounts)).as("seed " + seed).isCloseTo(apart, within(CENT));
            assertThat(apart).isGreaterThan(1);
        }
    }

    @Test
    void no_admissible_trades_cost_less() {
        int tried = 0;
        for (long seed = 0; seed < DRAWN; seed++) {
            List<Problem> accounts = drawn(seed, YEAR);
            SeparateAccounts together = new SeparateAccounts(accounts, NONE, NONE);
            double least = least(accounts);
            SplittableRandom random = new SplittableRandom(seed);
            for (int draw = 0; draw < 200; draw++) {
                double[][] bought = new double[2][];
                double[][][] sold = new double[2][][];
                boolean keeps = true;
                for (int p = 0; p < 2; p++) {
                    keeps &= trade(accounts.get(p), random, p, bought, sold);
                }
                if (keeps) {
                    tried++;
                    assertThat(together.covers(bought, sold)).isTrue();
                    assertThat(together.objective(bought, sold))
                            .as("seed " + seed)
                            .isGreaterThanOrEqualTo(least - CENT);
                }
            }
        }
        assertThat(tried).isGreaterThan(1_000);
    }

    /** Anything bought or sold, not both; whether cash, purchases and the group keep their limits. */
    private static boolean trade(
            Problem account, SplittableRandom random, int p, double[][] bought, double[][][] sold) {
        int n = account.assets().size();
        bought[p] = new double[n];
        sold[p] = new double[n][2];
        double cash = account.cash();
        double purchases = 0;
        double group = 0;
        for (int i = 0; i < n; i++) {
            Asset asset = account.assets().get(i);
            double after = asset.held();
            double size = random.nextDouble() * random.nextDouble();
            if (random.nextInt(3) > 0) {
                double dollars = size * 0.2 * account.value();
                bought[p][i] = dollars / asset.price();
                purchases += dollars;
                cash -= dollars * (1 + asset.buyCost());
                after += dollars;
            } else {
                for (int lot = 0; lot < 2; lot++) {
                    double dollars = (random.nextBoolean() ? size : 0)
                            * asset.sales().get(lot).cap();
                    sold[p][i][lot] = dollars / asset.price();
                    cash += dollars * (1 - asset.buyCost());
                    after -= dollars;
                }
            }
            group += asset.group() == 0 ? after : 0;
        }
        return cash >= account.cashFloor()
                && purchases <= account.purchaseLimit()
                && group >= account.groups().get(0).lower()
                && group <= account.groups().get(0).upper();
    }

    /** $1,000 above the target in an account whose half is a gain, $1,000 in another whose half is a loss that nothing else takes: no tax at all. */
    @Test
    void a_loss_of_one_account_meets_the_gain_of_another() {
        TaxYear year = new TaxYear(0, 0, 0.4, 0.2, 0.4, 0, 0, true);
        Problem gaining = above(year, 0.5);
        Problem losing = above(year, -0.5);

        double alone = least(List.of(gaining));
        double together = least(List.of(gaining, losing));

        assertThat(alone).isGreaterThan(50);
        assertThat(together).isCloseTo(0, within(CENT));
    }

    private static Problem above(TaxYear year, double gain) {
        Asset asset = new Asset(
                "S", 100, 10_000, 9_000, 0, 0, List.of(new Segment(0, 1_000, 0, gain, true, 0)), false, true, -1);
        return new Problem(
                10_000,
                0,
                0,
                NONE,
                year,
                NONE,
                NONE,
                NONE,
                0,
                List.of(asset),
                List.of(),
                new double[1][0],
                new double[] {0.04},
                50,
                0,
                Integer.MAX_VALUE);
    }

    @Test
    void nothing_is_said_of_more_than_the_lots_have() {
        SeparateAccounts accounts = new SeparateAccounts(List.of(above(YEAR, 0.5)), NONE, NONE);

        assertThat(accounts.covers(new double[][] {{0}}, new double[][][] {{{10}}}))
                .isTrue();
        assertThat(accounts.covers(new double[][] {{0}}, new double[][][] {{{11}}}))
                .isFalse();
        assertThat(accounts.covers(new double[][] {{1}}, new double[][][] {{{0}}}))
                .isFalse();
    }

    @Test
    void accounts_that_pay_tax_at_different_rates_are_refused() {
        List<Problem> accounts = List.of(above(YEAR, 0.5), above(TaxYear.flat(0.3, 0.2), 0.5));

        assertThatThrownBy(() -> new SeparateAccounts(accounts, NONE, NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share a year's tax");
    }
}
