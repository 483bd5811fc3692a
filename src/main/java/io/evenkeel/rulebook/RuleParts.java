package io.evenkeel.rulebook;

import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/** What a rule asks for, and what it concludes. */
record RuleParts(RuleDescr rule, RulePart conditions, RulePart consequence) {

    static RuleParts of(String file, String text, RuleDescr rule) {
        return new RuleParts(rule, RulePart.conditions(file, text, rule), RulePart.consequence(file, text, rule));
    }

    Stream<RulePart> both() {
        return Stream.of(conditions, consequence);
    }
}
