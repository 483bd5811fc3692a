package io.evenkeel.proposal;

import io.evenkeel.market.SecurityId;

/** A security that was left as it is although its weight is off, and why. */
public record NotTraded(SecurityId security, String reason) {}
