package io.evenkeel.rulebook;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers that compliance writes into rules are texts to the compiler: {@code "20 per cent"} would be taken over, and
 * fail in the first account that the rule looks at. So they are read before a rulebook is taken over.
 */
final class RuleNumbers {

    private static final Pattern LIMIT =
            Pattern.compile("\\.\\s*is(?:Above|Below)\\s*\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");
    private static final Pattern CONCLUSION = Pattern.compile(
            "\\s*insert\\s*\\(\\s*new\\s+([A-Z][A-Za-z]*)\\s*\\((.*)\\)\\s*\\)\\s*;\\s*", Pattern.DOTALL);
    private static final Pattern ARGUMENT =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+|true|false)\\s*(,|$)");

    private RuleNumbers() {}

    /** What a condition compares with and is neither an amount nor a part. */
    static List<String> unreadable(String conditions) {
        return LIMIT.matcher(conditions)
                .results()
                .map(found -> found.group(1))
                .filter(limit -> !reads(limit, Money::fromText) && !reads(limit, Weight::fromText))
                .toList();
    }

    private static boolean reads(String text, Consumer<String> reader) {
        try {
            reader.accept(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Why the conclusion does not take the numbers that it is given; only asked where it is given nothing but these. */
    static Optional<String> refused(String consequence, List<String> imports) {
        Matcher conclusion = CONCLUSION.matcher(consequence);
        if (!conclusion.matches()) {
            return Optional.empty();
        }
        Optional<List<Object>> arguments = constants(conclusion.group(2));
        return imports.stream()
                .filter(name -> name.endsWith("." + conclusion.group(1)))
                .findFirst()
                .flatMap(RuleNumbers::type)
                .flatMap(type -> arguments.flatMap(given -> refusal(type, given)));
    }

    private static Optional<List<Object>> constants(String arguments) {
        List<Object> found = new ArrayList<>();
        Matcher argument = ARGUMENT.matcher(arguments);
        int at = 0;
        while (argument.find(at) && argument.start() == at) {
            found.add(constant(argument.group(1)));
            at = argument.end();
            if (argument.group(2).isEmpty()) {
                return at == arguments.length() ? Optional.of(found) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Object constant(String code) {
        if (code.startsWith("\"")) {
            return code.substring(1, code.length() - 1);
        }
        return code.endsWith("e") ? (Object) Boolean.valueOf(code) : (Object) Integer.valueOf(code);
    }

    /** An imported type of a type is written with a point, as in the rule, and named with a dollar sign. */
    private static Optional<Class<?>> type(String imported) {
        int last = imported.lastIndexOf('.');
        return Stream.of(imported, imported.substring(0, last) + "$" + imported.substring(last + 1))
                .flatMap(name -> loaded(name).stream())
                .findFirst();
    }

    private static Optional<Class<?>> loaded(String name) {
        try {
            return Optional.of(Class.forName(name, false, RuleNumbers.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            // The rule compiler tells of a type that there is not.
            return Optional.empty();
        }
    }

    private static Optional<String> refusal(Class<?> type, List<Object> given) {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (!takes(constructor, given)) {
                continue;
            }
            try {
                constructor.newInstance(given.toArray());
            } catch (InvocationTargetException e) {
                return Optional.of(String.valueOf(e.getTargetException().getMessage()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The public conclusion (%s) cannot be made.".formatted(type), e);
            }
        }
        return Optional.empty();
    }

    private static boolean takes(Constructor<?> constructor, List<Object> given) {
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length != given.size()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Class<?> boxed =
                    types[i] == int.class ? Integer.class : types[i] == boolean.class ? Boolean.class : types[i];
            if (!boxed.isInstance(given.get(i))) {
                return false;
            }
        }
        return true;
    }
}
