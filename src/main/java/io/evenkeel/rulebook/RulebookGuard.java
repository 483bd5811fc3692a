package io.evenkeel.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

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

    private static final Set<String> CONDITION_EXTRA = Set.of("from", "collect");

    List<RuleProblem> problems(RuleFiles files) {
        List<RuleProblem> problems = new ArrayList<>();
        TreeMap<String, String> owners = new TreeMap<>();
        files.content().forEach((name, text) -> {
            if (name.endsWith(".drl")) {
                check(name, text, problems, owners);
            }
        });
        return problems;
    }

    private static void check(String name, String text, List<RuleProblem> problems, TreeMap<String, String> owners) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            problems.add(new RuleProblem(name, 0, 0, String.valueOf(e.getMessage())));
            return;
        }
        if (parser.hasErrors() || parsed == null) {
            for (DroolsError error : parser.getErrors()) {
                int[] lines = error.getLines();
                problems.add(new RuleProblem(
                        name, lines.length == 0 ? 0 : Math.max(0, lines[0]), column(error), error.getMessage()));
            }
            return;
        }
        packageOf(name, parsed, problems);
        for (ImportDescr imported : parsed.getImports()) {
            require(
                    IMPORT.matcher(imported.getTarget()).matches(),
                    name,
                    imported,
                    "The import (%s) is not a type that rules may use.".formatted(imported.getTarget()),
                    problems);
        }
        // To the compiler this is the character that it spells: an end of a text or of a comment, and code after it.
        forbid(text.contains("\\u"), name, "characters written as \\u and a number", problems);
        forbid(!parsed.getFunctions().isEmpty(), name, "functions", problems);
        forbid(!parsed.getFunctionImports().isEmpty(), name, "static imports", problems);
        forbid(!parsed.getGlobals().isEmpty(), name, "globals", problems);
        forbid(
                !parsed.getTypeDeclarations().isEmpty()
                        || !parsed.getEnumDeclarations().isEmpty(),
                name,
                "declared types",
                problems);
        forbid(
                !parsed.getEntryPointDeclarations().isEmpty()
                        || !parsed.getWindowDeclarations().isEmpty(),
                name,
                "entry points and windows",
                problems);
        forbid(!parsed.getAccumulateImports().isEmpty(), name, "imported accumulate functions", problems);
        forbid(!parsed.getAttributes().isEmpty(), name, "attributes of the package", problems);
        ImportedTypes imports = new ImportedTypes(
                parsed.getImports().stream().map(ImportDescr::getTarget).toList());
        for (RuleDescr rule : parsed.getRules()) {
            String before = owners.putIfAbsent(rule.getName(), name);
            require(
                    before == null,
                    name,
                    rule,
                    "The rule \"%s\" stands in %s already.".formatted(rule.getName(), before),
                    problems);
            rule(name, text, rule, imports, problems);
        }
    }

    private static int column(DroolsError error) {
        // The parser counts lines from 1 and columns from 0.
        Matcher place = Pattern.compile("Line (\\d+):(\\d+)").matcher(error.getMessage());
        return place.find() ? Integer.parseInt(place.group(2)) + 1 : 0;
    }

    private static void packageOf(String name, PackageDescr parsed, List<RuleProblem> problems) {
        String folder = name.substring(0, name.indexOf('/'));
        if (!folder.equals(parsed.getName())) {
            problems.add(new RuleProblem(
                    name,
                    1,
                    1,
                    "The package (%s) must be that of its folder (%s).".formatted(parsed.getName(), folder)));
        }
    }

    private static void forbid(boolean there, String name, String what, List<RuleProblem> problems) {
        if (there) {
            problems.add(new RuleProblem(name, 0, 0, "A rule file may not have " + what + "."));
        }
    }

    private static void require(
            boolean holds, String name, BaseDescr where, String message, List<RuleProblem> problems) {
        if (!holds) {
            problems.add(new RuleProblem(name, where.getLine(), where.getColumn(), message));
        }
    }

    private static void rule(
            String name, String text, RuleDescr rule, ImportedTypes imports, List<RuleProblem> problems) {
        require(
                rule.getAttributes().isEmpty(),
                name,
                rule,
                "The rule \"%s\" has attributes (%s). Rules have none: their order must not matter."
                        .formatted(rule.getName(), rule.getAttributes().keySet()),
                problems);
        require(
                rule.getParentName() == null && !rule.isQuery(),
                name,
                rule,
                "Queries and rules that extend others are not used.",
                problems);
        require(
                rule.getAnnotationNames().isEmpty(),
                name,
                rule,
                "The rule \"%s\" has annotations.".formatted(rule.getName()),
                problems);
        require(
                rule.getNamedConsequences().isEmpty(),
                name,
                rule,
                "The rule \"%s\" has named consequences.".formatted(rule.getName()),
                problems);
        RulePart consequence = RulePart.consequence(name, text, rule);
        Matcher shape = CONSEQUENCE.matcher(consequence.bare());
        require(
                shape.matches(),
                name,
                rule,
                "The consequence of \"%s\" must be one insert( new Conclusion( ... ) );".formatted(rule.getName()),
                problems);
        if (shape.matches()) {
            expression(name, rule, shape.group(1), "consequence", Set.of(), problems);
        }
        RulePart conditions = RulePart.conditions(name, text, rule);
        expression(name, rule, conditions.bare(), "condition", CONDITION_EXTRA, problems);
        for (RulePart part : List.of(conditions, consequence)) {
            require(
                    !part.code().contains("\"\"\""),
                    name,
                    rule,
                    "The %s of \"%s\" has a text between three quotation marks. Maybe one is meant."
                            .formatted(part.noun(), rule.getName()),
                    problems);
            RuleNumbers.unreadable(part.code(), imports).forEach(refused -> problems.add(part.problem(refused)));
        }
        ConclusionValues.refused(consequence.code(), imports)
                .forEach(refused -> problems.add(consequence.problem(refused)));
    }

    private static void expression(
            String name, RuleDescr rule, String code, String part, Set<String> allowed, List<RuleProblem> problems) {
        Matcher words = WORD.matcher(code);
        while (words.find()) {
            String word = words.group();
            require(
                    !FORBIDDEN.contains(word) || allowed.contains(word),
                    name,
                    rule,
                    "The %s of \"%s\" uses \"%s\", which rules may not.".formatted(part, rule.getName(), word),
                    problems);
        }
        Matcher calls = CALL.matcher(code);
        while (calls.find()) {
            String call = calls.group(1);
            boolean type = Character.isUpperCase(call.charAt(0));
            require(
                    type || CALLS.contains(call),
                    name,
                    rule,
                    "The %s of \"%s\" calls \"%s\", which rules may not.".formatted(part, rule.getName(), call),
                    problems);
        }
        require(
                !code.contains("`")
                        && !code.contains("@")
                        && !code.contains("{")
                        && !code.contains("[")
                        && !code.contains("->"),
                name,
                rule,
                "The %s of \"%s\" has a character that rules do not need.".formatted(part, rule.getName()),
                problems);
        require(
                !Pattern.compile("[^=!<>]=[^=~]").matcher(code).find() || part.equals("x"),
                name,
                rule,
                "The %s of \"%s\" assigns something.".formatted(part, rule.getName()),
                problems);
    }
}
