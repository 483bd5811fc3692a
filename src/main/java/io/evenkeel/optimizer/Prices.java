package io.evenkeel.optimizer;

/** Prices of factors and rows as the method left them once, to start from again; buffers are reused. */
final class Prices {

    private double[] nu = new double[0];
    private double[] mu = new double[0];
    private int[] place = new int[0];

    /** What a dollar of gain costs at these prices, tax included. */
    double shortGain;

    double longGain;

    void keep(DualNewton method) {
        int k = method.blocks.k;
        int m = method.rows.count;
        if (nu.length < k) {
            nu = new double[k];
        }
        if (mu.length < m) {
            mu = new double[m];
            place = new int[m];
        }
        shortGain = method.gainPrice(true);
        longGain = method.gainPrice(false);
        System.arraycopy(method.nu, 0, nu, 0, k);
        System.arraycopy(method.mu, 0, mu, 0, m);
        System.arraycopy(method.place, 0, place, 0, m);
    }

    /** For another piece of the same problem's tax: the rows before those over gains are the same, the others are new. */
    void restoreCommon(DualNewton method) {
        System.arraycopy(nu, 0, method.nu, 0, method.blocks.k);
        for (int r = 0; r < method.rows.count && method.rows.kind[r] != Rows.Kind.GAINS; r++) {
            method.mu[r] = mu[r];
            method.place[r] = place[r];
        }
    }

    /** For the same rows and factors as when they were kept. */
    void restore(DualNewton method) {
        System.arraycopy(nu, 0, method.nu, 0, method.blocks.k);
        System.arraycopy(mu, 0, method.mu, 0, method.rows.count);
        System.arraycopy(place, 0, method.place, 0, method.rows.count);
    }
}
