package io.evenkeel.tax;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time, which a busy machine does not lengthen as it does the clock's: for each shape of a ledger the least of
 * four runs at a quarter, half and all of a million trades, and for a household of 2,000 lots.
 */
public final class LedgerScaling {

    private static final int[] LENGTHS = {250_000, 500_000, 1_000_000};
    private static final int RUNS = 4;
    private static final int HOUSEHOLDS = 300;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LedgerScaling() {}

    public static void main(String[] arguments) {
        for (WashSalesBenchmark.Shape shape : WashSalesBenchmark.Shape.values()) {
            for (int length : LENGTHS) {
                WashSalesBenchmark ledger = new WashSalesBenchmark();
                ledger.shape = shape;
                ledger.trades = length;
                ledger.draw();
                System.out.printf("%-20s %9d trades %8.0f ms%n", shape, length, least(ledger::adjust, 1));
            }
        }
        HouseholdBenchmark household = new HouseholdBenchmark();
        household.draw();
        System.out.printf("household, outlook             %8.2f ms%n", least(household::outlook, HOUSEHOLDS));
        System.out.printf("household, fifty sales checked %8.2f ms%n", least(household::proposal, HOUSEHOLDS));
    }

    private static double least(Runnable work, int times) {
        double least = Double.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                work.run();
            }
            least = Math.min(least, (THREADS.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI / times);
        }
        return least;
    }
}
