package io.evenkeel.rulebook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A rule's conditions or its consequence, without comments: they are blanked, so that places stay those of the file.
 *
 * @param rule that it is a part of
 * @param noun "condition" or "consequence"
 * @param text of the file as a whole
 * @param start of the part in {@code text}; negative where it was not found there
 */
record RulePart(String file, RuleDescr rule, String noun, String code, String text, int start) {

    /** Conditions may have texts between apostrophes as well. */
    static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)*'");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*|#[^\n]*", Pattern.DOTALL);

    // Strings first: a comment sign inside one is text.
    private static final Pattern STRING_OR_COMMENT =
            Pattern.compile(STRING.pattern() + "|" + COMMENT.pattern(), Pattern.DOTALL);

    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b(.*?)\\bthen\\b", Pattern.DOTALL);

    static RulePart consequence(String file, String text, RuleDescr rule) {
        String consequence = String.valueOf(rule.getConsequence());
        int start = text.indexOf(consequence, Math.max(0, rule.getStartCharacter()));
        return new RulePart(file, rule, "consequence", withoutComments(consequence), text, start);
    }

    /** The rule's own text between when and then. */
    static RulePart conditions(String file, String text, RuleDescr rule) {
        int start = Math.max(0, rule.getStartCharacter());
        int end = rule.getEndCharacter() > start ? Math.min(text.length(), rule.getEndCharacter() + 1) : text.length();
        String code = withoutComments(text.substring(start, end));
        // The words are looked for where strings are blanked, as a rule's name may contain them.
        Matcher when = WHEN.matcher(Expression.masked(code));
        return when.find()
                ? new RulePart(
                        file,
                        rule,
                        "condition",
                        code.substring(when.start(1), when.end(1)),
                        text,
                        start + when.start(1))
                : new RulePart(file, rule, "condition", "", text, -1);
    }

    private static String withoutComments(String code) {
        return STRING_OR_COMMENT
                .matcher(code)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith("\"") || found.group().startsWith("'")
                                ? found.group()
                                : found.group().replaceAll("[^\n]", " ")));
    }

    /** The code with its texts emptied. */
    String bare() {
        return STRING.matcher(code).replaceAll("\"\"");
    }

    Stream<RuleProblem> problems(List<RefusedValue> refused) {
        return refused.stream().map(this::problem);
    }

    /** What is wrong at a place of the code, as people are told it: "The condition of "..." compares with ...". */
    private RuleProblem problem(RefusedValue refused) {
        String message = "The %s of \"%s\" %s".formatted(noun, rule.getName(), refused.why());
        if (start < 0) {
            return new RuleProblem(file, rule.getLine(), rule.getColumn(), message);
        }
        String before = text.substring(0, start + refused.at());
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        return new RuleProblem(file, line, before.length() - before.lastIndexOf('\n'), message);
    }
}
