package io.evenkeel.store;

/**
 * What a walk along the audit trail found.
 *
 * @param entries that were walked
 * @param problem the first entry that is not as it was written, and how; empty where there is none
 */
public record AuditVerdict(boolean intact, long entries, String problem) {}
