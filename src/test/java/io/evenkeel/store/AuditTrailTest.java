package io.evenkeel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTrailTest {

    private final Database store = new Database();

    @BeforeEach
    void three_entries() {
        append("RunStarted", "R-2018-02-07-1", Map.of("book", "B-1", "rulebook", "7"));
        append("ProposalApproved", "R-2018-02-07-1.A-1.1", Map.of("note", "seen; \"fine\" — é"));
        append("RunStarted", "R-2018-02-07-10", Map.of());
    }

    private void append(String kind, String subject, Map<String, String> facts) {
        store.inTransaction(() -> store.audit.append(kind, subject, facts, "operations1", Database.NOW));
    }

    @Test
    void an_untouched_trail_is_intact() {
        assertThat(store.audit.verify()).isEqualTo(new AuditVerdict(true, 3, ""));
        assertThat(new Database().audit.verify()).isEqualTo(new AuditVerdict(true, 0, ""));
    }

    @Test
    void entries_come_back_as_they_were_written_and_name_the_one_before() {
        List<AuditEntry> all = store.audit.all();

        assertThat(all).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L);
        assertThat(all.get(0).facts()).isEqualTo(Map.of("book", "B-1", "rulebook", "7"));
        assertThat(all.get(1).facts()).isEqualTo(Map.of("note", "seen; \"fine\" — é"));
        assertThat(all.get(1).at()).isEqualTo(Database.NOW);
        assertThat(all.get(1).by()).isEqualTo("operations1");
        assertThat(all.get(1).previousHash()).isEqualTo(all.get(0).hash());
    }

    @Test
    void the_entries_of_a_run_are_its_own_and_its_proposals() {
        assertThat(store.audit.ofRun("R-2018-02-07-1"))
                .extracting(AuditEntry::sequence)
                .containsExactly(1L, 2L);
        assertThat(store.audit.ofRun("R-2018-02-07-_")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kind, 'ProposalRejected'",
        "subject, 'R-2018-02-07-1.A-2.1'",
        "facts, '{\"facts\":{}}'",
        "by_whom, 'nobody'",
        "at_micros, '1'",
        "hash, '1111111111111111111111111111111111111111111111111111111111111111'"
    })
    void an_entry_that_was_changed_is_found(String column, String value) {
        store.jdbc.update("update audit_entry set " + column + " = ? where entry_sequence = 2", value);

        assertThat(store.audit.verify().intact()).isFalse();
        assertThat(store.audit.verify().problem()).startsWith("Entry 2 is not as it was written");
    }

    @Test
    void an_entry_that_was_taken_out_is_missed_wherever_it_stood() {
        store.jdbc.update("delete from audit_entry where entry_sequence = 3");
        assertThat(store.audit.verify().problem())
                .isEqualTo("The trail ends at entry 2 but was written up to entry 3.");

        store.jdbc.update("delete from audit_entry where entry_sequence = 1");
        assertThat(store.audit.verify().problem()).isEqualTo("Entry 1 is missing: the next one there is 2.");
    }

    @Test
    void an_entry_rewritten_with_a_matching_hash_breaks_the_link_after_it() {
        AuditEntry second = store.audit.all().get(1);
        AuditEntry forged = AuditChain.chained(
                2, second.kind(), second.subject(), second.facts(), "mallory", second.at(), second.previousHash());
        store.jdbc.update(
                "update audit_entry set by_whom = 'mallory', hash = ? where entry_sequence = 2", forged.hash());

        assertThat(store.audit.verify().problem()).isEqualTo("Entry 3 does not follow the one before it.");
    }

    @Test
    void two_who_append_at_once_make_one_chain() throws Exception {
        AtTheSameTime.twice(() -> {
            for (int i = 0; i < 20; i++) {
                append("Tried", "R-2018-02-07-1", Map.of("turn", "" + i));
            }
            return true;
        });

        assertThat(store.audit.verify()).isEqualTo(new AuditVerdict(true, 43, ""));
    }

    @Test
    void an_entry_of_a_transaction_that_failed_is_not_in_the_trail() {
        assertThatThrownBy(() -> store.inTransaction(() -> {
                    store.audit.append("Tried", "x", Map.of(), "operations1", Database.NOW);
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(store.audit.verify()).isEqualTo(new AuditVerdict(true, 3, ""));
    }

    @Test
    void facts_at_the_limit_are_taken_and_one_character_more_is_refused() {
        int around = AuditChain.text(new java.util.TreeMap<>(Map.of("k", ""))).length();
        append("Tried", "x", Map.of("k", "v".repeat(16_000 - around)));

        assertThatThrownBy(() -> append("Tried", "x", Map.of("k", "v".repeat(16_001 - around))))
                .hasMessageContaining("16001 characters, above 16000");
    }
}
