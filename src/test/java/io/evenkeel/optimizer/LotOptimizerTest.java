package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LotOptimizerTest {

    private final Optimizer optimizer = new LotOptimizer();

    @Test
    void the_dual_bound_meets_the_convex_optimum() {
        DualNewton method = new DualNewton();
        for (int n : new int[] {2, 10, 60, 300}) {
            for (int seed = 0; seed < 20; seed++) {
                Problem problem = RandomProblems.withoutLosses(n, seed);
                method.load(problem);
                method.rows.clear();
                LimitRows.add(problem, method.rows);
                TaxPiece.FLAT.addRows(problem, new Reach(), method.rows);
                method.rates(problem.taxYear().shortRate(), problem.taxYear().longRate());
                method.cold();
                method.solve();
                double primal = primal(problem, method);
                assertThat(method.converged()).as("n %d seed %d", n, seed).isTrue();
                assertThat(primal).isCloseTo(method.objective(), within(1e-9));
                assertThat(primal - new DualValue().convex(method))
                        .as("n %d seed %d, %d steps", n, seed, method.steps())
                        .isBetween(-1e-9, 2e-8 * Math.max(1e-6, Math.abs(primal)));
            }
        }
    }

    /** Recomputed from the trades, with none of the solver's running sums. */
    private static double primal(Problem problem, DualNewton method) {
        int n = problem.assets().size();
        double[] active = new double[n];
        double cost = 0;
        for (int i = 0; i < n; i++) {
            Asset asset = problem.assets().get(i);
            active[i] = (asset.held() - asset.target()) / problem.value();
            for (int v = method.blocks.first[i]; v < method.blocks.first[i + 1]; v++) {
                int of = method.blocks.segment[v];
                double filled = method.filling.filled[v];
                if (of < 0) {
                    active[i] += filled;
                    cost += filled * asset.buyCost();
                } else {
                    double sold = method.blocks.cap[v] - filled;
                    active[i] -= sold;
                    cost += sold * asset.sales().get(of).price(problem.taxYear());
                }
            }
        }
        return problem.riskAversion() * variance(problem, active) + cost;
    }

    private static double variance(Problem problem, double[] active) {
        double variance = 0;
        for (int f = 0; f < problem.factors(); f++) {
            double y = 0;
            for (int i = 0; i < active.length; i++) {
                y += problem.exposures()[i][f] * active[i];
            }
            variance += y * y;
        }
        for (int i = 0; i < active.length; i++) {
            variance += problem.specific()[i] * active[i] * active[i];
        }
        return variance;
    }

    @Test
    void whole_proposals_keep_every_limit_and_come_close_to_their_bound() {
        List<Double> excessBps = new ArrayList<>();
        for (int n : new int[] {5, 60, 300}) {
            for (int seed = 0; seed < 30; seed++) {
                Problem problem = RandomProblems.account(n, 1000 + seed, true);
                Solution.Solved solved = (Solution.Solved) optimizer.solve(problem);
                isAdmissible(problem, solved);
                assertThat(solved.objective()).isGreaterThanOrEqualTo(solved.bound() - 1e-6 * problem.value());
                excessBps.add(solved.gap() / problem.value() * 10_000);
            }
        }
        excessBps.sort(Double::compare);
        assertThat(excessBps.get(excessBps.size() / 2)).isLessThan(3);
    }

    private static void isAdmissible(Problem problem, Solution.Solved solved) {
        double cash = problem.cash();
        double gain = 0;
        for (int i = 0; i < problem.assets().size(); i++) {
            Asset asset = problem.assets().get(i);
            double bought = solved.bought()[i];
            double sold = solved.soldShares(i);
            assertThat(Math.min(bought, sold)).isZero();
            assertThat(bought * asset.price()).isLessThanOrEqualTo(asset.buyCap() + 1e-6);
            boolean closes = Math.abs(sold * asset.price() - asset.held()) < 1e-6;
            double amount = Math.max(bought, sold) * asset.price();
            assertThat(amount == 0 || closes || amount >= problem.minimumTrade() - 0.01)
                    .isTrue();
            assertThat(bought).isEqualTo(Math.rint(bought));
            assertThat(closes || Math.abs(sold - Math.rint(sold)) < 1e-6).isTrue();
            for (int lot = 0; lot < solved.sold()[i].length; lot++) {
                double cap = 0;
                double perDollar = 0;
                for (Segment segment : asset.sales()) {
                    cap += segment.lot() == lot ? segment.cap() : 0;
                    perDollar = segment.lot() == lot ? segment.gain() : perDollar;
                }
                double dollars = solved.sold()[i][lot] * asset.price();
                assertThat(dollars).isLessThanOrEqualTo(cap + 1e-6);
                gain += dollars * perDollar;
            }
            cash += sold * asset.price() * (1 - asset.buyCost()) - bought * asset.price() * (1 + asset.buyCost());
        }
        assertThat(cash).isGreaterThanOrEqualTo(problem.cashFloor() - 1e-4);
        assertThat(gain).isLessThanOrEqualTo(problem.gainBudget() + 1e-4);
    }

    @Test
    void a_rebalanced_account_is_left_alone() {
        for (int seed = 0; seed < 20; seed++) {
            Problem problem = RandomProblems.account(20, 2001 + 2 * seed, true);
            Solution.Solved solved = (Solution.Solved) optimizer.solve(problem);
            Problem after = RandomProblems.after(problem, solved);
            Solution.Solved again = (Solution.Solved) optimizer.solve(after);
            double untouched = Recomputed.untouched(after).objective();
            assertThat(untouched - again.objective())
                    .as("seed %d: a second pass finds nothing of substance", seed)
                    .isLessThan(5e-5 * problem.value());
        }
    }

    @Test
    void a_gain_budget_is_kept_even_where_a_dollar_of_it_is_worth_thousands() {
        // A dollar sold saves almost two dollars of drift and takes a twentieth of a cent of the budget.
        Problem problem = twoNames(
                1_000,
                90_000,
                10_000,
                List.of(new Segment(0, 90_000, 0.0001, 0.0005, true, 0)),
                5,
                Double.POSITIVE_INFINITY);

        Solution.Solved solved = (Solution.Solved) optimizer.solve(problem);

        assertThat(solved.soldShares(0)).isEqualTo(10);
    }

    @Test
    void all_but_one_share_can_be_sold() {
        Problem problem = twoNames(
                513.58,
                7 * 513.58,
                513.58,
                List.of(new Segment(0, 7 * 513.58, 0.0015, 0, true, 0)),
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);

        assertThat(((Solution.Solved) optimizer.solve(problem)).soldShares(0)).isEqualTo(6);
    }

    @Test
    void lots_that_cost_the_same_are_sold_one_after_the_other() {
        List<Segment> untaxed = List.of(
                new Segment(0, 30_000, 0.0001, 0, true, 0),
                new Segment(1, 20_000, 0.0001, 0, false, 0),
                new Segment(2, 40_000, 0.0001, 0, true, 0));

        Solution.Solved solved = (Solution.Solved) optimizer.solve(
                twoNames(100, 90_000, 50_000, untaxed, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));

        assertThat(solved.soldShares(0)).isBetween(301.0, 499.0);
        assertThat(solved.sold()[0][0]).isEqualTo(300);
        assertThat(solved.sold()[0][1]).isGreaterThan(0);
        assertThat(solved.sold()[0][2]).isZero();
    }

    @Test
    void a_tax_budget_is_used_with_the_mix_of_lots_that_the_year_allows() {
        // The year's short loss takes up 4,000 of short gains, and only of those: the best sale is that many, then long
        // lots.
        Problem problem = unlimited(
                100_000,
                10_000,
                new TaxYear(-4_000, 0, 0.408, 0.238, 0.37, 0.1, 3_000, true),
                30,
                List.of(
                        new Asset(
                                "LOW",
                                100,
                                90_000,
                                30_000,
                                0.0001,
                                0,
                                List.of(
                                        new Segment(0, 30_000, 0.0001, 0.5, false, 0),
                                        new Segment(1, 60_000, 0.0001, 0.5, true, 0)),
                                false,
                                false,
                                -1),
                        new Asset("OTHER", 100, 0, 60_000, 0.0001, 100_000, List.of(), false, false, -1)));

        Solution.Solved solved = (Solution.Solved) optimizer.solve(problem);

        assertThat(solved.sold()[0][0]).isEqualTo(80);
        assertThat(solved.sold()[0][1]).isGreaterThan(100);
        assertThat(solved.objective() - solved.bound()).isLessThan(1);
    }

    @Test
    void a_cheap_lot_behind_a_dear_one_is_not_within_reach_where_lots_are_sold_in_order() {
        // Five thousand too much is 100 of drift; to sell it first in, first out costs 1,071 of tax, from the second
        // lot nothing.
        List<Segment> lots =
                List.of(new Segment(0, 10_000, 0.0001, 0.9, true, 0), new Segment(1, 10_000, 0.0001, 0, true, 0));

        Solution.Solved chosen = (Solution.Solved) optimizer.solve(oneName(lots, false, 15_000));
        Solution.Solved ordered = (Solution.Solved) optimizer.solve(oneName(lots, true, 15_000));

        assertThat(chosen.sold()[0]).containsExactly(0, 50);
        assertThat(ordered.soldShares(0)).isZero();
        assertThat(ordered.objective()).isCloseTo(100, within(1e-9));
        assertThat(ordered.bound()).isGreaterThan(99.99);
    }

    @Test
    void the_bound_of_lots_in_order_knows_that_the_dear_one_goes_first() {
        // Fifteen thousand too much. On average a dollar of both lots costs 0.107, less than the 0.12 it saves; of the
        // first 0.214.
        List<Segment> lots =
                List.of(new Segment(0, 10_000, 0.0001, 0.9, true, 0), new Segment(1, 10_000, 0.0001, 0, true, 0));

        Solution.Solved solved = (Solution.Solved) optimizer.solve(oneName(lots, true, 5_000));

        assertThat(solved.soldShares(0)).isZero();
        assertThat(solved.bound()).isCloseTo(900, within(0.01));
    }

    private static Problem oneName(List<Segment> lots, boolean inOrder, double target) {
        return unlimited(
                100_000,
                80_000,
                TaxYear.flat(0.408, 0.238),
                10,
                List.of(new Asset("ORDERED", 100, 20_000, target, 0.0001, 0, lots, inOrder, false, -1)));
    }

    @Test
    void a_short_loss_that_meets_long_gains_only_saves_their_rate() {
        // Nothing can be sold at a short gain, and 10,000 of long gains wait: the loss of 1,000 is worth 238, not 408.
        Asset losing = new Asset(
                "LOSING",
                100,
                10_000,
                10_000,
                0.0001,
                0,
                List.of(new Segment(0, 10_000, 0.0001, -0.1, false, 0)),
                false,
                false,
                -1);
        Problem problem = unlimited(
                100_000, 90_000, new TaxYear(0, 10_000, 0.408, 0.238, 0.37, 0.1, 3_000, true), 10, List.of(losing));

        Solution.Solved solved = (Solution.Solved) optimizer.solve(problem);

        // A share saves 2.38 of tax and costs 0.01; x shares cost drift of 10 * 0.04 * (100 x)^2 / 100,000: x is 29.6.
        assertThat(solved.soldShares(0)).isEqualTo(30);
        assertThat(solved.bound()).isGreaterThan(-36);
    }

    /** Nothing limits trades but that cash must not run out; each name has risk of its own alone. */
    private static Problem unlimited(double value, double cash, TaxYear year, double riskAversion, List<Asset> assets) {
        double[] specific = new double[assets.size()];
        java.util.Arrays.fill(specific, 0.04);
        return new Problem(
                value,
                cash,
                0,
                Double.POSITIVE_INFINITY,
                year,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                0,
                assets,
                List.of(),
                new double[assets.size()][0],
                specific,
                riskAversion,
                100,
                Integer.MAX_VALUE);
    }

    /** Too much of one name, which may be sold, and one that may be bought; nothing else restricts. */
    private static Problem twoNames(
            double price, double held, double target, List<Segment> sales, double gainBudget, double taxBudget) {
        double value = held / 0.9;
        return ProblemBuilder.from(unlimited(
                        value,
                        value - held,
                        TaxYear.flat(0.408, 0.238),
                        30,
                        List.of(
                                new Asset("HIGH", price, held, target, 0.0001, 0, sales, false, false, -1),
                                new Asset(
                                        "OTHER", 100, 0, value - target, 0.0001, value, List.of(), false, false, -1))))
                .gainBudget(gainBudget)
                .taxBudget(taxBudget)
                .build();
    }

    @Test
    void cash_that_cannot_be_raised_names_the_reserve_and_what_is_missing() {
        Asset locked = new Asset("IBM", 100, 90_000, 50_000, 0.0001, 0, List.of(), false, false, -1);
        Problem problem = ProblemBuilder.from(unlimited(100_000, 10_000, TaxYear.NONE, 30, List.of(locked)))
                .cashBetween(25_000, Double.POSITIVE_INFINITY)
                .build();
        Solution.Infeasible infeasible = (Solution.Infeasible) optimizer.solve(problem);
        assertThat(infeasible.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.row()).isEqualTo("cash reserve");
            assertThat(conflict.shortBy()).isBetween(14_999.0, 15_001.0);
        });
    }

    @Test
    void the_same_problem_gives_the_same_solution() {
        Problem problem = RandomProblems.account(60, 7, true);
        Solution.Solved one = (Solution.Solved) optimizer.solve(problem);
        Solution.Solved two = (Solution.Solved) optimizer.solve(problem);
        assertThat(one.bought()).isEqualTo(two.bought());
        assertThat(one.sold()).isDeepEqualTo(two.sold());
        assertThat(one.bound()).isEqualTo(two.bound());
    }

    /** Accounts with three lots a name, a drifted start, losses and gains, and some with a concentrated position. */
    static final class RandomProblems {

        static Problem account(int n, long seed, boolean limits) {
            return account(n, seed, limits, -0.4);
        }

        /** Nothing pays to be sold and bought at once, so that the relaxation and the real problem are one. */
        static Problem withoutLosses(int n, long seed) {
            return account(n, seed, false, 0.0);
        }

        private static Problem account(int n, long seed, boolean limits, double lowestGain) {
            SplittableRandom random = new SplittableRandom(seed * 31 + n);
            double value = 50_000 * n * (0.5 + random.nextDouble());
            int k = Math.min(8, n);
            double[][] exposures = new double[n][k];
            double[] specific = new double[n];
            List<Asset> assets = new ArrayList<>();
            double held = 0;
            for (int i = 0; i < n; i++) {
                double target = value / n * 0.98;
                double now =
                        seed % 3 == 0 && i == 0 && n > 5 ? value * 0.3 : target * (0.4 + 1.1 * random.nextDouble());
                now = Math.min(now, value * 0.97 - held);
                double price = 20 + 200 * random.nextDouble();
                now = Math.max(0, Math.floor(now / price) * price);
                held += now;
                for (int f = 0; f < k; f++) {
                    exposures[i][f] = f == 0 ? 0.18 : 0.05 * (random.nextDouble() - 0.5);
                }
                specific[i] = 0.02 + 0.06 * random.nextDouble();
                assets.add(new Asset(
                        "S" + i,
                        price,
                        now,
                        target,
                        0.0002,
                        random.nextInt(10) == 0 ? 0 : value,
                        lots(random, now, price, lowestGain),
                        false,
                        false,
                        -1));
            }
            double cash = value - held;
            double budget = limits && seed % 2 == 0 ? value * 0.01 : Double.POSITIVE_INFINITY;
            return new Problem(
                    value,
                    cash,
                    Math.min(cash, value * 0.005),
                    Double.POSITIVE_INFINITY,
                    TaxYear.flat(0.408, 0.238),
                    budget,
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    0,
                    assets,
                    List.of(),
                    exposures,
                    specific,
                    30,
                    limits ? 250 : 0,
                    Integer.MAX_VALUE);
        }

        private static List<Segment> lots(SplittableRandom random, double held, double price, double lowestGain) {
            List<Segment> lots = new ArrayList<>();
            long shares = Math.round(held / price);
            for (int lot = 0; lot < 3; lot++) {
                long part = lot == 2 ? shares : shares / 3;
                shares -= part;
                double gain = lowestGain + 1.1 * random.nextDouble();
                boolean longTerm = random.nextBoolean();
                if (part > 0) {
                    lots.add(new Segment(lot, part * price, 0.0002, gain, longTerm, 0));
                }
            }
            return lots;
        }

        static Problem after(Problem before, Solution.Solved solved) {
            List<Asset> assets = new ArrayList<>();
            double cash = before.cash();
            for (int i = 0; i < before.assets().size(); i++) {
                Asset asset = before.assets().get(i);
                double change = (solved.bought()[i] - solved.soldShares(i)) * asset.price();
                List<Segment> left = new ArrayList<>();
                for (Segment segment : asset.sales()) {
                    double sold = segment.lot() < solved.sold()[i].length ? solved.sold()[i][segment.lot()] : 0;
                    double cap = segment.cap() - sold * asset.price();
                    boolean washed = solved.bought()[i] > 0 && segment.gain() < 0;
                    if (cap > 1e-6 && !washed) {
                        left.add(
                                new Segment(segment.lot(), cap, segment.cost(), segment.gain(), segment.longTerm(), 0));
                    }
                }
                cash -= change;
                // What was sold may not be bought back, and what was bought may not be sold at a loss.
                assets.add(new Asset(
                        asset.name(),
                        asset.price(),
                        asset.held() + change,
                        asset.target(),
                        asset.buyCost(),
                        solved.soldShares(i) > 0 ? 0 : asset.buyCap(),
                        left,
                        false,
                        false,
                        -1));
            }
            return new Problem(
                    before.value(),
                    cash,
                    Math.min(cash, before.cashFloor()),
                    before.cashCeiling(),
                    before.taxYear(),
                    before.gainBudget(),
                    before.taxBudget(),
                    before.purchaseLimit(),
                    before.ticketCost(),
                    assets,
                    List.of(),
                    before.exposures(),
                    before.specific(),
                    before.riskAversion(),
                    before.minimumTrade(),
                    before.tradeLimit());
        }
    }

    /** At a cap of 40.6 shares 41 are the nearest; they may not be bought, and the smallest trade would be far away. */
    @Test
    void a_purchase_up_to_a_cap_that_is_no_whole_share_stops_a_part_of_a_share_below() {
        int capped = 0;
        for (long seed = 0; seed < 40; seed++) {
            Problem problem = DrawnAccount.whole(AccountKind.INFLOW, 60, seed);
            Solution.Solved free = (Solution.Solved) new LotOptimizer().solve(problem);
            int most = mostBought(free);
            double shares = Math.floor(free.bought()[most] / 2);
            Asset asset = problem.assets().get(most);
            List<Asset> assets = new ArrayList<>(problem.assets());
            assets.set(most, AlteredAsset.trading(asset, (shares + 0.6) * asset.price(), asset.sales()));

            Solution.Solved solved = (Solution.Solved) new LotOptimizer()
                    .solve(ProblemBuilder.from(problem).assets(assets).build());

            if (shares * asset.price() > 2 * problem.minimumTrade()) {
                assertThat(solved.bought()[most]).as("seed %d", seed).isBetween(shares - 1, shares);
                capped++;
            }
        }
        assertThat(capped).isGreaterThan(20);
    }

    private static int mostBought(Solution.Solved solved) {
        int most = 0;
        for (int i = 1; i < solved.bought().length; i++) {
            most = solved.bought()[i] > solved.bought()[most] ? i : most;
        }
        return most;
    }
}
