package io.evenkeel.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What happened, in order, each entry chained to the one before by SHA-256. Nothing is changed or taken out. */
@Component
public class AuditTrail {

    /** Appends are serialised until the caller's transaction ends: append last in it. */
    public void append(String kind, String subject, Map<String, String> facts, String by, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Entries whose subject is the run, or one of its proposals or batches. */
    public List<AuditEntry> ofRun(String runId) {
        throw new UnsupportedOperationException();
    }

    public List<AuditEntry> all() {
        throw new UnsupportedOperationException();
    }

    public AuditVerdict verify() {
        throw new UnsupportedOperationException();
    }
}
