package io.evenkeel.rulebook;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comparisons of a property with a text that it cannot be compared with. The rule compiler takes them: {@code turnover >
 * "20%"} fails in the first account that the rule looks at, {@code turnover == "20%"} is true of none.
 */
final class Comparisons {

    private static final Pattern OPERATOR =
            Pattern.compile("==|!=|<=|>=|<|>|\\b(?:not\\s+)?in\\s*(?=\\()|\\.\\s*(?:equals|compareTo)\\s*(?=\\()");

    private static final Map<String, String> MIRRORED = Map.of("<", ">", ">", "<", "<=", ">=", ">=", "<=");

    private static final Pattern PATH = Pattern.compile(RuleNames.PATH);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?\\d+");

    /** The one way of writing a date that the rule compiler reads. */
    private static final Pattern DATE = Pattern.compile("\\d{1,2}-\\p{L}+\\.?-\\d{4}");

    private final String code;
    private final String masked;
    private final RuleNames names;
    private final List<RefusedValue> refused = new ArrayList<>();

    private Comparisons(String code, RuleNames names) {
        this.code = code;
        this.masked = Expression.masked(code);
        this.names = names;
    }

    static List<RefusedValue> refused(String conditions, RuleNames names) {
        Comparisons comparisons = new Comparisons(conditions, names);
        comparisons.look();
        return List.copyOf(comparisons.refused);
    }

    private void look() {
        Expression left = Expression.of(0, "");
        Matcher operator = OPERATOR.matcher(masked);
        while (operator.find()) {
            Expression before = before(operator.start());
            // "trades > 2 && < 5" compares trades twice.
            left = before.code().isEmpty() ? left : before;
            String sign = operator.group().strip();
            for (Expression right : after(sign, operator.end())) {
                compare(left, sign, right);
                compare(right, MIRRORED.getOrDefault(sign, sign), left);
            }
        }
    }

    private Expression before(int end) {
        int depth = 0;
        int at = end - 1;
        for (; at >= 0; at--) {
            char sign = masked.charAt(at);
            boolean negation = sign == '!' && masked.charAt(at + 1) != '.';
            if (depth == 0 && (negation || "(,&|?:;<>=".indexOf(sign) >= 0)) {
                break;
            }
            depth += sign == ')' ? 1 : sign == '(' ? -1 : 0;
        }
        return Expression.of(at + 1, code.substring(at + 1, end));
    }

    private List<Expression> after(String sign, int start) {
        boolean list = masked.startsWith("(", start) && Character.isLetter(sign.charAt(sign.length() - 1));
        return list
                ? Expression.of(start + 1, code.substring(start + 1, Expression.end(masked, start + 1, "")))
                        .parts()
                : List.of(Expression.of(start, code.substring(start, Expression.end(masked, start, ",&|?:;<>="))));
    }

    private void compare(Expression property, String sign, Expression with) {
        if (!PATH.matcher(property.code()).matches()) {
            return;
        }
        Set<Class<?>> types = names.typesAt(property.at(), property.code());
        with.outcomes().stream()
                .flatMap(outcome -> outcome.text().stream()
                        .flatMap(text -> why(types, property.code(), sign, text).stream())
                        .map(why -> new RefusedValue(outcome.at(), why)))
                .forEach(refused::add);
    }

    /** Empty where it can be, in one of the types that the property may have. */
    private static Optional<String> why(Set<Class<?>> types, String path, String sign, String text) {
        List<String> reasons = types.stream()
                .sorted(Comparator.comparing(Class::getName))
                .flatMap(type -> instead(type, path, sign, text)
                        .map(instead -> "compares %s with the text (%s), where %s belongs. Maybe %s is meant."
                                .formatted(path, text, WhatBelongs.noun(type), instead))
                        .stream())
                .toList();
        return reasons.size() < types.size()
                ? Optional.empty()
                : reasons.stream().findFirst();
    }

    private static Optional<String> instead(Class<?> type, String path, String sign, String text) {
        if (type == int.class || type == long.class) {
            return unless(WHOLE_NUMBER.matcher(text).matches(), WhatBelongs.instead(type));
        }
        if (type == boolean.class) {
            return unless(text.equals("true") || text.equals("false"), WhatBelongs.instead(type));
        }
        if (type == LocalDate.class) {
            return unless(DATE.matcher(text).matches(), "a date like \"07-Feb-2018\"");
        }
        if (type.isEnum()) {
            return Optional.of(constants(type, text));
        }
        return type.getPackageName().equals("io.evenkeel.money")
                ? Optional.of(number(type, path, sign, text))
                : wrapped(type).map(name -> path + "." + name);
    }

    /** The text that a type is nothing but a name for, as an account's id is. */
    private static Optional<String> wrapped(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null && components.length == 1 && components[0].getType() == String.class
                ? Optional.of(components[0].getName())
                : Optional.empty();
    }

    private static Optional<String> unless(boolean fits, String instead) {
        return fits ? Optional.empty() : Optional.of(instead);
    }

    private static String constants(Class<?> type, String text) {
        List<String> all = Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(Field::getName)
                .toList();
        return (all.contains(text) ? Stream.of(text) : all.stream())
                .map(name -> type.getSimpleName() + "." + name)
                .collect(Collectors.joining(
                        " or ",
                        "",
                        ", with the import of %s,".formatted(type.getName().replace('$', '.'))));
    }

    private static String number(Class<?> type, String path, String sign, String text) {
        String factory = has(type, "fromText") ? "fromText" : "of";
        String readable = RuleNumbers.reads(type, factory, text) ? text : RuleNumbers.example(type, factory);
        Map<String, String> words =
                Map.of("<", "%s.isBelow", ">=", "!%s.isBelow", ">", "%s.isAbove", "<=", "!%s.isAbove");
        return has(type, "isAbove") && words.containsKey(sign)
                ? words.get(sign).formatted(path) + "(\"" + readable + "\")"
                : WhatBelongs.made(type, factory, readable);
    }

    private static boolean has(Class<?> type, String method) {
        return Arrays.stream(type.getMethods())
                .anyMatch(one -> one.getName().equals(method)
                        && Arrays.equals(one.getParameterTypes(), new Class<?>[] {String.class}));
    }
}
