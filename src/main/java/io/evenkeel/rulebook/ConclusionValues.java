package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Written;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The values that a rule concludes with, held against what the conclusion's constructor takes at their place. What is
 * written out is checked wherever it stands; names that the conditions give, and expressions, are known only when the
 * rule fires.
 */
final class ConclusionValues {

    private static final Pattern CONCLUSION = Pattern.compile(
            "\\s*insert\\s*\\(\\s*new\\s+([A-Z][A-Za-z]*)\\s*\\((.*)\\)\\s*\\)\\s*;\\s*", Pattern.DOTALL);

    /** One step through a list of values: a text is one, whatever signs are in it. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|.", Pattern.DOTALL);

    private static final Pattern CONSTANT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d{1,9}|true|false");

    private static final Map<Class<?>, String> INSTEAD = Map.of(
            int.class, "10 without quotation marks",
            boolean.class, "true or false without quotation marks",
            Money.class, "Money.fromText(\"$1,000\"), with the import of io.evenkeel.money.Money,",
            Weight.class, "Weight.fromText(\"20%\"), with the import of io.evenkeel.money.Weight,",
            Rate.class, "Rate.fromText(\"20%\"), with the import of io.evenkeel.money.Rate,",
            Quantity.class, "Quantity.of(\"10\"), with the import of io.evenkeel.money.Quantity,");

    private ConclusionValues() {}

    /** @param at its place in the consequence, from 0 */
    private record Value(int at, String code) {

        /** A text without its quotation marks, a whole number, true or false; empty where it is anything else. */
        Optional<Object> constant() {
            if (!CONSTANT.matcher(code).matches()) {
                return Optional.empty();
            }
            return Optional.of(
                    code.startsWith("\"")
                            ? code.substring(1, code.length() - 1)
                            : code.endsWith("e") ? (Object) Boolean.valueOf(code) : (Object) Integer.valueOf(code));
        }

        boolean fits(Class<?> type) {
            Class<?> boxed = type == boolean.class ? Boolean.class : type == int.class ? Integer.class : type;
            // The compiler widens a whole number where something wider is asked for.
            boolean widened = type.isPrimitive() && type != boolean.class && type != int.class;
            return constant()
                    .map(given -> boxed.isInstance(given) || widened && given instanceof Integer)
                    .orElse(true);
        }
    }

    /** Empty where every value can be what it has to be. */
    static List<RefusedValue> refused(String consequence, ImportedTypes imports) {
        Matcher conclusion = CONCLUSION.matcher(consequence);
        if (!conclusion.matches()) {
            return List.of();
        }
        List<Value> values = values(conclusion.group(2), conclusion.start(2));
        return imports.named(conclusion.group(1))
                .map(type -> refused(type, values, conclusion.start(1)))
                .orElse(List.of());
    }

    /** Parted at the commas that are in no text and in no parentheses. */
    private static List<Value> values(String code, int start) {
        List<Value> found = new ArrayList<>();
        int depth = 0;
        int from = 0;
        Matcher token = TOKEN.matcher(code);
        while (token.find()) {
            String sign = token.group();
            depth += sign.equals("(") ? 1 : sign.equals(")") ? -1 : 0;
            if (sign.equals(",") && depth == 0) {
                found.add(value(code.substring(from, token.start()), start + from));
                from = token.end();
            }
        }
        if (!found.isEmpty() || !code.isBlank()) {
            found.add(value(code.substring(from), start + from));
        }
        return found;
    }

    private static Value value(String code, int start) {
        int blanks = code.length() - code.stripLeading().length();
        return new Value(start + blanks, code.strip());
    }

    private static List<RefusedValue> refused(Class<?> type, List<Value> values, int conclusionAt) {
        List<Constructor<?>> sameLength = Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.getParameterCount() == values.size())
                .toList();
        Optional<Constructor<?>> taking = sameLength.stream()
                .filter(constructor -> misfits(constructor, values).isEmpty())
                .findFirst();
        if (taking.isPresent()) {
            List<RefusedValue> unreadable = unreadable(taking.get(), values);
            return unreadable.isEmpty()
                    ? refusal(taking.get(), values, conclusionAt).stream().toList()
                    : unreadable;
        }
        // Where none takes so many values at all, the rule compiler says so.
        return sameLength.stream()
                .min(Comparator.comparingInt(
                        constructor -> misfits(constructor, values).size()))
                .map(nearest -> misfits(nearest, values).stream()
                        .map(index -> misfit(nearest, values.get(index), index))
                        .toList())
                .orElse(List.of());
    }

    private static List<Integer> misfits(Constructor<?> constructor, List<Value> values) {
        return IntStream.range(0, values.size())
                .filter(index -> !values.get(index).fits(constructor.getParameterTypes()[index]))
                .boxed()
                .toList();
    }

    private static RefusedValue misfit(Constructor<?> constructor, Value value, int index) {
        Class<?> type = constructor.getParameterTypes()[index];
        String instead = type == String.class
                ? like(constructor.getParameters()[index])
                : INSTEAD.getOrDefault(type, "a name that the conditions give it");
        return new RefusedValue(
                value.at(),
                "gives %s as value %d (%s), where %s belongs. Maybe %s is meant."
                        .formatted(given(constructor), index + 1, value.code(), noun(type), instead));
    }

    private static String like(Parameter parameter) {
        Written written = parameter.getAnnotation(Written.class);
        return written == null ? "a text in quotation marks" : '"' + written.like() + '"';
    }

    private static String noun(Class<?> type) {
        return type == int.class
                ? "a whole number"
                : type == boolean.class
                        ? "true or false"
                        : type == String.class ? "a text" : "something of the type " + type.getSimpleName();
    }

    private static String given(Constructor<?> constructor) {
        return constructor.getDeclaringClass().getSimpleName();
    }

    private static List<RefusedValue> unreadable(Constructor<?> constructor, List<Value> values) {
        return IntStream.range(0, values.size())
                .boxed()
                .flatMap(index -> unreadable(constructor, values.get(index), index).stream())
                .toList();
    }

    private static Optional<RefusedValue> unreadable(Constructor<?> constructor, Value value, int index) {
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

    /** Why the conclusion does not take its values; only asked where it is given nothing but what is written out. */
    private static Optional<RefusedValue> refusal(Constructor<?> constructor, List<Value> values, int conclusionAt) {
        List<Object> given =
                values.stream().flatMap(value -> value.constant().stream()).toList();
        if (given.size() < values.size()) {
            return Optional.empty();
        }
        try {
            constructor.newInstance(given.toArray());
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(new RefusedValue(
                    conclusionAt,
                    "is refused: " + String.valueOf(e.getTargetException().getMessage())));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The public conclusion (%s) cannot be made.".formatted(given(constructor)), e);
        }
    }
}
