package io.evenkeel.rulebook;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/**
 * Refuses values that a rule could not use in the first account that meets it. Asked when a rulebook is saved, and not of
 * one that was in force: what it did then it does again, whatever has come to be checked since.
 */
final class RuleValues {

    private RuleValues() {}

    static List<RuleProblem> problems(List<RuleFile> files) {
        return files.stream()
                .flatMap(file -> file.rules().flatMap(rule -> problems(rule, file.imports())))
                .toList();
    }

    private static Stream<RuleProblem> problems(RuleParts rule, ImportedTypes imports) {
        RulePart conditions = rule.conditions();
        RulePart consequence = rule.consequence();
        RuleNames names = new RuleNames(Expression.masked(conditions.code()), imports);
        return Stream.of(
                        numbers(conditions, call -> RuleNames.pathBefore(names.conditions(), call.start())
                                .map(path -> names.typesAt(call.start(), path))
                                .orElse(Set.of())),
                        conditions.problems(Comparisons.refused(conditions.code(), names)),
                        numbers(consequence, call -> RuleNames.pathBefore(
                                        Expression.masked(consequence.code()), call.start())
                                .map(names::typesAfterwards)
                                .orElse(Set.of())),
                        consequence.problems(ConclusionValues.refused(consequence.code(), imports)))
                .flatMap(problems -> problems);
    }

    private static Stream<RuleProblem> numbers(RulePart part, Function<MatchResult, Set<Class<?>>> typesOf) {
        return part.problems(RuleNumbers.unreadable(part.code(), typesOf));
    }
}
