package io.evenkeel.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** How an audit entry is hashed, and whether a row of entries is a chain. */
final class AuditChain {

    static final String START = "0".repeat(64);

    private record Facts(SortedMap<String, String> facts) {}

    /** Everything that is hashed, in the order of its JSON. */
    private record Sealed(
            long sequence,
            String kind,
            String subject,
            SortedMap<String, String> facts,
            String by,
            Instant at,
            String previousHash) {}

    private AuditChain() {}

    static AuditEntry chained(
            long sequence,
            String kind,
            String subject,
            SortedMap<String, String> facts,
            String by,
            Instant at,
            String previousHash) {
        String hash = hash(new Sealed(sequence, kind, subject, facts, by, at, previousHash));
        return new AuditEntry(sequence, kind, subject, facts, by, at, previousHash, hash);
    }

    private static String hash(Sealed entry) {
        return Digests.sha256(Documents.canonical(entry));
    }

    static String text(SortedMap<String, String> facts) {
        return new String(Documents.canonical(new Facts(facts)), StandardCharsets.UTF_8);
    }

    static SortedMap<String, String> facts(String text) {
        return new TreeMap<>(Documents.readCanonical(text.getBytes(StandardCharsets.UTF_8), Facts.class)
                .facts());
    }

    /** Takes entries one by one, so that a trail of any length is walked in little memory. */
    static final class Walk {

        private long entries;
        private String previousHash = START;
        private String problem = "";

        void step(AuditEntry entry) {
            entries++;
            if (problem.isEmpty()) {
                problem = problemWith(entry);
            }
            previousHash = entry.hash();
        }

        private String problemWith(AuditEntry entry) {
            if (entry.sequence() != entries) {
                return "Entry %d is missing: the next one there is %d.".formatted(entries, entry.sequence());
            }
            if (!entry.previousHash().equals(previousHash)) {
                return "Entry %d does not follow the one before it.".formatted(entry.sequence());
            }
            String recomputed = chained(
                            entry.sequence(),
                            entry.kind(),
                            entry.subject(),
                            entry.facts(),
                            entry.by(),
                            entry.at(),
                            entry.previousHash())
                    .hash();
            return recomputed.equals(entry.hash())
                    ? ""
                    : "Entry %d is not as it was written: %s %s."
                            .formatted(entry.sequence(), entry.kind(), entry.subject());
        }

        AuditVerdict end(long headSequence, String headHash) {
            if (problem.isEmpty() && (headSequence != entries || !headHash.equals(previousHash))) {
                problem = "The trail ends at entry %d but was written up to entry %d.".formatted(entries, headSequence);
            }
            return new AuditVerdict(problem.isEmpty(), entries, problem);
        }
    }
}
