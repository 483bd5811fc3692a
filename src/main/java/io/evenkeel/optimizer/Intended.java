package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * The trades of a continuous solution, before they become whole shares: per asset what is bought less what is sold, per
 * segment what is sold of it. The segments matter where several tie, such as a short and a long lot between which the
 * year's netting is indifferent: only their mix is the optimum. Buffers are reused.
 */
final class Intended {

    private int n;
    private int segments;
    private double[] net = new double[0];
    private double[] sold = new double[0];
    private int[] first = new int[1];

    /** Takes the method's solution; {@code value} is what its fractions are of. */
    void take(DualNewton method, double value) {
        Blocks blocks = method.blocks;
        reserve(blocks.n, blocks.firstSegment[blocks.n]);
        System.arraycopy(blocks.firstSegment, 0, first, 0, n + 1);
        Arrays.fill(sold, 0, segments, 0);
        for (int i = 0; i < n; i++) {
            net[i] = method.traded(i) * value;
            for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
                if (!blocks.isPurchase(v)) {
                    sold[first[i] + blocks.segment[v]] = (blocks.cap[v] - method.filling.filled[v]) * value;
                }
            }
        }
    }

    void copy(Intended other, double value) {
        reserve(other.n, other.segments);
        System.arraycopy(other.first, 0, first, 0, n + 1);
        for (int i = 0; i < n; i++) {
            net[i] = other.net[i] * value;
        }
        for (int s = 0; s < segments; s++) {
            sold[s] = other.sold[s] * value;
        }
    }

    private void reserve(int assets, int ofSales) {
        n = assets;
        segments = ofSales;
        if (net.length < n) {
            net = new double[n];
            first = new int[n + 1];
        }
        if (sold.length < segments) {
            sold = new double[segments];
        }
    }

    double net(int i) {
        return net[i];
    }

    /** No trade of asset {@code i} after all. */
    void drop(int i) {
        net[i] = 0;
        Arrays.fill(sold, first[i], first[i + 1], 0);
    }

    /** What is sold of a segment of asset {@code i}. */
    double sold(int i, int segment) {
        return sold[first[i] + segment];
    }
}
