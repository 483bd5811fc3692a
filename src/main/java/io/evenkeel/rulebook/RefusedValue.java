package io.evenkeel.rulebook;

/**
 * A value in a rule that cannot be what it has to be.
 *
 * @param at its place in the code of its part, from 0
 * @param why the rest of a sentence that begins with the part of the rule
 */
record RefusedValue(int at, String why) {}
