package io.evenkeel.optimizer;

/** The few changes with the lowest scores, the lowest first; of equal ones the first that came. */
final class Shortlist {

    private final int[] asset;
    private final double[] to;
    private final double[] score;
    private int size;

    Shortlist(int most) {
        asset = new int[most];
        to = new double[most];
        score = new double[most];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int asset(int place) {
        return asset[place];
    }

    /** Dollars that the asset would trade. */
    double to(int place) {
        return to[place];
    }

    void offer(int ofAsset, double dollars, double itsScore) {
        int at = size;
        while (at > 0 && itsScore < score[at - 1]) {
            at--;
        }
        if (at == asset.length) {
            return;
        }
        size = Math.min(size + 1, asset.length);
        for (int place = size - 1; place > at; place--) {
            asset[place] = asset[place - 1];
            to[place] = to[place - 1];
            score[place] = score[place - 1];
        }
        asset[at] = ofAsset;
        to[at] = dollars;
        score[at] = itsScore;
    }
}
