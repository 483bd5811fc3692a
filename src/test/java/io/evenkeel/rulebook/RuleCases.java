package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.policy.AccountFacts;
import io.evenkeel.policy.Concluded;
import io.evenkeel.policy.CorporateActionFacts;
import io.evenkeel.policy.HoldingFacts;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.LossSoldFacts;
import io.evenkeel.policy.PolicyCase;
import io.evenkeel.policy.PriceMoveFacts;
import io.evenkeel.policy.RestrictionFacts;
import io.evenkeel.policy.WashedLossFacts;
import io.evenkeel.review.ProposalFacts;
import io.evenkeel.review.TradeFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One rule file: every rule of it fires in one case and holds back in another. */
abstract class RuleCases {

    private static final RuleFiles FILES = RuleFiles.read(Path.of("rules"));
    private static final Rulebook RULEBOOK = new RulebookCompiler().compile(FILES);
    private static final Pattern RULE = Pattern.compile("^rule \"(.*)\"", Pattern.MULTILINE);

    /**
     * @param fires facts from which the rule draws its conclusion
     * @param holdsBack facts next to them, from which it does not
     */
    record Case(String rule, List<Object> fires, List<Object> holdsBack) {}

    private final String file;

    RuleCases(String file) {
        this.file = file;
    }

    abstract List<Case> cases();

    static List<Object> facts(Object... facts) {
        return Arrays.asList(facts);
    }

    @TestFactory
    Stream<DynamicTest> every_rule_fires_in_one_case_and_holds_back_in_another() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.rule(), () -> {
                    assertThat(fired(one.fires())).contains(one.rule());
                    assertThat(fired(one.holdsBack())).doesNotContain(one.rule());
                }));
    }

    @Test
    void every_rule_of_the_file_has_a_case() {
        Set<String> rules = new TreeSet<>();
        Matcher matcher = RULE.matcher(FILES.content().getOrDefault(file, ""));
        while (matcher.find()) {
            rules.add(matcher.group(1));
        }
        assertThat(rules).isNotEmpty();
        Set<String> covered = new TreeSet<>();
        cases().forEach(one -> covered.add(one.rule()));
        assertThat(covered).isEqualTo(rules);
    }

    /** What the data rules tell operations of these facts. */
    static List<String> told(Object... facts) {
        return RULEBOOK.data().holds(policyCase(Arrays.asList(facts))).stream()
                .map(hold -> hold.conclusion().message())
                .toList();
    }

    /** What the policy rules conclude from these facts. */
    static List<Limit> limits(Object... facts) {
        return RULEBOOK.policy().limits(policyCase(Arrays.asList(facts))).stream()
                .map(Concluded::conclusion)
                .toList();
    }

    private Set<String> fired(List<Object> facts) {
        List<Concluded<?>> concluded = new ArrayList<>();
        if (file.startsWith("review/")) {
            concluded.addAll(RULEBOOK.review().findings(proposalIn(facts), of(facts, TradeFacts.class)));
        } else {
            PolicyCase account = policyCase(facts);
            concluded.addAll(
                    file.startsWith("data/")
                            ? RULEBOOK.data().holds(account)
                            : RULEBOOK.policy().limits(account));
        }
        Set<String> rules = new TreeSet<>();
        concluded.forEach(one -> rules.add(one.rule().sentence()));
        return rules;
    }

    private static ProposalFacts proposalIn(List<Object> facts) {
        List<ProposalFacts> given = of(facts, ProposalFacts.class);
        return given.isEmpty() ? ReviewFacts.proposal().build() : given.get(0);
    }

    private static PolicyCase policyCase(List<Object> facts) {
        List<AccountFacts> given = of(facts, AccountFacts.class);
        return new PolicyCase(
                given.isEmpty() ? Facts.account().build() : given.get(0),
                of(facts, HoldingFacts.class),
                of(facts, RestrictionFacts.class),
                of(facts, CorporateActionFacts.class),
                of(facts, PriceMoveFacts.class),
                of(facts, LossSoldFacts.class),
                of(facts, WashedLossFacts.class));
    }

    private static <T> List<T> of(List<Object> facts, Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
