package io.evenkeel.ops;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks again only when the last answer is too old: a dozen meters read one query. */
final class Remembered<T> implements Supplier<T> {

    private final Supplier<T> ask;
    private final long nanosMax;
    private final LongSupplier nanoClock;
    private @Nullable T answer;
    private long askedAt;

    Remembered(Supplier<T> ask, Duration age, LongSupplier nanoClock) {
        this.ask = ask;
        this.nanosMax = age.toNanos();
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized T get() {
        T known = answer;
        long now = nanoClock.getAsLong();
        if (known == null || now - askedAt > nanosMax) {
            known = ask.get();
            answer = known;
            askedAt = now;
        }
        return known;
    }
}
