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

    /**
     * The types that a property may have, over all imported types that have one of its name; empty where none has.
     *
     * @param path the property, or what is made of it: {@code settings.cashReserve}, {@code driftAfter.minus(other)}
     */
    Set<Class<?>> ofProperty(String path) {
        List<String> steps = Arrays.stream(path.replaceAll("\\([^()]*\\)", "").split("\\."))
                .map(String::strip)
                .toList();
        return names.stream()
                .flatMap(name -> type(name).stream())
                .filter(Class::isRecord)
                .flatMap(type -> end(type, steps).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Class<?>> end(Class<?> type, List<String> steps) {
        Optional<Class<?>> at = Optional.of(type);
        for (String step : steps) {
            at = at.flatMap(from -> Arrays.stream(from.getMethods())
                    .filter(method -> method.getName().equals(step))
                    .findFirst()
                    .map(Method::getReturnType));
        }
        return at;
    }
}
