package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that compliance writes into rules are texts to the compiler: {@code "20 per cent"} would be taken over, and
 * fail in the first account that the rule looks at. So they are read before a rulebook is taken over.
 */
final class RuleNumbers {

    private static final Pattern LIMIT = Pattern.compile("\\.\\s*is(?:Above|Below)\\s*\\(");
    private static final Pattern READ =
            Pattern.compile("\\b(Money|Weight|Rate|Quantity|Price|BasisPoints)\\s*\\.\\s*(of|fromText)\\s*\\(");

    /** The types that compare with a text. */
    private static final Set<Class<?>> NUMBERS = Set.of(Money.class, Weight.class, Rate.class);

    private RuleNumbers() {}

    /**
     * What is compared with and is not such a number as the property is, and what a type of {@code money} is asked to read
     * and cannot.
     *
     * @param typesOf the types that a path in front of a place may have; empty where that is not known
     */
    static List<RefusedValue> unreadable(String code, Function<MatchResult, Set<Class<?>>> typesOf) {
        String masked = Expression.masked(code);
        Stream<RefusedValue> limits = LIMIT.matcher(masked).results().flatMap(found -> written(
                        code, masked, found.end())
                .flatMap(limit -> incomparable(typesOf.apply(found), limit).stream()));
        Stream<RefusedValue> read = READ.matcher(masked).results().flatMap(found -> written(code, masked, found.end())
                .flatMap(number -> unread(found.group(1), found.group(2), number).stream()));
        return Stream.concat(limits, read).toList();
    }

    /** What a call may be given: the texts that its parentheses, which open in front of {@code start}, can come to. */
    private static Stream<Expression> written(String code, String masked, int start) {
        return Expression.of(start, code.substring(start, Expression.end(masked, start, ""))).outcomes().stream()
                .filter(outcome -> outcome.text().isPresent());
    }

    private static Optional<RefusedValue> incomparable(Set<Class<?>> types, Expression written) {
        String limit = written.text().orElseThrow();
        // What is not known may be either.
        Set<Class<?>> numbers = NUMBERS.containsAll(types) && !types.isEmpty() ? types : NUMBERS;
        if (numbers.stream().anyMatch(type -> reads(type, "fromText", limit))) {
            return Optional.empty();
        }
        String trouble = numbers.equals(Set.of(Money.class))
                ? "not an amount of dollars. Maybe $10,000 is meant."
                : numbers.contains(Money.class)
                        ? "not a number. Maybe 20% or $10,000 is meant."
                        : "not a number. Maybe 20% is meant.";
        return Optional.of(new RefusedValue(written.at(), "compares with (" + limit + "), which is " + trouble));
    }

    private static Optional<RefusedValue> unread(String typeName, String factory, Expression written) {
        String number = written.text().orElseThrow();
        return loaded("io.evenkeel.money." + typeName)
                .filter(type -> !reads(type, factory, number))
                .map(type -> new RefusedValue(
                        written.at(),
                        "reads (%s) as %s, which it is not. Maybe it is to be written like \"%s\"."
                                .formatted(number, typeName, example(type, factory))));
    }

    /** How a number is written that a factory of its type reads. */
    static String example(Class<?> type, String factory) {
        return factory.equals("of") ? "0.25" : type == Money.class ? "$1,000" : "20%";
    }

    static boolean reads(Class<?> type, String factory, String text) {
        try {
            read(type, factory, text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The number that a type makes of a text by one of its factories; none where the type has no such factory, which the
     * rule compiler tells of. Throws {@link IllegalArgumentException} where the text cannot be read.
     */
    static @Nullable Object read(Class<?> type, String factory, String text) {
        try {
            Method method = type.getMethod(factory, String.class);
            return method.invoke(null, text);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getTargetException().getMessage()), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The factory %s of %s is public.".formatted(factory, type), e);
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
