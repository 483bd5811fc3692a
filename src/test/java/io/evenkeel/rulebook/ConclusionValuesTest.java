package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.policy.Hold;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.Written;
import io.evenkeel.review.ReviewFinding;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands written out in a conclusion is read when the file is saved, whatever stands beside it. */
class ConclusionValuesTest {

    private static final RuleFiles FIRM = RuleFiles.read(Path.of("rules"));

    /** The place is that of the value, in the file as compliance sees it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            wash-sales.drl   | "$0.00"                     | "nothing"                          | 19 | 35 | gives NoBuyback as value 2 (nothing), which is not an amount of dollars. Maybe it is to be written like "$0.00".
            wash-sales.drl   | "$0.00"                     | "5%"                               | 19 | 35 | gives NoBuyback as value 2 (5%), which is not an amount of dollars. Maybe it is to be written like "$0.00".
            wash-sales.drl   | "$0.00"                     | "$0.001"                           | 19 | 35 | gives NoBuyback as value 2 ($0.001), which is not an amount of dollars. Maybe it is to be written like "$0.00".
            wash-sales.drl   | "$0.00"                     | "-$0.01"                           | 19 | 35 | gives NoBuyback as value 2 (-$0.01), which must not be less than $0.00. Maybe it is to be written like "$0.00".
            wash-sales.drl   | "$0.00"                     | ""                                 | 19 | 35 | gives NoBuyback as value 2 (), which is not an amount of dollars. Maybe it is to be written like "$0.00".
            wash-sales.drl   | "$0.00"                     | 60                                 | 19 | 35 | gives NoBuyback as value 2 (60), where a text belongs. Maybe "$0.00" is meant.
            wash-sales.drl   | "0%"                        | "none"                             | 26 | 38 | gives NoLossSale as value 2 (none), which is not a number. Maybe it is to be written like "0%".
            wash-sales.drl   | "0%"                        | "$0"                               | 26 | 38 | gives NoLossSale as value 2 ($0), which is not a number. Maybe it is to be written like "0%".
            wash-sales.drl   | "0%"                        | "10"                               | 26 | 38 | gives NoLossSale as value 2 (10), which must lie between 0% and 100%. Maybe it is to be written like "0%".
            wash-sales.drl   | "0%"                        | "-1%"                              | 26 | 38 | gives NoLossSale as value 2 (-1%), which must lie between 0% and 100%. Maybe it is to be written like "0%".
            wash-sales.drl   | "0%"                        | /* a, ( */ "none"                  | 26 | 49 | gives NoLossSale as value 2 (none), which is not a number. Maybe it is to be written like "0%".
            harvest.drl      | "5%"                        | "five"                             | 19 | 45 | gives HarvestThreshold as value 2 (five), which is not a number. Maybe it is to be written like "5%".
            harvest.drl      | 45, 30                      | "45", 30                           | 19 | 67 | gives HarvestThreshold as value 5 ("45"), where a whole number belongs. Maybe 10 without quotation marks is meant.
            when-to-trade.drl| TradeLimit( $most )         | TradeLimit( "ten" )                | 75 | 29 | gives TradeLimit as value 1 ("ten"), where a whole number belongs. Maybe 10 without quotation marks is meant.
            budgets.drl      | new GainBudget( $budget, $proRata ) | new GainBudget( "$5,000", $proRata ) | 17 | 29 | gives GainBudget as value 1 ("$5,000"), where something of the type Money belongs. Maybe Money.fromText("$1,000"), with the import of io.evenkeel.money.Money, is meant.
            budgets.drl      | new GainBudget( $budget, $proRata ) | new GainBudget( $budget, "yes" )   | 17 | 38 | gives GainBudget as value 2 ("yes"), where true or false belongs. Maybe true or false without quotation marks is meant.
            legacy-locks.drl | $security, $held            | $security, "all"                   | 24 | 42 | gives KeepQuantity as value 2 ("all"), where something of the type Quantity belongs. Maybe Quantity.of("10"), with the import of io.evenkeel.money.Quantity, is meant.
            budgets.drl      | new GainBudget( $budget     | new GainBudget( Money.fromText("five") | 17 | 44 | reads (five) as Money, which it is not. Maybe it is to be written like "$1,000".
            budgets.drl      | new GainBudget( $budget     | new GainBudget( Money.of("$5")     | 17 | 38 | reads ($5) as Money, which it is not. Maybe it is to be written like "0.25".
            budgets.drl      | $budget, $proRata ) );      | $budget, $budget.isAbove("ten") ) ); | 17 | 54 | compares with (ten), which is not an amount of dollars. Maybe $10,000 is meant.
            wash-sales.drl   | "0%"                        | $lot == null ? "five" : "0%"       | 26 | 53 | gives NoLossSale as value 2 (five), which is not a number. Maybe it is to be written like "0%".
            wash-sales.drl   | "0%"                        | ( $lot == null ? "0%" : ("five") ) | 26 | 63 | gives NoLossSale as value 2 (five), which is not a number. Maybe it is to be written like "0%".
            wash-sales.drl   | "0%"                        | $a ? $b ? "1%" : "?:," : $c ? "2%" : "0%" | 26 | 55 | gives NoLossSale as value 2 (?:,), which is not a number. Maybe it is to be written like "0%".
            wash-sales.drl   | "0%"                        | $a ? "5%" : 7                      | 26 | 50 | gives NoLossSale as value 2 (7), where a text belongs. Maybe "0%" is meant.
            wash-sales.drl   | "0%"                        | $a ? "0%" : "110%"                 | 26 | 50 | gives NoLossSale as value 2 (110%), which must lie between 0% and 100%. Maybe it is to be written like "0%".
            drift-bands.drl  | "5%"                        | $a ? "5%" : "-5%"                  | 17 | 43 | is refused: The absolute band (-5.0%) must lie between 0% and 100%. Maybe the percent sign is missing.
            budgets.drl      | new GainBudget( $budget     | new GainBudget( $proRata ? $budget : "$5" | 17 | 50 | gives GainBudget as value 1 ("$5"), where something of the type Money belongs. Maybe Money.fromText("$1,000"), with the import of io.evenkeel.money.Money, is meant.
            budgets.drl      | new GainBudget( $budget     | new GainBudget( Money.fromText($proRata ? "$5" : "five") | 17 | 62 | reads (five) as Money, which it is not. Maybe it is to be written like "$1,000".
            budgets.drl      | $budget, $proRata ) );      | $budget, $budget.isAbove($proRata ? "$5" : "ten") ) ); | 17 | 72 | compares with (ten), which is not an amount of dollars. Maybe $10,000 is meant.
            """)
    void a_value_that_is_not_what_belongs_at_its_place_is_refused_beside_names(
            String file, String from, String to, int line, int column, String told) {
        assertThatThrownBy(() ->
                        new RulebookCompiler().compile(RulebookCompilerTest.with("policy/" + file, from, to.strip())))
                .isInstanceOfSatisfying(RulebookRefusedException.class, refused -> {
                    RuleProblem problem = refused.problems().get(0);
                    assertThat(problem.file()).isEqualTo("policy/" + file);
                    assertThat(problem.message())
                            .startsWith("The consequence of \"")
                            .endsWith("\" " + told);
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.column()).isEqualTo(column);
                });
    }

    @Test
    void the_refusal_names_the_rule_and_every_value_that_is_wrong() {
        RuleFiles broken =
                RulebookCompilerTest.with("policy/when-to-trade.drl", "\"$500\", \"1%\"", "\"500 USD\", \"one\"");
        assertThat(RuleValues.problems(RuleFile.all(broken)))
                .extracting(RuleProblem::message)
                .containsExactly(
                        "The consequence of \"An account inside its bands is traded where that is worth clearly more than it"
                                + " costs\" gives WorthTrading as value 1 (500 USD), which is not an amount of dollars."
                                + " Maybe it is to be written like \"$500\".",
                        "The consequence of \"An account inside its bands is traded where that is worth clearly more than it"
                                + " costs\" gives WorthTrading as value 2 (one), which is not a number."
                                + " Maybe it is to be written like \"1%\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            wash-sales.drl   | "$0.00"                  | "$60.00"
            wash-sales.drl   | "$0.00"                  | " $1,000 "
            wash-sales.drl   | "$0.00"                  | 0 + "." + 50
            wash-sales.drl   | "$0.00"                  | $shares.toString()
            wash-sales.drl   | "$0.00"                  | $shares.isZero() ? "$0.00" : ("$60.00")
            wash-sales.drl   | "$0.00"                  | $shares.isZero() ? "$0.00" : $shares.toString()
            wash-sales.drl   | "$0.00"                  | "five".equals( $by.toString() ) ? "$0" : "$5"
            wash-sales.drl   | "0%"                     | "100%"
            wash-sales.drl   | "0%"                     | "0.1"
            wash-sales.drl   | "$0.00", "account "      | "$0.00", "five, (no number) // at all " + "
            wash-sales.drl   | "account " + $by + " bought it on " + $day + | "five" +
            harvest.drl      | "$1,000", "5%"           | /* from, 2020 */ "$1,000", // on
            restrictions.drl | NoBuy( $security, $why ) | NoBuy( $security, "0%" )
            restrictions.drl | NoBuy( $security, $why ) | NoBuy( $security, null )
            trading.drl      | "$250"                   | "$0"
            """)
    void names_expressions_reasons_and_numbers_are_taken(String file, String from, String to) {
        String mended = to.endsWith("+ \"") ? to + "account \"" : to.endsWith("// on") ? to + "\n\"5%\"" : to;
        new RulebookCompiler().compile(RulebookCompilerTest.with("policy/" + file, from, mended));
    }

    @Test
    void a_number_of_a_type_may_be_written_out_where_a_conclusion_takes_the_type() {
        RuleFiles written = RulebookCompilerTest.with(
                "policy/budgets.drl", "new GainBudget( $budget", "new GainBudget( Money.fromText(\"$5,000\")");
        RuleFiles imported = RuleFiles.of(replaced(
                written, "policy/budgets.drl", "package policy;", "package policy;\nimport io.evenkeel.money.Money;"));
        new RulebookCompiler().compile(imported);
    }

    private static java.util.Map<String, String> replaced(RuleFiles files, String file, String from, String to) {
        java.util.Map<String, String> content = new java.util.TreeMap<>(files.content());
        content.computeIfPresent(file, (name, text) -> text.replace(from, to));
        return content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"'20 per cent'", "( \"20 per cent\" )", "\n\"20 per cent\""})
    void a_limit_is_read_however_it_is_set_in_quotation_marks(String limit) {
        RuleFiles broken = RulebookCompilerTest.with(
                "review/turnover.drl", "(\"20%\")", limit.startsWith("(") ? limit : "(" + limit + ")");
        assertThat(RuleValues.problems(RuleFile.all(broken)))
                .anySatisfy(problem -> assertThat(problem.message()).contains("compares with (20 per cent)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Between apostrophes, between three quotation marks, and spelt as numbers of characters.
                "insert( new NeedsReview( '\"' + Runtime.getRuntime() + '\"' ) );",
                "insert( new NeedsReview( \"\"\"\n \" \"\"\" + Runtime.getRuntime() + \"\"\"\n \" \"\"\" ) );",
                "insert( new NeedsReview( \"\\u0022 + Runtime.getRuntime() + \\u0022\" ) );",
                "// \\u000a Runtime.getRuntime();\ninsert( new NeedsReview( \"\" ) );"
            })
    void what_only_looks_like_a_text_is_refused(String consequence) {
        String rule =
                """
                package review;
                import io.evenkeel.review.ProposalFacts;
                import io.evenkeel.review.ReviewFinding.NeedsReview;
                rule "r"
                when
                    ProposalFacts( releasedByHand )
                then
                    %s
                end
                """;
        RuleFiles files = RuleFiles.of(java.util.Map.of("review/a.drl", rule.formatted(consequence)));
        RuleFiles harmless = RuleFiles.of(
                java.util.Map.of("review/a.drl", rule.formatted("insert( new NeedsReview( \"it's\" ) );")));
        assertThat(RulebookGuard.problems(RuleFile.all(harmless))).isEmpty();
        assertThat(RulebookGuard.problems(RuleFile.all(files))).isNotEmpty();
    }

    @Test
    void a_condition_does_not_end_at_a_word_in_a_text_between_apostrophes() {
        RuleFiles attack = RulebookCompilerTest.with(
                "review/tax.drl", "ProposalFacts( ", "ProposalFacts( ' then ' != null, eval(true), ");
        assertThat(RulebookGuard.problems(RuleFile.all(attack)))
                .anySatisfy(problem -> assertThat(problem.message()).contains("uses \"eval\""));
    }

    /** So that a conclusion that comes later cannot forget to say which of its texts are numbers. */
    @Test
    void every_text_that_a_conclusion_takes_is_a_number_of_a_kind_or_kept_as_it_is() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (Class<?> conclusion : conclusions()) {
            for (Constructor<?> constructor : conclusion.getConstructors()) {
                for (Parameter parameter : constructor.getParameters()) {
                    if (parameter.getType() != String.class) {
                        continue;
                    }
                    Written written = parameter.getAnnotation(Written.class);
                    String name = conclusion.getSimpleName() + " " + parameter.getName();
                    assertThat(written == null)
                            .as("%s is kept as text, or else @Written", name)
                            .isEqualTo(keeps(conclusion, parameter.getName()));
                    if (written != null) {
                        assertThat(RuleNumbers.reads(written.as(), "fromText", written.like()))
                                .as(name)
                                .isTrue();
                        assertThat(RuleNumbers.read(written.as(), "fromText", written.like()))
                                .as(name)
                                .isNotNull();
                        numbers.add(name);
                    }
                }
            }
        }
        assertThat(numbers).contains("NoBuyback washed", "NoLossSale washed", "AbsoluteBand halfWidth");
    }

    private static List<Class<?>> conclusions() {
        return Stream.of(
                        Stream.of(Limit.class.getPermittedSubclasses()),
                        Stream.of(ReviewFinding.class.getPermittedSubclasses()),
                        Stream.<Class<?>>of(Hold.class))
                .flatMap(types -> types)
                .toList();
    }

    private static boolean keeps(Class<?> conclusion, String name) {
        return Arrays.stream(conclusion.getRecordComponents())
                .filter(component -> component.getType() == String.class)
                .map(RecordComponent::getName)
                .anyMatch(name::equals);
    }
}
