package io.evenkeel.target;

import io.evenkeel.market.SecurityId;

/** May be bought in place of a security that was sold at a loss or may not be bought. Lower rank is tried first. */
public record Substitute(SecurityId security, SecurityId substitute, int rank) {}
