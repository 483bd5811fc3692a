package io.evenkeel.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * One rule file, read but not compiled.
 *
 * @param parsed none where it is not written as rules are
 * @param problems why it is not; empty where it is
 */
record RuleFile(String name, String text, Optional<PackageDescr> parsed, List<RuleProblem> problems) {

    // The parser counts lines from 1 and columns from 0.
    private static final Pattern PLACE = Pattern.compile("Line (\\d+):(\\d+)");

    /** Every rule file of a rulebook; its tables are no rules. */
    static List<RuleFile> all(RuleFiles files) {
        return files.content().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .map(file -> read(file.getKey(), file.getValue()))
                .toList();
    }

    private static RuleFile read(String name, String text) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            @Nullable PackageDescr parsed = parser.parse(false, text);
            return parser.hasErrors() || parsed == null
                    ? new RuleFile(
                            name,
                            text,
                            Optional.empty(),
                            parser.getErrors().stream()
                                    .map(error -> problem(name, error))
                                    .toList())
                    : new RuleFile(name, text, Optional.of(parsed), List.of());
        } catch (DroolsParserException e) {
            return new RuleFile(
                    name, text, Optional.empty(), List.of(new RuleProblem(name, 0, 0, String.valueOf(e.getMessage()))));
        }
    }

    private static RuleProblem problem(String name, DroolsError error) {
        int[] lines = error.getLines();
        Matcher place = PLACE.matcher(error.getMessage());
        return new RuleProblem(
                name,
                lines.length == 0 ? 0 : Math.max(0, lines[0]),
                place.find() ? Integer.parseInt(place.group(2)) + 1 : 0,
                error.getMessage());
    }

    ImportedTypes imports() {
        return new ImportedTypes(parsed.stream()
                .flatMap(rules -> rules.getImports().stream())
                .map(ImportDescr::getTarget)
                .toList());
    }

    /** The conditions and the consequence of every rule. */
    Stream<RuleParts> rules() {
        return parsed.stream().flatMap(rules -> rules.getRules().stream()).map(rule -> RuleParts.of(name, text, rule));
    }
}
