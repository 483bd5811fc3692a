package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.policy.Written;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values that a rule concludes with, held against what the conclusion's constructor takes at their place. What is
 * written out is checked wherever it stands, in both branches of a choice too; names that the conditions give, and what is
 * put together from several parts, are known only when the rule fires.
 */
final class ConclusionValues {

    private static final Pattern CONCLUSION = Pattern.compile(
            "\\s*insert\\s*\\(\\s*new\\s+([A-Z][A-Za-z]*)\\s*\\((.*)\\)\\s*\\)\\s*;\\s*", Pattern.DOTALL);

    private ConclusionValues() {}

    /** Empty where every value can be what it has to be. */
    static List<RefusedValue> refused(String consequence, ImportedTypes imports) {
        Matcher conclusion = CONCLUSION.matcher(consequence);
        if (!conclusion.matches()) {
            return List.of();
        }
        List<Expression> values =
                Expression.of(conclusion.start(2), conclusion.group(2)).parts();
        return imports.named(conclusion.group(1))
                .map(type -> refused(type, values, conclusion.start(1)))
                .orElse(List.of());
    }

    private static List<RefusedValue> refused(Class<?> type, List<Expression> values, int conclusionAt) {
        List<Constructor<?>> sameLength = Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.getParameterCount() == values.size())
                .toList();
        Optional<Constructor<?>> taking = sameLength.stream()
                .filter(constructor -> misfits(constructor, values).isEmpty())
                .findFirst();
        if (taking.isPresent()) {
            List<RefusedValue> unreadable = unreadable(taking.get(), values);
            return unreadable.isEmpty() ? refusal(taking.get(), values, conclusionAt) : unreadable;
        }
        // Where none takes so many values at all, the rule compiler says so.
        return sameLength.stream()
                .min(Comparator.comparingInt(
                        constructor -> misfits(constructor, values).size()))
                .map(nearest -> misfits(nearest, values).stream()
                        .flatMap(index -> misfits(nearest, values.get(index), index))
                        .toList())
                .orElse(List.of());
    }

    private static List<Integer> misfits(Constructor<?> constructor, List<Expression> values) {
        return IntStream.range(0, values.size())
                .filter(index -> values.get(index).outcomes().stream()
                        .anyMatch(outcome -> !fits(outcome, constructor.getParameterTypes()[index])))
                .boxed()
                .toList();
    }

    private static boolean fits(Expression outcome, Class<?> type) {
        Class<?> boxed = type == boolean.class ? Boolean.class : type == int.class ? Integer.class : type;
        // The compiler widens a whole number where something wider is asked for.
        boolean widened = type.isPrimitive() && type != boolean.class && type != int.class;
        return outcome.constant()
                .map(given -> boxed.isInstance(given) || widened && given instanceof Integer)
                .orElse(true);
    }

    private static Stream<RefusedValue> misfits(Constructor<?> constructor, Expression value, int index) {
        Class<?> type = constructor.getParameterTypes()[index];
        String instead = type == String.class ? like(constructor.getParameters()[index]) : WhatBelongs.instead(type);
        return value.outcomes().stream()
                .filter(outcome -> !fits(outcome, type))
                .map(outcome -> new RefusedValue(
                        outcome.at(),
                        "gives %s as value %d (%s), where %s belongs. Maybe %s is meant."
                                .formatted(
                                        given(constructor),
                                        index + 1,
                                        outcome.code(),
                                        WhatBelongs.noun(type),
                                        instead)));
    }

    private static String like(Parameter parameter) {
        Written written = parameter.getAnnotation(Written.class);
        return written == null ? "a text in quotation marks" : '"' + written.like() + '"';
    }

    private static String given(Constructor<?> constructor) {
        return constructor.getDeclaringClass().getSimpleName();
    }

    private static List<RefusedValue> unreadable(Constructor<?> constructor, List<Expression> values) {
        return IntStream.range(0, values.size())
                .boxed()
                .flatMap(index -> values.get(index).outcomes().stream()
                        .flatMap(outcome -> unreadable(constructor, outcome, index).stream()))
                .toList();
    }

    private static Optional<RefusedValue> unreadable(Constructor<?> constructor, Expression value, int index) {
        Written written = constructor.getParameters()[index].getAnnotation(Written.class);
        return value.constant()
                .filter(given -> written != null)
                .map(String::valueOf)
                .flatMap(text -> trouble(written, text)
                        .map(trouble -> new RefusedValue(
                                value.at(),
                                "gives %s as value %d (%s), which %s. Maybe it is to be written like \"%s\"."
                                        .formatted(given(constructor), index + 1, text, trouble, written.like()))));
    }

    private static Optional<String> trouble(Written written, String text) {
        if (!RuleNumbers.reads(written.as(), "fromText", text)) {
            return Optional.of(written.as() == Money.class ? "is not an amount of dollars" : "is not a number");
        }
        boolean tooLittle = !written.from().isEmpty() && order(written, text, written.from()) < 0;
        boolean tooMuch = !written.to().isEmpty() && order(written, text, written.to()) > 0;
        return tooLittle || tooMuch
                ? Optional.of(
                        written.to().isEmpty()
                                ? "must not be less than " + written.from()
                                : "must lie between %s and %s".formatted(written.from(), written.to()))
                : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static int order(Written written, String text, String limit) {
        Object number = RuleNumbers.read(written.as(), "fromText", text);
        Object other = RuleNumbers.read(written.as(), "fromText", limit);
        if (number == null || other == null) {
            throw new IllegalStateException("%s cannot be read from text.".formatted(written.as()));
        }
        return ((Comparable<Object>) number).compareTo(other);
    }

    /**
     * Why the conclusion does not take its values. Only asked where all of them are written out and one of them at most is
     * a choice: of two choices, some pairs may never come together.
     */
    private static List<RefusedValue> refusal(Constructor<?> constructor, List<Expression> values, int conclusionAt) {
        List<Expression> choices =
                values.stream().filter(value -> value.outcomes().size() > 1).toList();
        if (choices.isEmpty()) {
            return refusal(constructor, values).stream()
                    .map(why -> new RefusedValue(conclusionAt, why))
                    .toList();
        }
        return choices.size() > 1
                ? List.of()
                : choices.get(0).outcomes().stream()
                        .flatMap(chosen -> refusal(constructor, replaced(values, choices.get(0), chosen)).stream()
                                .map(why -> new RefusedValue(chosen.at(), why)))
                        .toList();
    }

    private static List<Expression> replaced(List<Expression> values, Expression choice, Expression chosen) {
        return values.stream()
                .map(value -> value.equals(choice) ? chosen : value)
                .toList();
    }

    private static Optional<String> refusal(Constructor<?> constructor, List<Expression> values) {
        List<Object> given = values.stream()
                .flatMap(value -> value.outcomes().stream())
                .flatMap(value -> value.constant().stream())
                .toList();
        if (given.size() < values.size()) {
            return Optional.empty();
        }
        try {
            constructor.newInstance(given.toArray());
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(
                    "is refused: " + String.valueOf(e.getTargetException().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The public conclusion (%s) cannot be made.".formatted(given(constructor)), e);
        }
    }
}
