package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.util.Map;

/** What people are told of a value of the wrong type: what belongs in its place, and how that is written. */
final class WhatBelongs {

    private static final Map<Class<?>, String> INSTEAD = Map.of(
            int.class, "10 without quotation marks",
            long.class, "10 without quotation marks",
            boolean.class, "true or false without quotation marks",
            Money.class, made(Money.class, "fromText", "$1,000"),
            Weight.class, made(Weight.class, "fromText", "20%"),
            Rate.class, made(Rate.class, "fromText", "20%"),
            Quantity.class, made(Quantity.class, "of", "10"));

    private WhatBelongs() {}

    static String noun(Class<?> type) {
        return type == int.class || type == long.class
                ? "a whole number"
                : type == boolean.class
                        ? "true or false"
                        : type == String.class ? "a text" : "something of the type " + type.getSimpleName();
    }

    static String instead(Class<?> type) {
        return INSTEAD.getOrDefault(type, "a name that the conditions give it");
    }

    /** The number of a type that one of its factories makes of a text. */
    static String made(Class<?> type, String factory, String text) {
        return "%s.%s(\"%s\"), with the import of %s,".formatted(type.getSimpleName(), factory, text, type.getName());
    }
}
