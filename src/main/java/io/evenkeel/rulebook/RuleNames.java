package io.evenkeel.rulebook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the names in a rule stand for: properties of the fact in whose parentheses they stand, and names that the
 * conditions give with a colon.
 *
 * @param conditions of the rule, with lines in the place of texts
 */
record RuleNames(String conditions, ImportedTypes imports) {

    private static final String STEP = "[A-Za-z_$][A-Za-z0-9_$]*(?:\\s*\\((?:[^()]|\\([^()]*\\))*\\))?";

    /** A property, or what is made of it: {@code settings.cashReserve}, {@code driftAfter.minus(other)}. */
    static final String PATH = STEP + "(?:\\s*!?\\.\\s*" + STEP + ")*";

    private static final Pattern PATH_BEFORE = Pattern.compile("(?<![A-Za-z0-9_$.])" + PATH + "\\s*$");

    /** What comes after the colon; an operation beyond it would make something else of the property. */
    private static final Pattern GIVEN =
            Pattern.compile("([A-Z][A-Za-z]*)\\s*\\(|(" + PATH + ")\\s*+(?![-+*/%?.(A-Za-z0-9_$])");

    /** What comes before a name that is given. */
    private static final Pattern GIVING = Pattern.compile("(?:^|[(,;&|)]|\\b(?:and|or))\\s*$");

    private static final Pattern FACT = Pattern.compile("(?<![A-Za-z0-9_$.])([A-Z][A-Za-z]*)\\s*$");

    /** The name or path that ends where the code ends at {@code end}; empty where something else stands there. */
    static Optional<String> pathBefore(String masked, int end) {
        Matcher path = PATH_BEFORE.matcher(masked).region(0, end);
        return path.find() ? Optional.of(path.group().strip()) : Optional.empty();
    }

    /** The types that a path of the conditions may have; empty where that is not known. */
    Set<Class<?>> typesAt(int place, String path) {
        List<String> steps = steps(path);
        Set<Class<?>> given = typesGiven(steps, place);
        if (!given.isEmpty()) {
            return given;
        }
        return factAround(place)
                .map(fact -> ImportedTypes.end(fact, steps).stream().collect(Collectors.<Class<?>>toSet()))
                .orElseGet(() -> imports.ofProperty(steps));
    }

    /** The types that a path of the consequence may have, where it begins with a name that the conditions give. */
    Set<Class<?>> typesAfterwards(String path) {
        return typesGiven(steps(path), conditions.length());
    }

    private static List<String> steps(String path) {
        String names = path;
        while (names.contains("(") && names.contains(")")) {
            names = names.replaceAll("\\([^()]*\\)", "");
        }
        return Arrays.stream(names.replace("!.", ".").split("\\."))
                .map(String::strip)
                .toList();
    }

    private Set<Class<?>> typesGiven(List<String> steps, int before) {
        return Pattern.compile("(?<![A-Za-z0-9_$.])" + Pattern.quote(steps.get(0)) + "\\s*:(?!:)\\s*")
                .matcher(conditions.substring(0, before))
                .results()
                // Elsewhere the colon is that of a choice.
                .filter(name ->
                        GIVING.matcher(conditions).region(0, name.start()).find())
                // One of them is enough, and a name that is given over and over from itself would be followed without
                // end.
                .reduce((earlier, later) -> later)
                .stream()
                .flatMap(name -> typesFrom(name.start(), name.end()).stream())
                .flatMap(type -> ImportedTypes.end(type, steps.subList(1, steps.size())).stream())
                .collect(Collectors.toSet());
    }

    /** Of what a name that stands at {@code name} is given, which begins at {@code start}. */
    private Set<Class<?>> typesFrom(int name, int start) {
        Matcher given = GIVEN.matcher(conditions).region(start, conditions.length());
        if (!given.lookingAt()) {
            return Set.of();
        }
        return given.group(1) != null
                ? imports.named(given.group(1)).stream().collect(Collectors.toSet())
                // What a name is given stands before it, so this ends.
                : typesAt(name, given.group(2));
    }

    private Optional<Class<?>> factAround(int place) {
        int depth = 0;
        for (int at = place - 1; at >= 0; at--) {
            char sign = conditions.charAt(at);
            depth += sign == ')' ? 1 : sign == '(' ? -1 : 0;
            if (depth < 0) {
                Optional<Class<?>> fact = factBefore(at);
                if (fact.isPresent()) {
                    return fact;
                }
                depth = 0;
            }
        }
        return Optional.empty();
    }

    private Optional<Class<?>> factBefore(int parenthesis) {
        Matcher fact = FACT.matcher(conditions).region(0, parenthesis);
        return fact.find() ? imports.named(fact.group(1)).filter(Class::isRecord) : Optional.empty();
    }
}
