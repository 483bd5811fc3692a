package io.evenkeel.optimizer;

import java.util.Arrays;

/** What prices of the factors and of the rows make of holding an asset and of filling a block. */
final class Pricing {

    private final Blocks blocks;
    private final Rows rows;
    private final Places places;
    private int groups;
    private double[] groupPrice = new double[0];

    Pricing(Blocks blocks, Rows rows, Places places) {
        this.blocks = blocks;
        this.rows = rows;
        this.places = places;
    }

    /** @param ofGroups one more than the last group that has a row */
    void begin(int ofGroups) {
        groups = ofGroups;
        if (groupPrice.length < groups) {
            groupPrice = new double[groups];
        }
    }

    /** What factor prices {@code p} and row prices {@code q} add to every asset and block. */
    void spread(double[] p, double[] q, double shortGains, double longGains, double[] toHolding, double[] toMarginal) {
        double cash = 0;
        double buys = 0;
        double onShort = shortGains;
        double onLong = longGains;
        int n = blocks.n;
        int k = blocks.k;
        boolean isShared = blocks.places > 1;
        Arrays.fill(groupPrice, 0, groups, 0);
        for (int r = 0; r < rows.count; r++) {
            switch (rows.kind[r]) {
                case CASH -> cash += isShared ? 0 : q[r];
                case PURCHASES -> buys += isShared ? 0 : q[r];
                case GAINS -> {
                    onShort += q[r] * rows.onShort[r];
                    onLong += q[r] * rows.onLong[r];
                }
                case GROUP -> groupPrice[rows.of[r]] = q[r];
            }
        }
        Exposures.times(blocks.factors, n, k, p, toHolding);
        for (int i = 0; groups > 0 && i < n; i++) {
            int g = blocks.group[i];
            toHolding[i] += g >= 0 && g < groups ? groupPrice[g] : 0;
        }
        for (int v = 0; v < blocks.blocks; v++) {
            toMarginal[v] = cash * blocks.cash[v] - onShort * blocks.shortGain[v] - onLong * blocks.longGain[v];
        }
        for (int v = 0; buys != 0 && v < blocks.blocks; v++) {
            toMarginal[v] += blocks.isPurchase(v) ? buys : 0;
        }
        if (isShared) {
            places.addPrices(rows, q, toMarginal);
        }
    }
}
