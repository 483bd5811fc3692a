package io.evenkeel.rulebook;

/**
 * Why a rule file was refused.
 *
 * @param file below the rules folder
 * @param line from 1; 0 where it is about the file as a whole
 * @param column from 1; 0 where unknown
 */
public record RuleProblem(String file, int line, int column, String message) {

    @Override
    public String toString() {
        return "%s, line %d, column %d: %s".formatted(file, line, column, message);
    }
}
