package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run is carried out, and looked at, under the rulebook that was in force when it began. */
class ActiveRulebookTest {

    private final Map<String, RuleFiles> kept = new TreeMap<>();
    private final ActiveRulebook rulebooks = new ActiveRulebook(Path.of("rules"), new RulebookArchive() {
        @Override
        public String keep(RuleFiles files, String author) {
            kept.put(files.sha256(), files);
            return "1";
        }

        @Override
        public Optional<RuleFiles> find(String sha256) {
            return Optional.ofNullable(kept.get(sha256));
        }

        @Override
        public Optional<String> versionOf(String sha256) {
            return find(sha256).map(files -> "1");
        }
    });

    private String inForceOnce(RuleFiles files) {
        kept.put(files.sha256(), files);
        return files.sha256();
    }

    @ParameterizedTest
    @CsvSource({
        "policy/wash-sales.drl, '\"0%\"', '\"none\"'",
        "policy/wash-sales.drl, '\"0%\"', '$of.isZero() ? \"five\" : \"0%\"'",
        "review/tax.drl, 'estimatedTax.isAbove(\"$25,000\")', 'estimatedTax > \"a lot\"'",
        "review/tax.drl, '$25,000', 'a lot'"
    })
    void a_value_that_is_refused_today_does_not_keep_an_old_rulebook_from_being_asked_again(
            String file, String from, String to) {
        RuleFiles old = RulebookCompilerTest.with(file, from, to);
        assertThatThrownBy(() -> new RulebookCompiler().compile(old)).isInstanceOf(RulebookRefusedException.class);

        Rulebook replayed = rulebooks.byDigest(inForceOnce(old));

        assertThat(replayed.sha256()).isEqualTo(old.sha256());
        assertThat(replayed.files()).isEqualTo(old);
        assertThat(rulebooks.byDigest(old.sha256())).isSameAs(replayed);
    }

    @Test
    void a_rule_that_was_sound_concludes_as_it_did_beside_a_value_that_is_refused_today() {
        String old = inForceOnce(RulebookCompilerTest.with("policy/wash-sales.drl", "\"0%\"", "\"none\""));
        assertThat(rulebooks
                        .byDigest(old)
                        .review()
                        .findings(RulebookCompilerTest.proposal("12000000.00", "0.35"), List.of()))
                .hasSize(1);
    }

    @Test
    void code_that_may_not_run_does_not_run_however_old_it_is() {
        String old = inForceOnce(RulebookCompilerTest.with(
                "review/tax.drl", "ProposalFacts( ", "ProposalFacts( System.getProperty(\"a\") == null, "));
        assertThatThrownBy(() -> rulebooks.byDigest(old))
                .isInstanceOf(RulebookRefusedException.class)
                .hasMessageContaining("uses \"System\", which rules may not");
    }

    @Test
    void a_digest_that_was_never_in_force_names_no_rulebook() {
        assertThatThrownBy(() -> rulebooks.byDigest("01".repeat(32)))
                .hasMessageContaining("No rulebook has the digest");
    }
}
