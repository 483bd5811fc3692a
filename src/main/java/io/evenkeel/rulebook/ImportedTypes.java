package io.evenkeel.rulebook;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule file may name: the types that it imports, as they are written there. */
record ImportedTypes(List<String> names) {

    /** The type of that simple name. An imported type of a type is written with a point and named with a dollar sign. */
    Optional<Class<?>> named(String simpleName) {
        return names.stream()
                .filter(name -> name.endsWith("." + simpleName))
                .findFirst()
                .flatMap(ImportedTypes::type);
    }

    private static Optional<Class<?>> type(String imported) {
        int last = imported.lastIndexOf('.');
        return Stream.of(imported, imported.substring(0, last) + "$" + imported.substring(last + 1))
                .flatMap(name -> RuleNumbers.loaded(name).stream())
                .findFirst();
    }

    /** The types that a property may have, over all imported types that have one of its name; empty where none has. */
    Set<Class<?>> ofProperty(List<String> steps) {
        return names.stream()
                .flatMap(name -> type(name).stream())
                .filter(Class::isRecord)
                .flatMap(type -> end(type, steps).stream())
                .collect(Collectors.toSet());
    }

    /** The type at the end of that way from property to property; the type itself where there is no step. */
    static Optional<Class<?>> end(Class<?> type, List<String> steps) {
        Optional<Class<?>> at = Optional.of(type);
        for (String step : steps) {
            at = at.flatMap(from -> property(from, step));
        }
        return at;
    }

    /** Rules read {@code isTaxable} as {@code taxable} and {@code getCashDifference} as {@code cashDifference}. */
    private static Optional<Class<?>> property(Class<?> from, String name) {
        String capital = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
        return Stream.of(name, "is" + capital, "get" + capital)
                .flatMap(accessor -> Arrays.stream(from.getMethods())
                        .filter(method -> method.getName().equals(accessor)))
                .findFirst()
                .map(Method::getReturnType);
    }
}
