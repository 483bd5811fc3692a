package io.evenkeel.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of a rule's code that has a value.
 *
 * @param at its place in the code of its part, from 0
 * @param code without blanks around it
 */
record Expression(int at, String code) {

    private static final Pattern CONSTANT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d{1,9}|true|false");

    static Expression of(int start, String code) {
        int blanks = code.length() - code.stripLeading().length();
        return new Expression(start + blanks, code.strip());
    }

    /** The code with a line in the place of every text, so that the signs in it are none of the code's. */
    static String masked(String code) {
        return RulePart.STRING
                .matcher(code)
                .replaceAll(text -> "\"" + "_".repeat(text.group().length() - 2) + "\"");
    }

    /**
     * Where an expression that begins at {@code from} ends: at the first of these signs that is in no parentheses of its
     * own, at a parenthesis that closes others, or where the code ends.
     */
    static int end(String masked, int from, String signs) {
        int depth = 0;
        for (int at = from; at < masked.length(); at++) {
            char sign = masked.charAt(at);
            if (depth == 0 && (sign == ')' || signs.indexOf(sign) >= 0)) {
                return at;
            }
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        }
        return masked.length();
    }

    private Expression part(int from, int to) {
        return of(at + from, code.substring(from, to));
    }

    /** Parted at the commas that are in no text and in no parentheses; none where there is nothing at all. */
    List<Expression> parts() {
        List<Expression> found = new ArrayList<>();
        String masked = masked(code);
        int from = 0;
        for (int to = end(masked, from, ","); to < masked.length(); to = end(masked, from, ",")) {
            found.add(part(from, to));
            from = to + 1;
        }
        if (!found.isEmpty() || !code.isBlank()) {
            found.add(part(from, code.length()));
        }
        return found;
    }

    /** What it can come to: either branch where it is a choice, and otherwise itself. */
    List<Expression> outcomes() {
        String masked = masked(code);
        if (code.startsWith("(") && end(masked, 1, "") == code.length() - 1) {
            return part(1, code.length() - 1).outcomes();
        }
        int question = end(masked, 0, "?");
        int colon = colon(masked, question + 1);
        return colon < masked.length()
                ? Stream.of(part(question + 1, colon), part(colon + 1, code.length()))
                        .flatMap(branch -> branch.outcomes().stream())
                        .toList()
                : List.of(this);
    }

    /** The colon that belongs to the question mark before {@code from}: choices between them have colons of their own. */
    private static int colon(String masked, int from) {
        int open = 1;
        int at = end(masked, from, "?:");
        while (at < masked.length()) {
            open += masked.charAt(at) == '?' ? 1 : -1;
            if (open == 0) {
                return at;
            }
            at = end(masked, at + 1, "?:");
        }
        return masked.length();
    }

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

    /** What stands between its quotation marks, or apostrophes; empty where it is no text that is written out. */
    Optional<String> text() {
        return RulePart.STRING.matcher(code).matches()
                ? Optional.of(code.substring(1, code.length() - 1))
                : Optional.empty();
    }
}
