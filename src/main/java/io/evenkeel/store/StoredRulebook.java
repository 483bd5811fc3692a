package io.evenkeel.store;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of the firm's rules, as it was in force.
 *
 * @param version from 1, one more with each activation
 * @param approver none for what came with the installation or was edited in its folder
 * @param files content by name
 */
public record StoredRulebook(
        int version,
        String sha256,
        String author,
        @Nullable String approver,
        Instant activatedAt,
        SortedMap<String, String> files) {}
