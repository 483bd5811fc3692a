package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is no text: a condition that compares them is refused when the file is saved. */
class ComparisonsTest {

    private static final String RULE =
            """
            package review;
            import io.evenkeel.account.Registration;
            import io.evenkeel.money.Money;
            import io.evenkeel.money.Weight;
            import io.evenkeel.review.ProposalFacts;
            import io.evenkeel.review.TradeFacts;
            import io.evenkeel.review.ReviewFinding.NeedsReview;
            rule "r"
            when
                %s
            then
                insert( new NeedsReview( "seen" ) );
            end
            """;

    private static RuleFiles rulebook(String conditions) {
        Map<String, String> content =
                new TreeMap<>(RuleFiles.read(Path.of("rules")).content());
        content.put("review/a.drl", RULE.formatted(conditions));
        return RuleFiles.of(content);
    }

    /** The place is that of the text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
            ProposalFacts( turnover > "20 per cent" )                   | 10 | 31 | compares turnover with the text (20 per cent), where something of the type Weight belongs. Maybe turnover.isAbove("20%") is meant.
            ProposalFacts( turnover > "35%" )                           | 10 | 31 | compares turnover with the text (35%), where something of the type Weight belongs. Maybe turnover.isAbove("35%") is meant.
            ProposalFacts( turnover < ( "five" ) )                      | 10 | 33 | compares turnover with the text (five), where something of the type Weight belongs. Maybe turnover.isBelow("20%") is meant.
            ProposalFacts( value >= "$5,000" )                          | 10 | 29 | compares value with the text ($5,000), where something of the type Money belongs. Maybe !value.isBelow("$5,000") is meant.
            ProposalFacts( "$5,000" >= value )                          | 10 | 20 | compares value with the text ($5,000), where something of the type Money belongs. Maybe !value.isAbove("$5,000") is meant.
            ProposalFacts( value <= "five" )                            | 10 | 29 | compares value with the text (five), where something of the type Money belongs. Maybe !value.isAbove("$1,000") is meant.
            ProposalFacts( trades > 2, turnover == "20%" )              | 10 | 44 | compares turnover with the text (20%), where something of the type Weight belongs. Maybe Weight.fromText("20%"), with the import of io.evenkeel.money.Weight, is meant.
            ProposalFacts( gainBudget != null && gainBudget != "5" )   | 10 | 56 | compares gainBudget with the text (5), where something of the type Money belongs. Maybe Money.fromText("5"), with the import of io.evenkeel.money.Money, is meant.
            ProposalFacts( turnover not in ( $x, "five" ) )             | 10 | 42 | compares turnover with the text (five), where something of the type Weight belongs. Maybe Weight.fromText("20%"), with the import of io.evenkeel.money.Weight, is meant.
            ProposalFacts( turnover.equals("20%") )                     | 10 | 36 | compares turnover with the text (20%), where something of the type Weight belongs. Maybe Weight.fromText("20%"), with the import of io.evenkeel.money.Weight, is meant.
            ProposalFacts( $t : turnover, $t > "20%" )                  | 10 | 40 | compares $t with the text (20%), where something of the type Weight belongs. Maybe $t.isAbove("20%") is meant.
            $p : ProposalFacts() TradeFacts( $p.value > "$5" )          | 10 | 49 | compares $p.value with the text ($5), where something of the type Money belongs. Maybe $p.value.isAbove("$5") is meant.
            TradeFacts( amount.plus(amount) > "$5" )                    | 10 | 39 | compares amount.plus(amount) with the text ($5), where something of the type Money belongs. Maybe amount.plus(amount).isAbove("$5") is meant.
            TradeFacts( shareOfDailyVolume > (amount.zero ? "1" : '5') ) | 10 | 53 | compares shareOfDailyVolume with the text (1), where something of the type Weight belongs. Maybe shareOfDailyVolume.isAbove("1") is meant.
            ProposalFacts( trades > "two" )                             | 10 | 29 | compares trades with the text (two), where a whole number belongs. Maybe 10 without quotation marks is meant.
            ProposalFacts( trades > 2 && < "five" )                     | 10 | 36 | compares trades with the text (five), where a whole number belongs. Maybe 10 without quotation marks is meant.
            ProposalFacts( value.cents > "5.5" )                        | 10 | 34 | compares value.cents with the text (5.5), where a whole number belongs. Maybe 10 without quotation marks is meant.
            ProposalFacts( releasedByHand == "yes" )                    | 10 | 38 | compares releasedByHand with the text (yes), where true or false belongs. Maybe true or false without quotation marks is meant.
            ProposalFacts( registration == "TAXABLE" )                  | 10 | 36 | compares registration with the text (TAXABLE), where something of the type Registration belongs. Maybe Registration.TAXABLE, with the import of io.evenkeel.account.Registration, is meant.
            ProposalFacts( asOf > "2018-01-01" )                        | 10 | 27 | compares asOf with the text (2018-01-01), where something of the type LocalDate belongs. Maybe a date like "07-Feb-2018" is meant.
            ProposalFacts( account == "A-1" )                           | 10 | 31 | compares account with the text (A-1), where something of the type AccountId belongs. Maybe account.value is meant.
            ProposalFacts( turnover.isAbove(releasedByHand ? "5%" : "$5") ) | 10 | 61 | compares with ($5), which is not a number. Maybe 20% is meant.
            $p : ProposalFacts() TradeFacts( $p.turnover.isAbove("$5") )| 10 | 58 | compares with ($5), which is not a number. Maybe 20% is meant.
            """)
    void a_text_that_a_property_cannot_be_compared_with_is_refused_with_its_place(
            String conditions, int line, int column, String told) {
        assertThatThrownBy(() -> new RulebookCompiler().compile(rulebook(conditions)))
                .isInstanceOfSatisfying(RulebookRefusedException.class, refused -> assertThat(refused.problems())
                        .first()
                        .isEqualTo(new RuleProblem("review/a.drl", line, column, "The condition of \"r\" " + told)));
    }

    /** Each of them compiles, and is asked of a proposal without failing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProposalFacts( turnover.isAbove(\"20%\"), !turnover.isBelow(\"20%\") )",
                "ProposalFacts( turnover > Weight.fromText(\"20%\"), value != Money.fromText(\"$5\") )",
                "ProposalFacts( turnover in ( Weight.fromText(\"20%\"), Weight.fromText(\"5%\") ) )",
                "ProposalFacts( turnover.percent() == \"35.0%\", \"a > 'b'\" != null )",
                "ProposalFacts( trades > \"2\", releasedByHand == \"false\", account.value == \"A-1\" )",
                "ProposalFacts( asOf > \"07-Feb-2017\", registration == Registration.TAXABLE )",
                "ProposalFacts( $side : registration.name == \"TAXABLE\" ) not TradeFacts( side == \"BUY\" )",
                "ProposalFacts( $side : turnover ) not TradeFacts( side == \"BUY\" )",
                "ProposalFacts( $t : trades, \"no. \" + turnover > \"20%\" ) // turnover > \"five\"",
                "ProposalFacts( trades > (turnover.zero ? 1 : trades), $t : trades, trades > 2 ) TradeFacts( side > \"A\" )",
                "ProposalFacts( (trades > 2 ? \"five\" : \"six\") == \"five\" )"
            })
    void what_can_be_compared_is_taken(String conditions) {
        Rulebook taken = new RulebookCompiler().compile(rulebook(conditions));
        taken.review().findings(RulebookCompilerTest.proposal("12000000.00", "0.35"), List.of());
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void names_that_are_given_from_themselves_are_not_followed_without_end() {
        String given = "$t : $t, ".repeat(60);
        assertThat(RuleValues.problems(RuleFile.all(rulebook("ProposalFacts( " + given + "$t > \"five\" )"))))
                .isEmpty();
    }

    @Test
    void what_a_refusal_proposes_is_taken_and_means_what_was_meant() {
        for (String proposed : List.of(
                "turnover.isAbove(\"34%\")",
                "!turnover.isAbove(\"35%\")",
                "!turnover.isBelow(\"35%\")",
                "turnover == Weight.fromText(\"35%\")",
                "trades == 3",
                "releasedByHand == false",
                "registration == Registration.TAXABLE",
                "asOf == \"07-Feb-2018\"",
                "account.value == \"A-1\"")) {
            Rulebook taken = new RulebookCompiler().compile(rulebook("ProposalFacts( " + proposed + " )"));
            assertThat(taken.review().findings(RulebookCompilerTest.proposal("12000000.00", "0.35"), List.of()))
                    .as(proposed)
                    .anySatisfy(found -> assertThat(found.rule().sentence()).isEqualTo("r"));
        }
    }
}
