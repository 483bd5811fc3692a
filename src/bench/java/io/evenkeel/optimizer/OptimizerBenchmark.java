package io.evenkeel.optimizer;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per account, from the problem to its answer: the bare convex solve, the whole proposal, and ojAlgo's two forms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OptimizerBenchmark {

    private static final int ACCOUNTS = 64;

    @Param({"10", "60", "300", "500", "1500"})
    public int names;

    @Param({"DRIFT", "CONCENTRATION", "INFLOW", "TRANSITION", "WITHDRAWAL", "HARVEST"})
    public AccountKind kind = AccountKind.DRIFT;

    private final ConvexSolve method = new ConvexSolve();
    private final LotOptimizer optimizer = new LotOptimizer();
    private Problem[] convex;
    private Problem[] whole;
    private int next;

    @Setup
    public void draw() {
        convex = IntStream.range(0, ACCOUNTS)
                .mapToObj(seed -> DrawnAccount.convex(kind, names, seed))
                .toArray(Problem[]::new);
        whole = IntStream.range(0, ACCOUNTS)
                .mapToObj(seed -> DrawnAccount.whole(kind, names, seed))
                .toArray(Problem[]::new);
    }

    private Problem next(Problem[] problems) {
        next = (next + 1) % ACCOUNTS;
        return problems[next];
    }

    @Benchmark
    public double bareSolve() {
        return method.solve(next(convex));
    }

    @Benchmark
    public Solution wholeProposal() {
        return optimizer.solve(next(whole));
    }

    @Benchmark
    public Object ojalgoModel() {
        return OjalgoSolver.solve(flat(next(convex)));
    }

    @Benchmark
    public Object ojalgoBuilder() {
        return OjalgoBuilder.solve(flat(next(convex)));
    }

    private static FlatProblem flat(Problem problem) {
        boolean[] all = new boolean[problem.assets().size()];
        Arrays.fill(all, true);
        return FlatProblem.of(problem, all, all, YearSigns.FLAT);
    }
}
