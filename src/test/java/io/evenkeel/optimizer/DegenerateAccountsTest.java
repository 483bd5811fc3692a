package io.evenkeel.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts at the edges of what there is: each is solved with every limit kept, or refused with a reason; never a NaN. */
class DegenerateAccountsTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final int NAMES = 20;

    private final Optimizer optimizer = new LotOptimizer();

    static Stream<Arguments> families() {
        return Stream.of(
                arguments("identical securities", family(DegenerateAccountsTest::identical)),
                arguments("next to no variance", family(problem -> risk(problem, 1e-12, false))),
                arguments("no factors", family(problem -> risk(problem, 0.04, true))),
                arguments(
                        "everything locked",
                        family(problem -> assets(problem, asset -> AlteredAsset.trading(asset, 0, List.of())))),
                arguments("one lot in all", family(DegenerateAccountsTest::oneLot)),
                arguments("a thousand lots of one security", family(DegenerateAccountsTest::thousandLots)),
                arguments("a thousand identical lots", family(DegenerateAccountsTest::thousandIdenticalLots)),
                arguments("group bounds equal", family(DegenerateAccountsTest::equalBounds)),
                arguments("cash exactly given", family(problem -> cash(problem, problem.cash(), 1_000, 1_000))),
                arguments("a tiny account", family(problem -> scaled(problem, 1e-6))),
                arguments("a huge account", family(problem -> scaled(problem, 1e6))),
                arguments("no cash", family(problem -> cash(problem, 0, 0, NONE))),
                arguments("overdrawn", family(problem -> cash(problem, -5_000, 0, NONE))),
                arguments(
                        "nothing may be bought",
                        family(problem -> assets(problem, asset -> AlteredAsset.trading(asset, 0, asset.sales())))),
                arguments(
                        "nothing may be sold",
                        family(problem ->
                                assets(problem, asset -> AlteredAsset.trading(asset, asset.buyCap(), List.of())))),
                arguments("nothing held", family(DegenerateAccountsTest::empty)),
                arguments("no target", family(problem -> assets(problem, asset -> AlteredAsset.target(asset, 0)))),
                arguments(
                        "a few funds with parts of shares and many lots",
                        LongStream.range(0, 1_000).mapToObj(DrawnFunds::of).toList()),
                arguments("no securities", Stream.of(none()).toList()),
                arguments("one security", Stream.of(one()).toList()),
                arguments("drift costs everything", family(problem -> averse(problem, 1e9))),
                arguments("no gains, no purchases, no tax", family(DegenerateAccountsTest::allBudgetsNothing)),
                arguments("no trade at all", family(problem -> tradeLimit(problem, 0))),
                arguments("tickets dearer than the account", family(problem -> tickets(problem, 10 * problem.value()))),
                arguments(
                        "a smallest trade above the account",
                        family(problem -> minimum(problem, 2 * problem.value()))));
    }

    private static List<Problem> family(UnaryOperator<Problem> change) {
        List<Problem> family = new ArrayList<>();
        for (AccountKind kind : AccountKind.values()) {
            family.add(change.apply(DrawnAccount.whole(kind, NAMES, 1)));
            family.add(change.apply(DrawnAccount.convex(kind, NAMES, 2)));
        }
        return family;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void solved_or_refused_with_a_reason(String family, List<Problem> problems) {
        for (Problem problem : problems) {
            Solution solution = Assertions.assertTimeoutPreemptively(LONGEST, () -> optimizer.solve(problem));
            solution.fold(
                    solved -> {
                        assertThat(Recomputed.of(problem, solved).faults()).isEmpty();
                        assertThat(solved.bound()).isFinite();
                        assertThat(solved.objective())
                                .isCloseTo(
                                        Recomputed.of(problem, solved).objective(),
                                        org.assertj.core.data.Offset.offset(
                                                1e-9 * (problem.value() + Math.abs(solved.objective())) + 1e-4));
                        assertThat(solved.objective()).isGreaterThanOrEqualTo(solved.bound() - 1e-8 * problem.value());
                        return solved;
                    },
                    infeasible -> {
                        assertThat(infeasible.conflicts()).isNotEmpty().allSatisfy(conflict -> {
                            assertThat(conflict.row()).isNotBlank();
                            assertThat(conflict.shortBy()).isFinite().isPositive();
                        });
                        return infeasible;
                    });
        }
    }

    @Test
    void what_is_locked_does_not_move_and_what_costs_more_than_the_account_is_not_done() {
        for (Problem problem : family(problem -> assets(problem, asset -> AlteredAsset.trading(asset, 0, List.of())))) {
            if (problem.cash() >= problem.cashFloor() && problem.cash() <= problem.cashCeiling()) {
                assertThat(((Solution.Solved) optimizer.solve(problem)).isEmpty())
                        .isTrue();
            }
        }
        for (Problem problem : family(problem -> tickets(cash(problem, 1_000, 0, NONE), 10 * problem.value()))) {
            assertThat(((Solution.Solved) optimizer.solve(problem)).isEmpty()).isTrue();
        }
    }

    @Test
    void identical_securities_share_what_is_to_be_done_or_one_does_it() {
        Problem problem = identical(DrawnAccount.convex(AccountKind.INFLOW, NAMES, 3));

        Solution.Solved solved = (Solution.Solved) optimizer.solve(problem);

        assertThat(solved.gap()).isLessThan(0.002 * problem.value());
    }

    @Test
    void a_price_of_nothing_is_refused_before_anything_is_solved() {
        Asset sound = DrawnAccount.convex(AccountKind.DRIFT, 2, 1).assets().get(0);

        for (double price : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new Asset(sound.name(), price, 0, 0, 0, 0, List.of(), false, false, -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(sound.name());
        }
    }

    @Test
    void a_price_of_risk_of_nothing_is_refused_before_anything_is_solved() {
        Problem sound = DrawnAccount.convex(AccountKind.DRIFT, 2, 1);

        for (double price : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> averse(sound, price))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("price of risk");
        }
    }

    // --- what is done to an account ------------------------------------------------------------------------------

    private static Problem identical(Problem problem) {
        Asset first = problem.assets().get(1);
        double[][] exposures =
                IntStream.range(0, NAMES).mapToObj(i -> problem.exposures()[0]).toArray(double[][]::new);
        double[] specific = new double[NAMES];
        java.util.Arrays.fill(specific, problem.specific()[0]);
        double worth = (problem.value() - problem.cash()) / NAMES;
        List<Asset> all = IntStream.range(0, NAMES)
                .mapToObj(i -> new Asset(
                        "S" + i,
                        first.price(),
                        worth,
                        worth,
                        first.buyCost(),
                        problem.value(),
                        List.of(new Segment(0, worth, first.buyCost(), 0.2, true, 0)),
                        false,
                        true,
                        -1))
                .toList();
        return ProblemBuilder.from(problem)
                .assets(all)
                .groups(List.of())
                .risk(exposures, specific)
                .build();
    }

    private static Problem risk(Problem problem, double variance, boolean noFactors) {
        double[] specific = new double[NAMES];
        java.util.Arrays.fill(specific, variance);
        return ProblemBuilder.from(problem)
                .risk(noFactors ? new double[NAMES][0] : problem.exposures(), specific)
                .build();
    }

    private static Problem assets(Problem problem, UnaryOperator<Asset> change) {
        return ProblemBuilder.from(problem)
                .assets(problem.assets().stream().map(change).toList())
                .build();
    }

    private static Problem oneLot(Problem problem) {
        return assets(problem, asset -> {
            boolean first = asset.name().equals("S0000");
            List<Segment> lot =
                    asset.held() > 0 ? List.of(new Segment(0, asset.held(), asset.buyCost(), 0.3, true, 0)) : List.of();
            return new Asset(
                    asset.name(),
                    asset.price(),
                    first ? asset.held() : 0,
                    asset.target(),
                    asset.buyCost(),
                    asset.buyCap(),
                    first ? lot : List.of(),
                    false,
                    false,
                    -1);
        });
    }

    private static Problem thousandLots(Problem problem) {
        return manyLots(problem, lot -> -0.5 + lot / 1_000.0);
    }

    private static Problem thousandIdenticalLots(Problem problem) {
        return manyLots(problem, lot -> 0.25);
    }

    private static Problem manyLots(Problem problem, java.util.function.IntToDoubleFunction gain) {
        return assets(problem, asset -> {
            if (!asset.name().equals("S0000")) {
                return asset;
            }
            double shares = Math.max(1_000, Math.rint(asset.held() / asset.price()));
            double each = Math.floor(shares / 1_000) * asset.price();
            List<Segment> lots = IntStream.range(0, 1_000)
                    .mapToObj(lot -> new Segment(lot, each, asset.buyCost(), gain.applyAsDouble(lot), lot % 2 == 0, 0))
                    .toList();
            return new Asset(
                    asset.name(),
                    asset.price(),
                    1_000 * each,
                    asset.target(),
                    asset.buyCost(),
                    0,
                    lots,
                    false,
                    false,
                    asset.group());
        });
    }

    private static Problem equalBounds(Problem problem) {
        List<Problem.Group> groups = IntStream.range(0, 2)
                .mapToObj(g -> new Problem.Group("group " + g, held(problem, g), held(problem, g)))
                .toList();
        List<Asset> assets = IntStream.range(0, NAMES)
                .mapToObj(i -> {
                    Asset asset = problem.assets().get(i);
                    return new Asset(
                            asset.name(),
                            asset.price(),
                            asset.held(),
                            asset.target(),
                            asset.buyCost(),
                            asset.buyCap(),
                            asset.sales(),
                            false,
                            true,
                            i % 4 == 3 ? -1 : i % 2);
                })
                .toList();
        return ProblemBuilder.from(problem).assets(assets).groups(groups).build();
    }

    private static double held(Problem problem, int group) {
        double held = 0;
        for (int i = 0; i < NAMES; i++) {
            held += i % 4 != 3 && i % 2 == group ? problem.assets().get(i).held() : 0;
        }
        return held;
    }

    /** The same shares at prices of this part: lots of a fraction of a cent, or of billions. */
    private static Problem scaled(Problem problem, double part) {
        List<Asset> assets = problem.assets().stream()
                .map(asset -> new Asset(
                        asset.name(),
                        asset.price() * part,
                        asset.held() * part,
                        asset.target() * part,
                        asset.buyCost(),
                        asset.buyCap() * part,
                        asset.sales().stream()
                                .map(sale -> new Segment(
                                        sale.lot(),
                                        sale.cap() * part,
                                        sale.cost(),
                                        sale.gain(),
                                        sale.longTerm(),
                                        sale.reward()))
                                .toList(),
                        asset.inOrder(),
                        asset.fractional(),
                        asset.group()))
                .toList();
        List<Problem.Group> groups = problem.groups().stream()
                .map(group -> new Problem.Group(group.name(), group.lower() * part, group.upper() * part))
                .toList();
        return ProblemBuilder.from(problem)
                .value(problem.value() * part)
                .cash(problem.cash() * part, problem.cashFloor() * part, problem.cashCeiling() * part)
                .gainBudget(problem.gainBudget() * part)
                .taxBudget(problem.taxBudget() * part)
                .purchaseLimit(problem.purchaseLimit() * part)
                .ticketCost(0)
                .assets(assets)
                .groups(groups)
                .minimumTrade(0)
                .build();
    }

    private static Problem empty(Problem problem) {
        Problem nothing = assets(
                problem,
                asset -> new Asset(
                        asset.name(),
                        asset.price(),
                        0,
                        asset.target(),
                        asset.buyCost(),
                        problem.value(),
                        List.of(),
                        false,
                        asset.fractional(),
                        -1));
        return cash(nothing, problem.value(), 0, NONE);
    }

    private static Problem none() {
        return ProblemBuilder.from(DrawnAccount.convex(AccountKind.DRIFT, NAMES, 1))
                .assets(List.of())
                .groups(List.of())
                .risk(new double[0][], new double[0])
                .build();
    }

    private static Problem one() {
        Problem problem = DrawnAccount.convex(AccountKind.DRIFT, 2, 1);
        return ProblemBuilder.from(problem)
                .assets(List.of(problem.assets().get(0)))
                .risk(new double[][] {problem.exposures()[0]}, new double[] {0.04})
                .build();
    }

    private static Problem cash(Problem problem, double cash, double floor, double ceiling) {
        return ProblemBuilder.from(problem).cash(cash, floor, ceiling).build();
    }

    private static Problem averse(Problem problem, double riskAversion) {
        return ProblemBuilder.from(problem).riskAversion(riskAversion).build();
    }

    private static Problem allBudgetsNothing(Problem problem) {
        return ProblemBuilder.from(problem)
                .cashBetween(0, NONE)
                .gainBudget(0)
                .taxBudget(0)
                .purchaseLimit(0)
                .ticketCost(0)
                .build();
    }

    private static Problem tradeLimit(Problem problem, int most) {
        return ProblemBuilder.from(problem).tradeLimit(most).build();
    }

    private static Problem tickets(Problem problem, double cost) {
        return ProblemBuilder.from(problem).ticketCost(cost).build();
    }

    private static Problem minimum(Problem problem, double least) {
        return ProblemBuilder.from(problem).minimumTrade(least).build();
    }
}
