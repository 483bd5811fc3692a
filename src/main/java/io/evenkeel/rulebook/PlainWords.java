package io.evenkeel.rulebook;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the rule compiler says of the slips that compliance makes, in the words of docs/rules.md and with a way out. */
final class PlainWords {

    private static final Pattern PROPERTY = Pattern.compile("strict-mode: ([A-Za-z.]+)\\.([A-Za-z0-9_]+)\\(\\)");
    private static final Pattern FACT = Pattern.compile("Unable to resolve ObjectType '([^']*)'");

    private PlainWords() {}

    /** The text as it came where it is about something else. */
    static String of(String compilers) {
        Matcher property = PROPERTY.matcher(compilers);
        if (property.find()) {
            String type = property.group(1);
            return "There is no property (%s) in %s. Maybe one of these is meant: %s."
                    .formatted(property.group(2), type.substring(type.lastIndexOf('.') + 1), properties(type));
        }
        Matcher fact = FACT.matcher(compilers);
        return fact.find()
                ? "There is no fact (%s). Maybe it is misspelt, or its import is missing.".formatted(fact.group(1))
                : compilers;
    }

    private static String properties(String type) {
        try {
            RecordComponent[] components = Class.forName(type, false, PlainWords.class.getClassLoader())
                    .getRecordComponents();
            return components == null
                    ? "those of its documentation"
                    : Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
        } catch (ClassNotFoundException e) {
            return "those of its documentation";
        }
    }
}
