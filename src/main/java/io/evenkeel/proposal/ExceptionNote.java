package io.evenkeel.proposal;

/**
 * Why a person is asked, or why an account is not traded.
 *
 * @param rule the rule's sentence, or the name of the limit in conflict
 * @param file the rule's file; empty where no rule spoke
 * @param message with the account's numbers
 */
public record ExceptionNote(String rule, String file, String message) {}
