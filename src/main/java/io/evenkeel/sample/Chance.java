package io.evenkeel.sample;

import java.util.List;

/**
 * Seeded chance that is the same on every Java: SplitMix64 written out (Steele, Lea, Flood 2014). Each household draws from
 * a stream of its own, so that one does not shift another.
 */
final class Chance {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    Chance(long seed, long stream) {
        this.state = mixed(seed) ^ mixed(stream * GOLDEN);
    }

    private long next() {
        state += GOLDEN;
        return mixed(state);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    private int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /** So many times in a hundred. */
    boolean happens(int percent) {
        return below(100) < percent;
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }
}
