package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * What the assets add to a Newton step's Hessian. A partly filled block adds the product of its asset's exposures and of what
 * it counts in the rows with themselves, by the inverse of the asset's own risk; ties between blocks and branches add what
 * they leave free.
 *
 * <p>What factors meet in factors depends on each asset's weight alone. From step to step only few assets begin or cease to
 * be partly filled, so that part is kept and brought up to date.
 */
final class PartlyFilled {

    /** Which blocks of an asset are tied: any, or those of a branch. */
    private enum Tied {
        ALL,
        PURCHASES,
        SALES
    }

    private final Blocks blocks;
    private final Rows rows;
    private final Filling filling;
    private int k;
    private int[] row = new int[0];
    private int dense;

    /** Per asset: its weight now, and as it is counted in {@link #products}. */
    private double[] weight = new double[0];

    private double[] counted = new double[0];

    /** The lower triangle of the factors' products over all assets. */
    private double[] products = new double[0];

    private int width;

    /** One row's part over the factors while it is added up. */
    private double[] line = new double[0];

    /** Assets whose weight is not what is counted, those to be added first; and their exposures times the change's root. */
    private int[] changed = new int[0];

    private double[] scaled = new double[0];

    /** Assets with a weight, and per row over all assets what each adds to it by a unit of its price. */
    private int[] active = new int[0];

    private int actives;
    private double[] byRow = new double[0];

    /** The products of those rows with each other. */
    private double[] ofRows = new double[0];

    PartlyFilled(DualNewton method) {
        this.blocks = method.blocks;
        this.rows = method.rows;
        this.filling = method.filling;
    }

    /** To be called when other blocks were loaded: nothing is counted. */
    void begin() {
        int n = blocks.n;
        k = blocks.k;
        width = Gram.padded(k);
        if (weight.length < n) {
            weight = new double[n];
            counted = new double[n];
            changed = new int[n];
            active = new int[n];
        }
        if (scaled.length < n * width) {
            scaled = new double[n * width];
        }
        if (line.length < k) {
            line = new double[k];
        }
        if (products.length < width * width) {
            products = new double[width * width];
        }
        forget();
    }

    private void forget() {
        Arrays.fill(products, 0, width * width, 0);
        Arrays.fill(counted, 0, blocks.n, 0);
    }

    /**
     * Looks at how the assets are filled.
     *
     * @param movingRows rows that are counted with the exposures
     * @param count how many of them
     */
    void collect(int[] movingRows, int count) {
        row = movingRows;
        dense = count;
        int n = blocks.n;
        if (byRow.length < dense * n) {
            byRow = new double[dense * n];
        }
        if (ofRows.length < dense * dense) {
            ofRows = new double[dense * dense];
        }
        Arrays.fill(ofRows, 0, dense * dense, 0);
        actives = 0;
        for (int i = 0; i < n; i++) {
            weight[i] = 0;
            int v = filling.partial[i];
            if (v == Filling.NONE) {
                continue;
            }
            active[actives] = i;
            for (int j = 0; j < dense; j++) {
                byRow[j * n + actives] = 0;
            }
            if (v >= 0) {
                addBlock(i, v, filling.perDollar[i]);
            } else if (v == Filling.SEVERAL) {
                addTied(i, 1, filling.proximal, Tied.ALL);
            } else {
                addTwoFaced(i);
            }
            actives += weight[i] > 0 ? 1 : 0;
        }
    }

    private void addBlock(int i, int v, double by) {
        weight[i] += by;
        for (int j = 0; j < dense; j++) {
            double ofRow = by * coefficient(row[j], v);
            byRow[j * blocks.n + actives] += ofRow;
            for (int l = 0; l <= j; l++) {
                ofRows[j * dense + l] += ofRow * coefficient(row[l], v);
            }
        }
    }

    /** Each branch by its part, and the way from one to the other. */
    private void addTwoFaced(int i) {
        Mixture mixture = filling.mixture;
        double theta = mixture.bought[i];
        if (theta > 0 && mixture.partialBuy[i] >= 0) {
            addBlock(i, mixture.partialBuy[i], theta / (blocks.quadratic[i] + Mixture.PROXIMAL));
        } else if (theta > 0 && mixture.partialBuy[i] == Filling.SEVERAL) {
            addTied(i, theta, Mixture.PROXIMAL, Tied.PURCHASES);
        }
        if (theta < 1 && mixture.partialSell[i] >= 0) {
            addBlock(i, mixture.partialSell[i], (1 - theta) / (blocks.quadratic[i] + Mixture.PROXIMAL));
        } else if (theta < 1 && mixture.partialSell[i] == Filling.SEVERAL) {
            addTied(i, 1 - theta, Mixture.PROXIMAL, Tied.SALES);
        }
        if (mixture.isMixed(i)) {
            double by = 1 / mixture.mixing;
            double held = mixture.held[i];
            weight[i] += by * held * held;
            for (int j = 0; j < dense; j++) {
                double ofRow = by * betweenBranches(row[j], i);
                byRow[j * blocks.n + actives] += ofRow * held;
                for (int l = 0; l <= j; l++) {
                    ofRows[j * dense + l] += ofRow * betweenBranches(row[l], i);
                }
            }
        }
    }

    private double betweenBranches(int r, int i) {
        Mixture mixture = filling.mixture;
        return switch (rows.kind[r]) {
            case CASH -> mixture.cashApart(i, rows.of[r]);
            case PURCHASES -> mixture.buysApart(i, rows.of[r]);
            case GAINS -> rows.onShort[r] * mixture.shortGain[i] + rows.onLong[r] * mixture.longGain[i];
            case GROUP -> mixture.held[i];
        };
    }

    /** What a dollar more in the block adds to the row. */
    private double coefficient(int r, int v) {
        return switch (rows.kind[r]) {
            case CASH -> blocks.isIn(v, rows.of[r]) ? blocks.cash[v] : 0;
            case PURCHASES -> blocks.isPurchase(v) && blocks.isIn(v, rows.of[r]) ? 1 : 0;
            case GAINS -> -rows.onShort[r] * blocks.shortGain[v] - rows.onLong[r] * blocks.longGain[v];
            case GROUP -> 1;
        };
    }

    /**
     * Tied blocks move together against the asset's own risk, and freely against each other.
     *
     * @param share of the asset that they are
     */
    private void addTied(int i, double share, double proximal, Tied of) {
        int count = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            count += isRamp(v, of) ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        double together = share * count / (proximal + blocks.quadratic[i] * count);
        weight[i] += together;
        for (int j = 0; j < dense; j++) {
            double mean = mean(i, row[j], count, of);
            byRow[j * blocks.n + actives] += together * mean;
            for (int l = 0; l <= j; l++) {
                double other = mean(i, row[l], count, of);
                ofRows[j * dense + l] += together * mean * other;
                for (int v = blocks.first[i]; count > 1 && v < blocks.first[i + 1]; v++) {
                    if (isRamp(v, of)) {
                        double apart = (coefficient(row[j], v) - mean) * (coefficient(row[l], v) - other);
                        ofRows[j * dense + l] += share / proximal * apart;
                    }
                }
            }
        }
    }

    private boolean isRamp(int v, Tied of) {
        return of == Tied.ALL
                ? filling.filled[v] > 0 && filling.filled[v] < blocks.cap[v]
                : blocks.isPurchase(v) == (of == Tied.PURCHASES) && filling.mixture.isRamp(v);
    }

    private double mean(int i, int r, int count, Tied of) {
        double sum = 0;
        for (int v = blocks.first[i]; v < blocks.first[i + 1]; v++) {
            sum += isRamp(v, of) ? coefficient(r, v) : 0;
        }
        return sum / count;
    }

    // --- the Hessian -----------------------------------------------------------------------------------------------

    /** Writes the lower triangle of the factors and the rows over all assets. */
    void write(BorderedCholesky to) {
        update();
        System.arraycopy(products, 0, to.matrix, 0, width * width);
        for (int j = 0; j < dense; j++) {
            Exposures.transposedTimes(blocks.rows, active, actives, k, byRow, j * blocks.n, line);
            System.arraycopy(line, 0, to.matrix, to.at(j), k);
            for (int l = 0; l <= j; l++) {
                to.addToCorner(j, l, ofRows[j * dense + l]);
            }
        }
    }

    private void update() {
        int n = blocks.n;
        int more = 0;
        int less = 0;
        for (int i = 0; i < n; i++) {
            more += weight[i] > counted[i] ? 1 : 0;
            less += weight[i] < counted[i] ? 1 : 0;
        }
        if (more + less > actives) {
            forget();
            more = actives;
            less = 0;
        }
        if (more + less > 0) {
            scale(more);
            Gram.add(scaled, 0, more, k, width, 1, products);
            Gram.add(scaled, more, more + less, k, width, -1, products);
        }
    }

    /** Packs the exposures of what changed, what is to be added before what is to be taken away. */
    private void scale(int more) {
        int added = 0;
        int taken = more;
        for (int i = 0; i < blocks.n; i++) {
            double change = weight[i] - counted[i];
            if (change != 0) {
                double root = Math.sqrt(Math.abs(change));
                int to = (change > 0 ? added++ : taken++) * width;
                double[] x = blocks.rows[i];
                for (int f = 0; f < k; f++) {
                    scaled[to + f] = root * x[f];
                }
                Arrays.fill(scaled, to + k, to + width, 0);
                counted[i] = weight[i];
            }
        }
    }

    /**
     * Adds a group's row. An asset belongs to one group at most, so groups meet the other rows but not each other.
     *
     * @param row which of the border's
     */
    void group(int group, BorderedCholesky to, int row) {
        Arrays.fill(line, 0, k, 0);
        for (int e = 0; e < actives; e++) {
            int i = active[e];
            if (blocks.group[i] == group) {
                Exposures.add(blocks.rows[i], weight[i], line, k);
                for (int j = 0; j < dense; j++) {
                    to.addToCorner(row, j, byRow[j * blocks.n + e]);
                }
                to.addToCorner(row, row, weight[i]);
            }
        }
        System.arraycopy(line, 0, to.matrix, to.at(row), k);
    }
}
