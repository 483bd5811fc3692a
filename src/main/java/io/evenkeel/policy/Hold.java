package io.evenkeel.policy;

import io.evenkeel.market.SecurityId;
import org.jspecify.annotations.Nullable;

/**
 * The account's data cannot be trusted: it is not rebalanced until somebody has looked.
 *
 * @param security what it is about; none where it is about the account
 * @param message with the account's numbers
 */
public record Hold(@Nullable SecurityId security, String message) {}
