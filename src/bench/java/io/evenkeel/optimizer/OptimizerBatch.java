package io.evenkeel.optimizer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * A night's work: whole proposals for many accounts on some threads; and what a solve allocates once it is warm. Arguments:
 * accounts, names, threads, such as {@code 100000 60 2}.
 */
public final class OptimizerBatch {

    /** So many different accounts are drawn; the batch goes through them again and again. */
    private static final int DRAWN = 3_000;

    private static final int WARM = 20_000;

    private OptimizerBatch() {}

    public static void main(String[] arguments) throws InterruptedException {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int names = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        Problem[] whole = IntStream.range(0, DRAWN)
                .mapToObj(seed -> DrawnAccount.whole(AccountKind.values()[seed % 6], names, seed))
                .toArray(Problem[]::new);
        Problem[] convex = IntStream.range(0, DRAWN)
                .mapToObj(seed -> DrawnAccount.convex(AccountKind.values()[seed % 6], names, seed))
                .toArray(Problem[]::new);
        allocation(whole, convex);
        batch(whole, accounts, names, threads);
    }

    private static void allocation(Problem[] whole, Problem[] convex) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ConvexSolve bare = new ConvexSolve();
        LotOptimizer optimizer = new LotOptimizer();
        double sum = 0;
        for (int a = 0; a < WARM; a++) {
            sum += bare.solve(convex[a % DRAWN]);
            sum += optimizer.solve(whole[a % DRAWN]).hashCode();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int a = 0; a < DRAWN; a++) {
            sum += bare.solve(convex[a]);
        }
        long between = threads.getCurrentThreadAllocatedBytes();
        for (int a = 0; a < DRAWN; a++) {
            sum += optimizer.solve(whole[a]).hashCode();
        }
        long after = threads.getCurrentThreadAllocatedBytes();
        System.out.printf(
                "allocated when warm: %,d bytes a bare solve, %,d bytes a whole proposal with its answer (checksum %h)%n",
                (between - before) / DRAWN, (after - between) / DRAWN, Double.hashCode(sum));
    }

    private static void batch(Problem[] whole, int accounts, int names, int threads) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        LongAdder cpu = new LongAdder();
        AtomicInteger unsolved = new AtomicInteger();
        LotOptimizer optimizer = new LotOptimizer();
        Runnable work = () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int a = next.getAndIncrement(); a < accounts; a = next.getAndIncrement()) {
                if (optimizer.solve(whole[a % DRAWN]) instanceof Solution.Infeasible) {
                    unsolved.incrementAndGet();
                }
            }
            cpu.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        };
        long start = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            running.add(new Thread(work));
            running.get(t).start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        System.out.printf(
                "%,d whole proposals of %d names on %d threads: %.1f s elapsed, %.1f s of CPU, %d without a solution%n",
                accounts, names, threads, (System.nanoTime() - start) / 1e9, cpu.sum() / 1e9, unsolved.get());
    }
}
