package io.evenkeel.review;

import java.time.Instant;

/**
 * What a reviewer said.
 *
 * @param by the signed-in user
 */
public record Decision(DecisionKind kind, String by, String note, Instant at) {}
