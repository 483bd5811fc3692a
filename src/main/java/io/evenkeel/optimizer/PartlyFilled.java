package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * What the assets add to a Newton step's Hessian: a column for each partly filled block, times the root of its weight, and
 * for what ties between blocks and branches leave free. The Hessian is the sum of the columns' products with themselves.
 */
final class PartlyFilled {

    private final Blocks blocks;
    private final Rows rows;
    private final Filling filling;
    private int k;
    private int[] row = new int[0];
    private int dense;

    /** How many columns there are; number c of entry e stands at {@code packed[c * stride + e]}. */
    int entries;

    int stride;
    double[] packed = new double[0];
    private double[] root = new double[0];
    private int[] asset = new int[0];

    PartlyFilled(DualNewton method) {
        this.blocks = method.blocks;
        this.rows = method.rows;
        this.filling = method.filling;
    }

    /**
     * Collects the columns.
     *
     * @param movingRows rows that are counted with the exposures
     * @param count how many of them
     */
    void pack(int[] movingRows, int count) {
        k = blocks.k;
        row = movingRows;
        dense = count;
        int n = blocks.n;
        int most = n;
        for (int i = 0; i < n; i++) {
            most += filling.partial[i] == Filling.SEVERAL ? blocks.first[i + 1] - blocks.first[i] : 0;
            most += filling.partial[i] == Filling.TWO_FACED ? blocks.first[i + 1] - blocks.first[i] + 2 : 0;
        }
        stride = most;
        if (asset.length < most) {
            asset = new int[most];
            root = new double[most];
        }
        int padded = Gram.padded(k + dense) * stride;
        if (packed.length < padded) {
            packed = new double[padded];
        }
        Arrays.fill(packed, (k + dense) * stride, padded, 0);
        entries = 0;
        for (int i = 0; i < n; i++) {
            int v = filling.partial[i];
            if (v >= 0) {
                packBlock(i, v, 1 / (blocks.quadratic[i] + filling.proximal));
            } else if (v == Filling.SEVERAL) {
                packTied(i, 1, filling.proximal, false);
            } else if (v == Filling.TWO_FACED) {
                packTwoFaced(i);
            }
        }
    }

    private void packBlock(int i, int v, double weight) {
        double rootOfWeight = Math.sqrt(weight);
        packExposures(i, rootOfWeight);
        for (int j = 0; j < dense; j++) {
            packed[(k + j) * stride + entries] = rootOfWeight * coefficient(row[j], v);
        }
        entries++;
    }

    /** Each branch by its part, and the way from one to the other. */
    private void packTwoFaced(int i) {
        Mixture mixture = filling.mixture;
        double theta = mixture.bought[i];
        if (theta > 0 && mixture.partialBuy[i] >= 0) {
            packBlock(i, mixture.partialBuy[i], theta / (blocks.quadratic[i] + Mixture.PROXIMAL));
        }
        if (theta < 1 && mixture.partialSell[i] >= 0) {
            packBlock(i, mixture.partialSell[i], (1 - theta) / (blocks.quadratic[i] + Mixture.PROXIMAL));
        } else if (theta < 1 && mixture.partialSell[i] == Filling.SEVERAL) {
            packTied(i, 1 - theta, Mixture.PROXIMAL, true);
        }
        if (mixture.isMixed(i)) {
            double weight = Math.sqrt(1 / mixture.mixing);
            packExposures(i, weight * mixture.held[i]);
            for (int j = 0; j < dense; j++) {
                packed[(k + j) * stride + entries] = weight * betweenBranches(row[j], i);
            }
            entries++;
        }
    }

    private double betweenBranches(int r, int i) {
        Mixture mixture = filling.mixture;
        return switch (rows.kind[r]) {
            case CASH -> mixture.cash[i];
            case PURCHASES -> mixture.buys[i];
            case GAINS -> rows.onShort[r] * mixture.shortGain[i] + rows.onLong[r] * mixture.longGain[i];
            case GROUP -> mixture.held[i];
        };
    }

    private void packExposures(int i, double weight) {
        asset[entries] = i;
        root[entries] = weight;
        int from = i * k;
        int to = entries;
        for (int f = 0; f < k; f++) {
            packed[to] = weight * blocks.exposure[from + f];
            to += stride;
        }
    }

    /** What a dollar more in the block adds to the row. */
    private double coefficient(int r, int v) {
        return switch (rows.kind[r]) {
            case CASH -> blocks.cash[v];
            case PURCHASES -> blocks.isPurchase(v) ? 1 : 0;
            case GAINS -> -rows.onShort[r] * blocks.shortGain[v] - rows.onLong[r] * blocks.longGain[v];
            case GROUP -> 1;
        };
    }

    /**
     * Tied blocks move together against the asset's own risk, and freely against each other.
     *
     * @param share of the asset that they are
     */
    private void packTied(int i, double share, double proximal, boolean inBranch) {
        int count = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            count += isRamp(v, inBranch) ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        double together = Math.sqrt(share * count / (proximal + blocks.quadratic[i] * count));
        packExposures(i, together);
        for (int j = 0; j < dense; j++) {
            packed[(k + j) * stride + entries] = together * mean(i, row[j], count, inBranch);
        }
        entries++;
        double apart = Math.sqrt(share / proximal);
        for (int v = blocks.first[i]; count > 1 && v < blocks.first[i + 1]; v++) {
            if (isRamp(v, inBranch)) {
                asset[entries] = -1;
                for (int f = 0; f < k; f++) {
                    packed[f * stride + entries] = 0;
                }
                for (int j = 0; j < dense; j++) {
                    packed[(k + j) * stride + entries] =
                            apart * (coefficient(row[j], v) - mean(i, row[j], count, inBranch));
                }
                entries++;
            }
        }
    }

    private boolean isRamp(int v, boolean inBranch) {
        return inBranch
                ? !blocks.isPurchase(v) && filling.mixture.isRamp(v)
                : filling.filled[v] > 0 && filling.filled[v] < blocks.cap[v];
    }

    private double mean(int i, int r, int count, boolean inBranch) {
        double sum = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            sum += isRamp(v, inBranch) ? coefficient(r, v) : 0;
        }
        return sum / count;
    }

    /**
     * Adds a group's row to the Hessian. An asset belongs to one group at most, so groups meet the other rows but not each
     * other.
     *
     * @param at where the row begins
     * @param own its own column
     */
    void group(int group, int together, double[] hessian, int at, int own) {
        for (int e = 0; e < entries; e++) {
            if (asset[e] >= 0 && blocks.group[asset[e]] == group) {
                for (int c = 0; c < together; c++) {
                    hessian[at + c] = Math.fma(root[e], packed[c * stride + e], hessian[at + c]);
                }
                hessian[at + own] += root[e] * root[e];
            }
        }
    }
}
