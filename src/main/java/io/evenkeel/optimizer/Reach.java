package io.evenkeel.optimizer;

/** The least and the most that an account's sales can make of the year's short, long and total result; fractions. */
final class Reach {

    double leastShort;
    double mostShort;
    double leastLong;
    double mostLong;

    void of(Problem problem, Blocks blocks) {
        leastShort = problem.taxYear().shortBefore() / problem.value();
        mostShort = leastShort;
        leastLong = problem.taxYear().longBefore() / problem.value();
        mostLong = leastLong;
        for (int v = 0; v < blocks.blocks; v++) {
            double shortGain = blocks.shortGain[v] * blocks.limit[v];
            double longGain = blocks.longGain[v] * blocks.limit[v];
            leastShort += Math.min(0, shortGain);
            mostShort += Math.max(0, shortGain);
            leastLong += Math.min(0, longGain);
            mostLong += Math.max(0, longGain);
        }
    }

    double leastTotal() {
        return leastShort + leastLong;
    }

    double mostTotal() {
        return mostShort + mostLong;
    }
}
