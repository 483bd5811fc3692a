package io.evenkeel.optimizer;

import java.util.Arrays;

/** Exposures and sums of the rows as the assets are filled, and how far the rows are from what their prices ask for. */
final class Sums {

    private final Blocks blocks;
    private final Rows rows;
    private final Filling filling;
    private final Places places;
    private int groups;

    /** Per factor. */
    double[] exposed = new double[0];

    /** Per row. */
    double[] sum = new double[0];

    double[] excess = new double[0];
    private double[] groupSum = new double[0];

    Sums(Blocks blocks, Rows rows, Filling filling, Places places) {
        this.blocks = blocks;
        this.rows = rows;
        this.filling = filling;
        this.places = places;
    }

    /** @param ofGroups one more than the last group that has a row */
    void begin(int ofGroups) {
        groups = ofGroups;
        if (exposed.length < blocks.k) {
            exposed = new double[blocks.k];
        }
        if (sum.length < rows.count) {
            sum = new double[rows.count];
            excess = new double[rows.count];
        }
        if (groupSum.length < groups) {
            groupSum = new double[groups];
        }
    }

    /** @param place where each row's price is between its slopes */
    void gather(int[] place) {
        Exposures.transposedTimes(blocks.rows, blocks.n, blocks.k, filling.active, exposed);
        Arrays.fill(groupSum, 0, groups, 0);
        for (int i = 0; groups > 0 && i < blocks.n; i++) {
            int g = blocks.group[i];
            if (g >= 0 && g < groups) {
                groupSum[g] += filling.active[i];
            }
        }
        for (int r = 0; r < rows.count; r++) {
            sum[r] = rows.kind[r] == Rows.Kind.GROUP ? groupSum[rows.of[r]] : ofRow(r);
            excess[r] = rows.excess(r, place[r], sum[r]);
        }
    }

    /** Of a row over all assets, as they were filled last; nothing for a group's. */
    double ofRow(int r) {
        return switch (rows.kind[r]) {
            case CASH -> blocks.places > 1 ? places.cash(rows.of[r]) : filling.cashSum;
            case PURCHASES -> blocks.places > 1 ? places.bought(rows.of[r]) : filling.buySum;
            case GAINS -> rows.onShort[r] * filling.shortSum + rows.onLong[r] * filling.longSum;
            case GROUP -> 0;
        };
    }
}
