package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Concluded;
import io.evenkeel.review.ProposalFacts;
import io.evenkeel.review.ReviewFinding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookCompilerTest {

    private static final RuleFiles FIRM = RuleFiles.read(Path.of("rules"));
    private static final Rulebook RULEBOOK = new RulebookCompiler().compile(FIRM);

    @ParameterizedTest
    @CsvSource({"10000000.00, 0.21, 0", "10000000.01, 0.20, 0", "10000000.01, 0.20000001, 1", "25000000.00, 0.35, 1"})
    void a_large_account_is_reviewed_only_beyond_both_limits(String value, String turnover, int findings) {
        List<Concluded<ReviewFinding>> found = RULEBOOK.review().findings(proposal(value, turnover), List.of());
        assertThat(found).hasSize(findings);
    }

    @Test
    void a_finding_names_its_rule_its_file_and_its_numbers() {
        Concluded<ReviewFinding> finding = RULEBOOK.review()
                .findings(proposal("12000000.00", "0.35"), List.of())
                .get(0);
        assertThat(finding.rule().sentence())
                .isEqualTo("A large account whose proposed turnover is high is seen by a reviewer");
        assertThat(finding.rule().file()).isEqualTo("review/turnover.drl");
        assertThat(finding.conclusion().message()).isEqualTo("Turnover is 35.0% of an account of $12,000,000.00");
    }

    @Test
    void editing_the_percentage_changes_the_findings_and_the_digest() {
        Rulebook edited = new RulebookCompiler().compile(with("review/turnover.drl", "20%", "5%"));
        ProposalFacts proposal = proposal("12000000.00", "0.06");
        assertThat(RULEBOOK.review().findings(proposal, List.of())).isEmpty();
        assertThat(edited.review().findings(proposal, List.of())).hasSize(1);
        assertThat(edited.sha256()).isNotEqualTo(RULEBOOK.sha256());
    }

    @Test
    void a_syntax_error_is_refused_with_its_file_line_and_column() {
        RuleFiles broken =
                with("review/turnover.drl", "ProposalFacts( value.isAbove", "ProposalFacts(( value.isAbove(");
        assertThatThrownBy(() -> new RulebookCompiler().compile(broken))
                .isInstanceOfSatisfying(RulebookRefusedException.class, refused -> assertThat(refused.problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.file()).isEqualTo("review/turnover.drl");
                            assertThat(problem.line()).isBetween(9, 20);
                            assertThat(problem.column()).isPositive();
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "review/turnover.drl, 20%, 20 per cent, 9, (20 per cent)",
        "review/turnover.drl, '$10,000,000', ten million, 9, (ten million)",
        "review/turnover.drl, '$10,000,000', 20%, 11, '(20%), which is not an amount of dollars'",
        "review/turnover.drl, 20%, $20, 11, '($20), which is not a number. Maybe 20% is meant'",
        "review/residual-drift.drl, 10%, $10, 26, '($10), which is not a number. Maybe 20% is meant'",
        "policy/drift-bands.drl, 5%, -5%, 12, (-5.0%)",
        "policy/drift-bands.drl, 5%, 5, 12, (500.0%)",
        "policy/drift-bands.drl, 5%, five, 12, (five)",
        "policy/harvest.drl, '$1,000', a lot, 0, (a lot)",
        "policy/trading.drl, $250, $-250, 0, (-$250.00)"
    })
    void a_number_that_no_account_could_be_measured_by_is_refused_before_any_is(
            String file, String from, String to, int line, String named) {
        RuleFiles broken = with(file, '"' + from + '"', '"' + to + '"');
        assertThatThrownBy(() -> new RulebookCompiler().compile(broken))
                .isInstanceOfSatisfying(RulebookRefusedException.class, refused -> assertThat(refused.problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.file()).isEqualTo(file);
                            assertThat(problem.line()).isGreaterThanOrEqualTo(Math.max(1, line));
                            assertThat(problem.message()).contains(named);
                        }));
    }

    @Test
    void numbers_are_taken_as_people_write_them() {
        for (String band : List.of("3%", "3.5%", "0.03", " 3% ")) {
            new RulebookCompiler().compile(with("policy/drift-bands.drl", "\"5%\"", '"' + band + '"'));
        }
        for (String value : List.of("$1,000,000", "1000000.00", "-$5")) {
            new RulebookCompiler().compile(with("review/turnover.drl", "\"$10,000,000\"", '"' + value + '"'));
        }
    }

    @Test
    void a_misspelt_property_or_fact_is_refused_with_what_there_is() {
        assertThatThrownBy(
                        () -> new RulebookCompiler().compile(with("review/turnover.drl", "turnover.is", "turnovr.is")))
                .hasMessageContaining("There is no property (turnovr) in ProposalFacts. Maybe one of these is meant: ")
                .hasMessageContaining("turnover");
        assertThatThrownBy(() -> new RulebookCompiler()
                        .compile(with("review/turnover.drl", "    ProposalFacts(", "    PropsalFacts(")))
                .hasMessageContaining("There is no fact (PropsalFacts). Maybe it is misspelt");
    }

    @Test
    void a_bad_row_of_a_table_is_refused_with_its_line() {
        RuleFiles broken = with("tables/federal-tax-rates.csv", "0.10", "O.10");
        assertThatThrownBy(() -> new RulebookCompiler().compile(broken))
                .isInstanceOfSatisfying(RulebookRefusedException.class, refused -> assertThat(refused.problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.file()).isEqualTo("tables/federal-tax-rates.csv");
                            assertThat(problem.line()).isPositive();
                        }));
    }

    @Test
    void an_unknown_property_is_refused() {
        RuleFiles broken = with("review/tax.drl", "estimatedTax.isAbove", "estimatedTaxes.isAbove");
        assertThatThrownBy(() -> new RulebookCompiler().compile(broken))
                .isInstanceOfSatisfying(RulebookRefusedException.class, refused -> assertThat(refused.problems())
                        .anySatisfy(problem -> assertThat(problem.file()).isEqualTo("review/tax.drl")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(1);",
                "insert( new NeedsReview( System.getenv().toString() ) );",
                "insert( new NeedsReview( $value.getClass().getName() ) );",
                "insert( new NeedsReview( \"\" + Runtime.getRuntime() ) );",
                "java.lang.Runtime.getRuntime().exec(\"id\");",
                "while (true) { }",
                "insert( new NeedsReview( \"a\" ) ); insert( new NeedsReview( \"b\" ) );",
                "drools.halt();",
                "modify( $value ) { }",
                "insert( new java.io.File( \"x\" ) );",
                "insert( new NeedsReview( \"\" + new java.util.Date() ) );",
                "delete( $value );"
            })
    void a_consequence_that_does_more_than_conclude_is_refused(String consequence) {
        RuleFiles attack = with(
                "review/tax.drl",
                "insert( new NeedsReview( \"The trades",
                consequence + " insert( new NeedsReview( \"The trades");
        assertThat(RulebookGuard.problems(RuleFile.all(attack)))
                .anySatisfy(problem -> assertThat(problem.file()).isEqualTo("review/tax.drl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.lang.Runtime;",
                "import io.evenkeel.store.Orders;",
                "import function java.lang.Math.abs;",
                "global java.util.List out;",
                "function int f() { return 1; }",
                "declare Trap  x : int end",
                "dialect \"java\"",
                "query \"q\" ProposalFacts() end"
            })
    void a_file_that_brings_in_more_than_facts_is_refused(String line) {
        RuleFiles attack = with(
                "review/tax.drl",
                "import io.evenkeel.review.ProposalFacts;",
                "import io.evenkeel.review.ProposalFacts;\n" + line);
        assertThat(RulebookGuard.problems(RuleFile.all(attack)))
                .anySatisfy(problem -> assertThat(problem.file()).isEqualTo("review/tax.drl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval( true ), estimatedTax",
                "estimatedTax.getClass() != null, estimatedTax",
                "System.getProperty(\"a\") == null, estimatedTax",
                "new java.io.File(\"/\") != null, estimatedTax"
            })
    void a_condition_that_reaches_outside_its_facts_is_refused(String condition) {
        RuleFiles attack = with("review/tax.drl", "estimatedTax.isAbove", condition + ".isAbove");
        assertThat(RulebookGuard.problems(RuleFile.all(attack)))
                .anySatisfy(problem -> assertThat(problem.file()).isEqualTo("review/tax.drl"));
    }

    @Test
    void a_rule_with_a_priority_is_refused() {
        RuleFiles attack = with("review/tax.drl", "reviewer\"\nwhen", "reviewer\"\nsalience 10\nwhen");
        assertThat(RulebookGuard.problems(RuleFile.all(attack))).isNotEmpty();
    }

    @Test
    void the_firms_own_rules_pass_the_guard() {
        assertThat(RulebookGuard.problems(RuleFile.all(FIRM))).isEmpty();
        assertThat(FIRM.content()).hasSizeGreaterThan(15);
    }

    static RuleFiles with(String file, String from, String to) {
        Map<String, String> content = new TreeMap<>(FIRM.content());
        String text = content.getOrDefault(file, "");
        assertThat(text).contains(from);
        content.put(file, text.replace(from, to));
        return RuleFiles.of(content);
    }

    static ProposalFacts proposal(String value, String turnover) {
        return new ProposalFacts(
                new AccountId("A-1"),
                Registration.TAXABLE,
                LocalDate.of(2018, 2, 7),
                Money.of(value),
                Weight.of(turnover),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                null,
                Money.of("1000.00"),
                Weight.of("0.01"),
                Money.of("500.00"),
                Weight.of("0.1"),
                Weight.of("0.01"),
                null,
                Weight.of("0.01"),
                3,
                false,
                false);
    }
}
