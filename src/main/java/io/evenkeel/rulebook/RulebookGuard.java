package io.evenkeel.rulebook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A rule file is Java code that runs inside the service. This lets through only what a rule needs, before anything is
 * compiled: imports of fact and conclusion types, conditions over facts, and consequences that insert one conclusion.
 */
final class RulebookGuard {

    private static final Pattern IMPORT = Pattern.compile(
            "io\\.evenkeel\\.(policy|review|account|market|money)\\.[A-Z][A-Za-z]*(\\.[A-Z][A-Za-z]*)?");

    /** One conclusion, made of literals, bound variables and their accessors. */
    private static final Pattern CONSEQUENCE = Pattern.compile(
            "\\s*insert\\s*\\(\\s*new\\s+[A-Z][A-Za-z]*\\s*\\(([^;{}]*)\\)\\s*\\)\\s*;\\s*", Pattern.DOTALL);

    /** By the rule's name, the file in which it stands. */
    private final Map<String, String> owners = new HashMap<>();

    private RulebookGuard() {}

    static List<RuleProblem> problems(List<RuleFile> files) {
        RulebookGuard guard = new RulebookGuard();
        return files.stream().flatMap(guard::problems).toList();
    }

    private Stream<RuleProblem> problems(RuleFile file) {
        return Stream.concat(file.problems().stream(), file.parsed().stream().flatMap(parsed -> Stream.of(
                        ofPackage(file.name(), parsed),
                        ofImports(file.name(), parsed),
                        thatNoFileHas(file, parsed),
                        file.rules().flatMap(rule -> ofRule(file.name(), rule)))
                .flatMap(problems -> problems)));
    }

    private static Stream<RuleProblem> ofPackage(String name, PackageDescr parsed) {
        String folder = name.substring(0, name.indexOf('/'));
        return folder.equals(parsed.getName())
                ? Stream.empty()
                : Stream.of(new RuleProblem(
                        name,
                        1,
                        1,
                        "The package (%s) must be that of its folder (%s).".formatted(parsed.getName(), folder)));
    }

    private static Stream<RuleProblem> ofImports(String name, PackageDescr parsed) {
        return parsed.getImports().stream()
                .filter(imported -> !IMPORT.matcher(imported.getTarget()).matches())
                .map(imported -> problem(
                        name,
                        imported,
                        "The import (%s) is not a type that rules may use.".formatted(imported.getTarget())));
    }

    private static Stream<RuleProblem> thatNoFileHas(RuleFile file, PackageDescr parsed) {
        return Stream.of(
                        // To the compiler this is the character that it spells: an end of a text or of a comment, and
                        // code after it.
                        found(file.text().contains("\\u"), "characters written as \\u and a number"),
                        found(!parsed.getFunctions().isEmpty(), "functions"),
                        found(!parsed.getFunctionImports().isEmpty(), "static imports"),
                        found(!parsed.getGlobals().isEmpty(), "globals"),
                        found(!parsed.getTypeDeclarations().isEmpty(), "declared types"),
                        found(!parsed.getEnumDeclarations().isEmpty(), "declared enums"),
                        found(!parsed.getEntryPointDeclarations().isEmpty(), "entry points"),
                        found(!parsed.getWindowDeclarations().isEmpty(), "windows"),
                        found(!parsed.getAccumulateImports().isEmpty(), "imported accumulate functions"),
                        found(!parsed.getAttributes().isEmpty(), "attributes of the package"))
                .flatMap(what -> what)
                .map(what -> new RuleProblem(file.name(), 0, 0, "A rule file may not have " + what + "."));
    }

    private static Stream<String> found(boolean there, String what) {
        return there ? Stream.of(what) : Stream.empty();
    }

    private Stream<RuleProblem> ofRule(String name, RuleParts parts) {
        RuleDescr rule = parts.rule();
        String quoted = '"' + rule.getName() + '"';
        Matcher shape = CONSEQUENCE.matcher(parts.consequence().bare());
        boolean concludes = shape.matches();
        String before = owners.putIfAbsent(rule.getName(), name);
        return Stream.of(
                        found(before != null, "The rule %s stands in %s already.".formatted(quoted, before)),
                        found(
                                !rule.getAttributes().isEmpty(),
                                "The rule %s has attributes (%s). Rules have none: their order must not matter."
                                        .formatted(quoted, rule.getAttributes().keySet())),
                        found(
                                rule.getParentName() != null || rule.isQuery(),
                                "Queries and rules that extend others are not used."),
                        found(!rule.getAnnotationNames().isEmpty(), "The rule %s has annotations.".formatted(quoted)),
                        found(
                                !rule.getNamedConsequences().isEmpty(),
                                "The rule %s has named consequences.".formatted(quoted)),
                        found(
                                !concludes,
                                "The consequence of %s must be one insert( new Conclusion( ... ) );".formatted(quoted)),
                        concludes ? told(parts.consequence(), quoted, shape.group(1), false) : Stream.<String>empty(),
                        told(parts.conditions(), quoted, parts.conditions().bare(), true),
                        parts.both()
                                .flatMap(part -> found(
                                        part.code().contains("\"\"\""),
                                        "The %s of %s has a text between three quotation marks. Maybe one is meant."
                                                .formatted(part.noun(), quoted))))
                .flatMap(messages -> messages)
                .map(message -> problem(name, rule, message));
    }

    private static Stream<String> told(RulePart part, String quoted, String code, boolean ofConditions) {
        return AllowedCode.trouble(code, ofConditions)
                .map(trouble -> "The %s of %s %s".formatted(part.noun(), quoted, trouble));
    }

    private static RuleProblem problem(String name, BaseDescr where, String message) {
        return new RuleProblem(name, where.getLine(), where.getColumn(), message);
    }
}
