package io.evenkeel.rulebook;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words, calls and signs that the code of a rule may have: enough to compare facts and to conclude. */
final class AllowedCode {

    private static final Pattern CALL = Pattern.compile("([A-Za-z_$][A-Za-z0-9_$]*)\\s*\\(");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    /** What may be called in a consequence or a condition: accessors of facts that change nothing. */
    private static final Set<String> CALLS = Set.of(
            "insert",
            "abs",
            "percent",
            "dollars",
            "isAbove",
            "isBelow",
            "plus",
            "minus",
            "negated",
            "min",
            "max",
            "name",
            "fromText",
            "of",
            "value",
            "equals",
            "isPositive",
            "isNegative",
            "isZero",
            "not",
            "exists",
            "forall",
            "accumulate",
            "sum",
            "count",
            "and",
            "or",
            "in",
            "toString",
            "shortTermRate",
            "longTermRate",
            "driftBand",
            "gainBudget",
            "cashReserve",
            "minimumTrade",
            "wholeShares",
            "schedule",
            "lotMethod",
            "compareTo");

    /** Ways out of a rule into the machine it runs on. */
    private static final Set<String> FORBIDDEN = Set.of(
            "class",
            "getClass",
            "forName",
            "System",
            "Runtime",
            "Thread",
            "Process",
            "ProcessBuilder",
            "ClassLoader",
            "java",
            "javax",
            "sun",
            "jdk",
            "drools",
            "kcontext",
            "eval",
            "modify",
            "update",
            "delete",
            "retract",
            "insertLogical",
            "while",
            "for",
            "do",
            "import",
            "with",
            "function",
            "new",
            "return",
            "throw",
            "try",
            "synchronized",
            "native",
            "volatile",
            "this",
            "super",
            "static",
            "invoke",
            "reflect",
            "Class",
            "Object",
            "entry",
            "from",
            "collect",
            "salience",
            "setFocus",
            "halt");

    /** Forbidden words that a condition may use all the same: they choose among facts there. */
    private static final Set<String> OF_CONDITIONS = Set.of("from", "collect");

    private static final List<String> SIGNS = List.of("`", "@", "{", "[", "->");
    private static final Pattern ASSIGNMENT = Pattern.compile("[^=!<>]=[^=~]");

    private AllowedCode() {}

    /**
     * What a rule may not do, each as the rest of a sentence that begins with the part of the rule.
     *
     * @param code without comments, its texts emptied
     */
    static Stream<String> trouble(String code, boolean ofConditions) {
        return Stream.of(
                        found(WORD, code, 0)
                                .filter(word ->
                                        FORBIDDEN.contains(word) && !(ofConditions && OF_CONDITIONS.contains(word)))
                                .map(word -> "uses \"%s\", which rules may not.".formatted(word)),
                        found(CALL, code, 1)
                                .filter(call -> !Character.isUpperCase(call.charAt(0)) && !CALLS.contains(call))
                                .map(call -> "calls \"%s\", which rules may not.".formatted(call)),
                        SIGNS.stream()
                                .filter(code::contains)
                                .limit(1)
                                .map(sign -> "has a character that rules do not need."),
                        found(ASSIGNMENT, code, 0).limit(1).map(assignment -> "assigns something."))
                .flatMap(troubles -> troubles);
    }

    private static Stream<String> found(Pattern pattern, String code, int group) {
        return pattern.matcher(code).results().map(found -> found.group(group));
    }
}
