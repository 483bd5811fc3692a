package io.evenkeel.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened, in order, each entry chained to the one before by SHA-256. Nothing is changed or taken out, and {@link
 * #verify} finds out where somebody did.
 */
@Component
public class AuditTrail {

    private static final int FACTS_LONGEST = 16_000;
    private static final String ENTRIES =
            """
            select entry_sequence, kind, subject, facts, by_whom, at_micros, previous_hash, hash from audit_entry""";

    private record Head(long sequence, String hash) {}

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends are serialised until the caller's transaction ends: append last in it. Refuses facts of more than {@value
     * #FACTS_LONGEST} characters: an entry names documents, it does not hold them.
     */
    @Transactional
    public void append(String kind, String subject, Map<String, String> facts, String by, Instant at) {
        Head head = head(" for update");
        AuditEntry entry = AuditChain.chained(
                head.sequence() + 1,
                kind,
                subject,
                new TreeMap<>(facts),
                by,
                at.truncatedTo(ChronoUnit.MICROS),
                head.hash());
        insert(entry);
        jdbc.sql("update audit_head set entry_sequence = ?, hash = ? where id = 1")
                .params(entry.sequence(), entry.hash())
                .update();
    }

    private Head head(String locking) {
        return jdbc.sql("select entry_sequence, hash from audit_head where id = 1" + locking)
                .query((row, number) -> new Head(row.getLong("entry_sequence"), row.getString("hash")))
                .single();
    }

    private void insert(AuditEntry entry) {
        String facts = AuditChain.text(entry.facts());
        if (facts.length() > FACTS_LONGEST) {
            throw new IllegalArgumentException("The facts of audit entry (%s, %s) have %d characters, above %d."
                    .formatted(entry.kind(), entry.subject(), facts.length(), FACTS_LONGEST));
        }
        jdbc.sql(
                        """
                        insert into audit_entry (entry_sequence, kind, subject, facts, by_whom, at_micros, previous_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.sequence(),
                        entry.kind(),
                        entry.subject(),
                        facts,
                        entry.by(),
                        ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()),
                        entry.previousHash(),
                        entry.hash())
                .update();
    }

    /** Entries whose subject is the run, or something in it: its id and a point. */
    public List<AuditEntry> ofRun(String runId) {
        String literal = runId.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return entries(jdbc.sql(ENTRIES + " where subject = ? or subject like ? escape '!' order by entry_sequence")
                .params(runId, literal + ".%"));
    }

    public List<AuditEntry> all() {
        return entries(jdbc.sql(ENTRIES + " order by entry_sequence"));
    }

    private static List<AuditEntry> entries(StatementSpec query) {
        return query.query(AuditTrail::entry).list();
    }

    /** Walks the whole chain. */
    @Transactional
    public AuditVerdict verify() {
        Head head = head(" for update");
        AuditChain.Walk walk = new AuditChain.Walk();
        jdbc.sql(ENTRIES + " order by entry_sequence").query(row -> {
            walk.step(entry(row, 0));
        });
        return walk.end(head.sequence(), head.hash());
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("entry_sequence"),
                row.getString("kind"),
                row.getString("subject"),
                Collections.unmodifiableSortedMap(AuditChain.facts(row.getString("facts"))),
                row.getString("by_whom"),
                Instant.EPOCH.plus(row.getLong("at_micros"), ChronoUnit.MICROS),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
