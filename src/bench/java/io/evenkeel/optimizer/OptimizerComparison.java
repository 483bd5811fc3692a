package io.evenkeel.optimizer;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Our method and ojAlgo's best sound configuration on the same convex problems, side by side: per number of names the median
 * over the accounts of the CPU time from problem to optimum, and how far each is from the better of the two; then ours alone
 * over many more accounts. Arguments: numbers of names, accounts of each of the six kinds for both, and for ours alone, such
 * as {@code 10,60,300 2 100}.
 */
public final class OptimizerComparison {

    /** Solves before anything is measured: the compiler is done by then. */
    private static final int WARMING = 20_000;

    /** Names solved before each size is measured, and in each of its measurements. */
    private static final int NAMES_WARMING = 500_000;

    private static final int NAMES_MEASURED = 1_500_000;

    /** The same for ojAlgo, whose first answers take three times as long as those after a second or two. */
    private static final int OJALGO_NAMES_WARMING = 2_000;

    private static final int OJALGO_NAMES_MEASURED = 1_000;
    private static final double ALIKE = 1e-6;
    private static final double SOUND_PART = 0.9;

    private final ConvexSolve ours = new ConvexSolve();

    /** One solver on some accounts: microseconds of each, and how many answers were not the optimum. */
    private record Measured(double[] micros, int wrong) {

        double median() {
            double[] sorted = sorted();
            return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
        }

        double at(double part) {
            double[] sorted = sorted();
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
        }

        private double[] sorted() {
            double[] sorted = micros.clone();
            Arrays.sort(sorted);
            return sorted;
        }

        boolean isSound() {
            return wrong <= (1 - SOUND_PART) * micros.length;
        }
    }

    public static void main(String[] arguments) {
        int[] names = Arrays.stream((arguments.length > 0 ? arguments[0] : "10,60,300,500,1500").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        int ofEachKind = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int oursAlone = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        new OptimizerComparison().print(names, ofEachKind, oursAlone);
    }

    private void print(int[] names, int ofEachKind, int oursAlone) {
        warm();
        System.out.printf(
                "JDK %s, %d processors; microseconds of CPU, problem to optimum; wrong: further than 1e-6 from the optimum or"
                        + " outside a limit%n%n",
                System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "| names | accounts | ours: median | steps | worst gap | ojAlgo model: median (wrong) | builder: median (wrong)"
                        + " | best sound / ours | ours over %d accounts: median | p99 |%n",
                6 * oursAlone);
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (int n : names) {
            print(n, ofEachKind, oursAlone);
        }
    }

    private void warm() {
        for (int seed = 0; seed < WARMING; seed++) {
            ours.solve(DrawnAccount.convex(AccountKind.values()[seed % 6], seed % 2 == 0 ? 60 : 20, seed % 500));
        }
    }

    private void print(int names, int ofEachKind, int oursAlone) {
        Problem[] problems = drawn(names, ofEachKind);
        double[] optima = new double[problems.length];
        int steps = 0;
        double worstGap = 0;
        for (int a = 0; a < problems.length; a++) {
            optima[a] = ours.solve(problems[a]);
            steps += ours.steps();
            worstGap = Math.max(worstGap, ours.gap() / scale(problems[a], optima[a]));
        }
        Measured us = ours(problems);
        Measured model = theirs(problems, optima, OjalgoSolver::solve);
        Measured builder = theirs(problems, optima, OjalgoBuilder::solve);
        boolean byModel = !builder.isSound() && model.isSound()
                || builder.isSound() == model.isSound() && model.median() < builder.median();
        Measured alone = ours(drawn(names, oursAlone));
        System.out.printf(
                "| %d | %d | %.1f | %.1f | %.0e | %.0f (%d) | %.0f (%d) | **%.0f**%s | %.1f | %.1f |%n",
                names,
                problems.length,
                us.median(),
                (double) steps / problems.length,
                worstGap,
                model.median(),
                model.wrong(),
                builder.median(),
                builder.wrong(),
                (byModel ? model : builder).median() / us.median(),
                model.isSound() || builder.isSound() ? "" : " (neither sound)",
                alone.median(),
                alone.at(0.99));
    }

    private static Problem[] drawn(int names, int ofEachKind) {
        AccountKind[] kinds = AccountKind.values();
        return IntStream.range(0, ofEachKind * kinds.length)
                .mapToObj(a -> DrawnAccount.convex(kinds[a % kinds.length], names, a / kinds.length))
                .toArray(Problem[]::new);
    }

    private Measured ours(Problem[] problems) {
        int names = problems[0].assets().size() * problems.length;
        micros(problems, 1 + NAMES_WARMING / names, problem -> ours.solve(problem));
        return new Measured(micros(problems, 9 + NAMES_MEASURED / names, problem -> ours.solve(problem)), 0);
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
        int names = problems[0].assets().size();
        micros(problems, 1 + OJALGO_NAMES_WARMING / names, problem -> solver.apply(flat(problem)));
        int passes = 1 + OJALGO_NAMES_MEASURED / names;
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
