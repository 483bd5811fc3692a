package io.evenkeel.store;

import java.time.Instant;
import java.util.SortedMap;

/**
 * One thing that happened.
 *
 * @param sequence from 1, without gaps
 * @param kind what happened, a past participle
 * @param subject the id it happened to
 * @param hash SHA-256 over all the others and {@code previousHash}
 */
public record AuditEntry(
        long sequence,
        String kind,
        String subject,
        SortedMap<String, String> facts,
        String by,
        Instant at,
        String previousHash,
        String hash) {}
