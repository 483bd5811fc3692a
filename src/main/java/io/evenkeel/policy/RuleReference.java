package io.evenkeel.policy;

/**
 * Which rule said so.
 *
 * @param sentence the rule's name: the sentence that people read
 * @param file below the rules folder, such as {@code review/turnover.drl}
 */
public record RuleReference(String sentence, String file) {}
