package io.evenkeel.optimizer;

import java.util.Arrays;

/**
 * The accounts of a household whose trades are one problem. Risk, the year's result and groups are sums over all of them;
 * cash and purchases are each account's own, and so are their rows and prices.
 */
final class Places {

    private final Blocks blocks;
    private double[] cash = new double[0];
    private double[] bought = new double[0];
    private double[] cashPrice = new double[0];
    private double[] buyPrice = new double[0];

    Places(Blocks blocks) {
        this.blocks = blocks;
    }

    private void reserve() {
        if (cash.length < blocks.places) {
            cash = new double[blocks.places];
            bought = new double[blocks.places];
            cashPrice = new double[blocks.places];
            buyPrice = new double[blocks.places];
        }
    }

    /** Adds to every block what its own account's cash and purchases cost at these prices of the rows. */
    void addPrices(Rows rows, double[] prices, double[] toMarginal) {
        reserve();
        Arrays.fill(cashPrice, 0, blocks.places, 0);
        Arrays.fill(buyPrice, 0, blocks.places, 0);
        for (int r = 0; r < rows.count; r++) {
            if (rows.kind[r] == Rows.Kind.CASH) {
                cashPrice[rows.of[r]] += prices[r];
            } else if (rows.kind[r] == Rows.Kind.PURCHASES) {
                buyPrice[rows.of[r]] += prices[r];
            }
        }
        for (int v = 0; v < blocks.blocks; v++) {
            int p = blocks.place[v];
            toMarginal[v] = Math.fma(cashPrice[p], blocks.cash[v], toMarginal[v]);
            toMarginal[v] += blocks.isPurchase(v) ? buyPrice[p] : 0;
        }
    }

    /** Adds up what each account's blocks take from its cash, and buy, as they are filled now. */
    void addUp(Filling filling) {
        reserve();
        filling.spreadOut();
        Arrays.fill(cash, 0, blocks.places, 0);
        Arrays.fill(bought, 0, blocks.places, 0);
        for (int v = 0; v < blocks.blocks; v++) {
            int p = blocks.place[v];
            boolean isPurchase = blocks.isPurchase(v);
            double traded = isPurchase ? filling.filled[v] : filling.filled[v] - blocks.cap[v];
            cash[p] = Math.fma(blocks.cash[v], traded, cash[p]);
            bought[p] += isPurchase ? traded : 0;
        }
    }

    /** What the account's trades take from its cash, as a part of the household's value. */
    double cash(int account) {
        return cash[account];
    }

    double bought(int account) {
        return bought[account];
    }
}
