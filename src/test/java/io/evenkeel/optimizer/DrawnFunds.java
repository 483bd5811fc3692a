package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws an account of a few funds: shares in parts, up to two hundred lots a fund, such as years of reinvested dividends
 * leave; lots in order or not, waiting for the long term or not; everything that an account can be limited by.
 */
final class DrawnFunds {

    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final int MOST_LOTS = 200;

    private final SplittableRandom random;
    private double value;

    private DrawnFunds(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Problem of(long seed) {
        return new DrawnFunds(seed).draw();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private double upTo(double most) {
        return most * random.nextDouble();
    }

    private double orNone(int times, double limit) {
        return oneIn(times) ? limit : NONE;
    }

    private Problem draw() {
        int n = 1 + random.nextInt(oneIn(3) ? 12 : 6);
        double scale = Math.pow(10, random.nextInt(5));
        int mostLots = oneIn(3) ? MOST_LOTS : 12;
        boolean ordered = oneIn(3);
        boolean fractional = oneIn(2);
        boolean grouped = oneIn(4);
        double[] price = new double[n];
        List<List<Segment>> sales = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            price[i] = oneIn(4) ? 1 + random.nextInt(3) : 20 + random.nextInt(500);
            sales.add(lots(scale * (50 + random.nextInt(6_000)) / price[i], price[i], 1 + random.nextInt(mostLots)));
            value += held(sales.get(i));
        }
        List<Asset> assets = new ArrayList<>();
        double[][] exposures = new double[n][2];
        double[] specific = new double[n];
        for (int i = 0; i < n; i++) {
            assets.add(new Asset(
                    "F" + i,
                    price[i],
                    held(sales.get(i)),
                    value * (0.05 + upTo(1.9)) / n,
                    0.0005,
                    oneIn(6) ? 0 : value,
                    sales.get(i),
                    ordered && oneIn(2),
                    fractional,
                    grouped ? i % 2 : -1));
            exposures[i][0] = 0.15;
            exposures[i][1] = upTo(0.1);
            specific[i] = 0.01;
        }
        double cash = value * (upTo(0.2) - 0.05);
        TaxYear year = oneIn(2)
                ? new TaxYear(
                        upTo(value * 0.1) - 0.05 * value, upTo(0.02 * value), 0.408, 0.238, 0.37, 0.1, 3_000, true)
                : TaxYear.flat(0.408, 0.238);
        return new Problem(
                value + cash,
                cash,
                oneIn(3) ? 0.05 * value : 0,
                NONE,
                year,
                orNone(4, upTo(0.02 * value)),
                orNone(5, upTo(0.005 * value)),
                orNone(5, upTo(0.1 * value)),
                oneIn(4) ? 10 : 0,
                assets,
                grouped ? List.of(group("even"), group("odd")) : List.of(),
                exposures,
                specific,
                30,
                oneIn(3) ? 0 : Math.min(250, 0.01 * value),
                oneIn(5) ? 1 + random.nextInt(4) : Integer.MAX_VALUE);
    }

    private static double held(List<Segment> lots) {
        return lots.stream().mapToDouble(Segment::cap).sum();
    }

    /** Shares travel as millionths. */
    private List<Segment> lots(double shares, double price, int count) {
        List<Segment> lots = new ArrayList<>();
        long left = Math.round(shares * 1e6);
        for (int lot = 0; lot < count && left > 0; lot++) {
            long its = lot == count - 1 ? left : Math.min(left, 1 + Math.round(upTo(2.0 * left / count)));
            double waits = oneIn(8) ? upTo(5) : 0;
            double gain = oneIn(8) ? 0 : upTo(1.2) - 0.4;
            double reward = oneIn(40) ? 1_000 : 0;
            lots.add(new Segment(lot, its / 1e6 * price, 0.0005 + waits, gain, oneIn(2), reward));
            left -= its;
        }
        return lots;
    }

    private Problem.Group group(String name) {
        return new Problem.Group(name, 0, value * (0.4 + upTo(0.6)));
    }
}
