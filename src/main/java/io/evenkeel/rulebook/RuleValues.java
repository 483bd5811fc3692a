package io.evenkeel.rulebook;

import java.util.List;
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
        RulePart consequence = rule.consequence();
        return Stream.concat(
                rule.both().flatMap(part -> part.problems(RuleNumbers.unreadable(part.code(), imports))),
                consequence.problems(ConclusionValues.refused(consequence.code(), imports)));
    }
}
