package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws two to four accounts that hold parts of one portfolio: one or two of them taxed, each with its own cash. */
final class DrawnHousehold {

    private static final TaxYear FLAT = TaxYear.flat(0.408, 0.238);

    private final SplittableRandom random;
    private final int names;
    private final int accounts;
    private final TaxYear year;
    private final double leastGain;
    private final double[] cash;
    private final double[][] held;
    private double value;

    private DrawnHousehold(int names, long seed, TaxYear year, double leastGain) {
        this.random = new SplittableRandom(seed);
        this.names = names;
        this.accounts = 2 + random.nextInt(3);
        this.year = year;
        this.leastGain = leastGain;
        this.cash = new double[accounts];
        this.held = new double[accounts][names];
    }

    /** Gains and losses each count at their own rate. */
    static HouseholdProblem flat(int names, long seed) {
        return new DrawnHousehold(names, seed, FLAT, -0.4).draw();
    }

    /** No lot has a loss, so that hardly anything is worth selling and buying back. */
    static HouseholdProblem withoutLosses(int names, long seed) {
        return new DrawnHousehold(names, seed, FLAT, 0.05).draw();
    }

    /** The year begins with a loss and is netted; every second security is in a group whose limits each account sees wider. */
    static HouseholdProblem netted(int names, long seed) {
        return new DrawnHousehold(names, seed, new TaxYear(-20_000, 5_000, 0.408, 0.238, 0.35, 0.1, 3_000, true), -0.4)
                .draw();
    }

    private double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private HouseholdProblem draw() {
        double[] total = new double[names];
        for (int p = 0; p < accounts; p++) {
            cash[p] = uniform(0, 20_000);
            value += cash[p];
            for (int i = 0; i < names; i++) {
                held[p][i] = random.nextInt(3) == 0 ? 0 : uniform(1_000, 60_000);
                total[i] += held[p][i];
                value += held[p][i];
            }
        }
        double[] target = new double[names];
        double sum = 0;
        for (int i = 0; i < names; i++) {
            target[i] = total[i] * uniform(0.5, 1.5) + uniform(0, 10_000);
            sum += target[i];
        }
        double[][] exposures = new double[names][3];
        double[] specific = new double[names];
        for (int i = 0; i < names; i++) {
            target[i] *= 0.98 * value / sum;
            exposures[i][0] = uniform(0.1, 0.25);
            exposures[i][1] = uniform(-0.1, 0.1);
            exposures[i][2] = uniform(-0.1, 0.1);
            specific[i] = uniform(0.01, 0.09);
        }
        List<Problem> problems = new ArrayList<>();
        for (int p = 0; p < accounts; p++) {
            problems.add(account(p, total, target, exposures, specific));
        }
        return new HouseholdProblem(problems, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private Problem account(int p, double[] total, double[] target, double[][] exposures, double[] specific) {
        boolean taxed = p == 0 || (p == 1 && accounts > 2);
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            List<Segment> sales = new ArrayList<>();
            double left = held[p][i];
            for (int lot = 0; lot < 3 && left > 0; lot++) {
                double cap = lot == 2 ? left : uniform(0, 1) * left;
                double gain = taxed ? uniform(leastGain, 0.7) : 0;
                sales.add(new Segment(lot, cap, 0.0005, gain, taxed && random.nextInt(2) == 0, 0));
                left -= cap;
            }
            boolean barred = random.nextInt(6) == 0;
            assets.add(new Asset(
                    "S" + i,
                    100,
                    total[i],
                    target[i],
                    0.0005 + (random.nextInt(4) == 0 ? 0.002 : 0),
                    barred ? 0 : value,
                    random.nextInt(8) == 0 ? List.of() : sales,
                    false,
                    true,
                    year.netted() ? i % 2 - 1 : -1));
        }
        return new Problem(
                value,
                cash[p],
                random.nextInt(3) == 0 ? cash[p] + 5_000 : 500,
                Double.POSITIVE_INFINITY,
                taxed ? year : TaxYear.NONE,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                random.nextInt(4) == 0 ? 0.02 * value : Double.POSITIVE_INFINITY,
                0,
                assets,
                year.netted() ? List.of(group(p, target)) : List.of(),
                exposures,
                specific,
                30,
                0,
                Integer.MAX_VALUE);
    }

    private Problem.Group group(int p, double[] target) {
        double sum = 0;
        for (int i = 1; i < names; i += 2) {
            sum += target[i];
        }
        return new Problem.Group("odd ones", sum - (0.01 + 0.01 * p) * value, sum + (0.02 - 0.003 * p) * value);
    }
}
