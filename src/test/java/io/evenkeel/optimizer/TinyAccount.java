package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws accounts of a few names and a handful of shares, with every kind of limit, small enough to try all trades. */
final class TinyAccount {

    private static final int FACTORS = 2;

    private final SplittableRandom random;
    private final int names;

    private TinyAccount(long seed) {
        this.random = new SplittableRandom(seed);
        this.names = 3 + random.nextInt(3);
    }

    static Problem draw(long seed) {
        return new TinyAccount(seed).draw();
    }

    private double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private boolean oneIn(double part) {
        return random.nextDouble() < part;
    }

    private double cents(double dollars) {
        return Math.rint(dollars * 100) / 100;
    }

    private Problem draw() {
        double[] price = new double[names];
        int[][] lots = new int[names][];
        double cash = cents(uniform(50, 1_500));
        double value = cash;
        for (int i = 0; i < names; i++) {
            price[i] = cents(uniform(120, 600));
            lots[i] = lots();
            for (int shares : lots[i]) {
                value += shares * price[i];
            }
        }
        double[] target = target(value);
        boolean grouped = oneIn(0.3);
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            assets.add(asset(i, price[i], lots[i], target[i], grouped ? i % 2 : -1, value));
        }
        double floor = oneIn(0.3) ? cash + uniform(0, 0.2) * value : uniform(0, 0.05) * value;
        return new Problem(
                value,
                cash,
                cents(floor),
                oneIn(0.2) ? cents(floor + uniform(0.1, 0.4) * value) : Double.POSITIVE_INFINITY,
                year(value),
                oneIn(0.3) ? uniform(0, 0.1) * value : Double.POSITIVE_INFINITY,
                oneIn(0.2) ? uniform(0, 0.03) * value : Double.POSITIVE_INFINITY,
                oneIn(0.2) ? uniform(0.05, 0.4) * value : Double.POSITIVE_INFINITY,
                oneIn(0.3) ? uniform(0.5, 5) : 0,
                assets,
                grouped ? groups(assets, value) : List.of(),
                exposures(),
                random.doubles(names, 0.01, 0.1).toArray(),
                uniform(1, 40),
                oneIn(0.5) ? 250 : 0,
                oneIn(0.2) ? 1 + random.nextInt(2) : Integer.MAX_VALUE);
    }

    private int[] lots() {
        int most = names == 3 ? 3 : names == 4 ? 2 : 1 + random.nextInt(2);
        int[] lots = new int[random.nextInt(most + 1)];
        for (int lot = 0; lot < lots.length; lot++) {
            lots[lot] = 1 + random.nextInt(3);
        }
        return lots;
    }

    private double[] target(double value) {
        double[] target = new double[names];
        double sum = 0;
        for (int i = 0; i < names; i++) {
            target[i] = oneIn(0.2) ? 0 : uniform(0.3, 1);
            sum += target[i];
        }
        double invested = uniform(0.85, 1);
        for (int i = 0; i < names; i++) {
            target[i] *= sum == 0 ? 0 : invested * value / sum;
        }
        return target;
    }

    private Asset asset(int i, double price, int[] shares, double target, int group, double value) {
        double halfSpread = uniform(0, 0.002);
        List<Segment> sales = new ArrayList<>();
        double held = 0;
        for (int lot = 0; lot < shares.length; lot++) {
            held += shares[lot] * price;
            double gain = Math.max(-0.6, 0.15 + 0.35 * (random.nextDouble() + random.nextDouble() - 1));
            double reward = oneIn(0.03) ? 2 : 0;
            if (!oneIn(0.08)) {
                sales.add(new Segment(lot, shares[lot] * price, halfSpread, oneIn(0.2) ? 0 : gain, oneIn(0.6), reward));
            }
        }
        return new Asset(
                "T" + i,
                price,
                held,
                target,
                halfSpread,
                target == 0 || oneIn(0.1) ? 0 : Math.max(0, value - held),
                sales,
                oneIn(0.15),
                false,
                group);
    }

    private List<Problem.Group> groups(List<Asset> assets, double value) {
        List<Problem.Group> groups = new ArrayList<>();
        for (int g = 0; g < 2; g++) {
            double held = 0;
            double target = 0;
            for (Asset asset : assets) {
                held += asset.group() == g ? asset.held() : 0;
                target += asset.group() == g ? asset.target() : 0;
            }
            double band = uniform(0.1, 0.3) * value;
            groups.add(new Problem.Group("group " + g, Math.min(held, target - band), Math.max(held, target + band)));
        }
        return groups;
    }

    private double[][] exposures() {
        double[][] exposures = new double[names][FACTORS];
        for (double[] own : exposures) {
            own[0] = uniform(0.1, 0.2);
            own[1] = uniform(-0.1, 0.1);
        }
        return exposures;
    }

    private TaxYear year(double value) {
        if (oneIn(0.4)) {
            return TaxYear.flat(0.408, 0.238);
        }
        return new TaxYear(
                uniform(-0.3, 0.3) * value,
                uniform(-0.3, 0.3) * value,
                0.408,
                0.238,
                0.37,
                oneIn(0.5) ? 0 : 0.1,
                oneIn(0.5) ? 3_000 : 0.05 * value,
                true);
    }
}
