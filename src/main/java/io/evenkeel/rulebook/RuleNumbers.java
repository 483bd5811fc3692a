package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that compliance writes into rules are texts to the compiler: {@code "20 per cent"} would be taken over, and
 * fail in the first account that the rule looks at. So they are read before a rulebook is taken over.
 */
final class RuleNumbers {

    private static final String TEXT = "\\(\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\\n]|\\\\.)*)')\\s*\\)";
    private static final String STEP = "[A-Za-z_$][A-Za-z0-9_$]*(?:\\([^()]*\\))?";
    private static final Pattern LIMIT = Pattern.compile("(?:(?<![A-Za-z0-9_$.])(" + STEP + "(?:\\s*\\.\\s*" + STEP
            + ")*?)\\s*)?\\.\\s*is(?:Above|Below)\\s*" + TEXT);
    private static final Pattern READ =
            Pattern.compile("\\b(Money|Weight|Rate|Quantity|Price|BasisPoints)\\s*\\.\\s*(of|fromText)\\s*" + TEXT);

    /** The types that compare with a text. */
    private static final Set<Class<?>> NUMBERS = Set.of(Money.class, Weight.class, Rate.class);

    private RuleNumbers() {}

    /**
     * What is compared with and is not such a number as the property is, and what a type of {@code money} is asked to read
     * and cannot.
     */
    static List<RefusedValue> unreadable(String code, ImportedTypes imports) {
        Stream<RefusedValue> limits =
                LIMIT.matcher(code).results().flatMap(found -> incomparable(found, imports).stream());
        Stream<RefusedValue> read = READ.matcher(code).results().flatMap(found -> unread(found).stream());
        return Stream.concat(limits, read).toList();
    }

    private static Optional<RefusedValue> incomparable(MatchResult found, ImportedTypes imports) {
        String limit = text(found, 2);
        Set<Class<?>> types = found.group(1) == null ? Set.of() : imports.ofProperty(found.group(1));
        // A name that the conditions give may stand for either.
        Set<Class<?>> numbers = NUMBERS.containsAll(types) && !types.isEmpty() ? types : NUMBERS;
        if (numbers.stream().anyMatch(type -> reads(type, "fromText", limit))) {
            return Optional.empty();
        }
        String trouble = numbers.equals(Set.of(Money.class))
                ? "not an amount of dollars. Maybe $10,000 is meant."
                : numbers.contains(Money.class)
                        ? "not a number. Maybe 20% or $10,000 is meant."
                        : "not a number. Maybe 20% is meant.";
        return Optional.of(new RefusedValue(place(found, 2), "compares with (" + limit + "), which is " + trouble));
    }

    private static Optional<RefusedValue> unread(MatchResult found) {
        return loaded("io.evenkeel.money." + found.group(1))
                .filter(type -> !reads(type, found.group(2), text(found, 3)))
                .map(type -> new RefusedValue(
                        place(found, 3),
                        "reads (%s) as %s, which it is not. Maybe it is to be written like \"%s\"."
                                .formatted(text(found, 3), found.group(1), example(type, found.group(2)))));
    }

    private static String example(Class<?> type, String method) {
        return method.equals("of") ? "0.25" : type == Money.class ? "$1,000" : "20%";
    }

    private static String text(MatchResult found, int group) {
        return found.group(group) == null ? found.group(group + 1) : found.group(group);
    }

    private static int place(MatchResult found, int group) {
        return Math.max(found.start(group), found.start(group + 1)) - 1;
    }

    static boolean reads(Class<?> type, String method, String text) {
        try {
            read(type, method, text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The number that a type makes of a text by one of its factories; none where the type has no such factory, which the
     * rule compiler tells of. Throws {@link IllegalArgumentException} where the text cannot be read.
     */
    static @Nullable Object read(Class<?> type, String method, String text) {
        try {
            Method factory = type.getMethod(method, String.class);
            return factory.invoke(null, text);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getTargetException().getMessage()), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The factory %s of %s is public.".formatted(method, type), e);
        }
    }

    static Optional<Class<?>> loaded(String name) {
        try {
            return Optional.of(Class.forName(name, false, RuleNumbers.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            // The rule compiler tells of a type that there is not.
            return Optional.empty();
        }
    }
}
