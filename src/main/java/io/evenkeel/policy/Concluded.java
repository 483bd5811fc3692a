package io.evenkeel.policy;

/** A conclusion and the rule that drew it. */
public record Concluded<T>(T conclusion, RuleReference rule) {}
