package io.evenkeel.optimizer;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Our method and ojAlgo's best sound configuration on the same convex problems, side by side: per kind of account and number
 * of names the median and the 99th percentile of CPU time from problem to optimum, and how far each is from the better of
 * the two. Arguments: numbers of names, accounts of a kind for us, accounts of a kind for ojAlgo, such as
 * {@code 10,60,300 100 12}.
 */
public final class OptimizerComparison {

    /** Solves before anything is measured: the compiler is done by then. */
    private static final int WARMING = 20_000;

    private static final int PASSES = 9;
    private static final double ALIKE = 1e-6;
    private static final double SOUND_PART = 0.9;

    private final ConvexSolve ours = new ConvexSolve();

    /** One solver on the accounts of one kind: microseconds of each, and how many answers were not the optimum. */
    private record Measured(double[] micros, int wrong) {

        double at(double part) {
            double[] sorted = micros.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
        }

        boolean isSound() {
            return wrong <= (1 - SOUND_PART) * micros.length;
        }
    }

    public static void main(String[] arguments) {
        int[] names = Arrays.stream((arguments.length > 0 ? arguments[0] : "10,60,300,500,1500").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        int theirs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 12;
        new OptimizerComparison().print(names, accounts, theirs);
    }

    private void print(int[] names, int accounts, int theirs) {
        warm();
        System.out.printf(
                "JDK %s, %d processors; microseconds of CPU, problem to optimum; wrong: further than 1e-6 from the optimum or"
                        + " outside a limit%n%n",
                System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
        System.out.println("| names | account | ours: median | p99 | steps | worst gap | ojAlgo model: median (wrong)"
                + " | builder: median (wrong) | best sound / ours |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int n : names) {
            double[] ratios = new double[AccountKind.values().length];
            for (AccountKind kind : AccountKind.values()) {
                ratios[kind.ordinal()] = print(n, kind, accounts, theirs);
            }
            Arrays.sort(ratios);
            System.out.printf(
                    "| **%d** | all | | | | | | | **%.0f** (median of the kinds) |%n",
                    n, (ratios[ratios.length / 2] + ratios[(ratios.length - 1) / 2]) / 2);
        }
    }

    private void warm() {
        for (int seed = 0; seed < WARMING; seed++) {
            ours.solve(DrawnAccount.convex(AccountKind.values()[seed % 6], seed % 2 == 0 ? 60 : 20, seed % 500));
        }
        for (int seed = 0; seed < 60; seed++) {
            OjalgoSolver.solve(flat(DrawnAccount.convex(AccountKind.values()[seed % 6], 30, seed)));
            OjalgoBuilder.solve(flat(DrawnAccount.convex(AccountKind.values()[seed % 6], 30, seed)));
        }
    }

    private double print(int names, AccountKind kind, int accounts, int theirs) {
        Problem[] problems = IntStream.range(0, accounts)
                .mapToObj(seed -> DrawnAccount.convex(kind, names, seed))
                .toArray(Problem[]::new);
        double[] optima = new double[accounts];
        int[] steps = new int[accounts];
        double worstGap = 0;
        for (int a = 0; a < accounts; a++) {
            optima[a] = ours.solve(problems[a]);
            steps[a] = ours.steps();
            worstGap = Math.max(worstGap, ours.gap() / scale(problems[a], optima[a]));
        }
        Arrays.sort(steps);
        Measured us = new Measured(micros(problems, PASSES, problem -> ours.solve(problem)), 0);
        Problem[] fewer = Arrays.copyOf(problems, Math.min(theirs, accounts));
        Measured model = theirs(fewer, optima, OjalgoSolver::solve);
        Measured builder = theirs(fewer, optima, OjalgoBuilder::solve);
        boolean byModel = !builder.isSound() && model.isSound()
                || builder.isSound() == model.isSound() && model.at(0.5) < builder.at(0.5);
        double ratio = (byModel ? model : builder).at(0.5) / us.at(0.5);
        System.out.printf(
                "| %d | %s | %.1f | %.1f | %d, p99 %d | %.0e | %.0f (%d of %d) | %.0f (%d of %d) | %.0f%s |%n",
                names,
                kind,
                us.at(0.5),
                us.at(0.99),
                steps[accounts / 2],
                steps[(int) (0.99 * (accounts - 1))],
                worstGap,
                model.at(0.5),
                model.wrong(),
                fewer.length,
                builder.at(0.5),
                builder.wrong(),
                fewer.length,
                ratio,
                model.isSound() || builder.isSound() ? "" : ", neither sound");
        return ratio;
    }

    private static Measured theirs(
            Problem[] problems, double[] optima, Function<FlatProblem, OjalgoSolver.Answer> solver) {
        int wrong = 0;
        for (int a = 0; a < problems.length; a++) {
            FlatProblem flat = flat(problems[a]);
            OjalgoSolver.Answer answer = solver.apply(flat);
            double off = Math.abs(flat.objective(answer.trades()) - optima[a]) / scale(problems[a], optima[a]);
            wrong += off > ALIKE || flat.violation(answer.trades()) > ALIKE ? 1 : 0;
        }
        int passes = problems[0].assets().size() > 100 ? 1 : 3;
        return new Measured(micros(problems, passes, problem -> solver.apply(flat(problem))), wrong);
    }

    private static FlatProblem flat(Problem problem) {
        boolean[] all = new boolean[problem.assets().size()];
        Arrays.fill(all, true);
        return FlatProblem.of(problem, all, all, YearSigns.FLAT);
    }

    /** What a gap is a part of: the objective, but not less than a tenth of what the account's drift costs now. */
    static double scale(Problem problem, double objective) {
        return Math.max(Math.abs(objective), 0.1 * Recomputed.untouched(problem).drift() / problem.value());
    }

    /** Per problem, the median over the passes. */
    static double[] micros(Problem[] problems, int passes, Function<Problem, Object> solver) {
        var clock = ManagementFactory.getThreadMXBean();
        double[][] micros = new double[problems.length][passes];
        for (int pass = 0; pass < passes; pass++) {
            for (int a = 0; a < problems.length; a++) {
                long before = clock.getCurrentThreadCpuTime();
                Object answer = solver.apply(problems[a]);
                micros[a][pass] = (clock.getCurrentThreadCpuTime() - before) / 1e3;
                if (answer == null) {
                    throw new IllegalStateException("A solver without an answer.");
                }
            }
        }
        double[] medians = new double[problems.length];
        for (int a = 0; a < problems.length; a++) {
            Arrays.sort(micros[a]);
            medians[a] = micros[a][passes / 2];
        }
        return medians;
    }
}
