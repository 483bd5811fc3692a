package io.evenkeel.book;

import java.util.List;
import java.util.function.Function;

/** A value, or every fault that kept it from being one. */
public sealed interface Loaded<T> {

    record Sound<T>(T value, List<String> warnings) implements Loaded<T> {}

    record Refused<T>(List<Fault> faults) implements Loaded<T> {}

    default <R> R fold(Function<Sound<T>, R> sound, Function<Refused<T>, R> refused) {
        return this instanceof Sound<T> s ? sound.apply(s) : refused.apply((Refused<T>) this);
    }
}
