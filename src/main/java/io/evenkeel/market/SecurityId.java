package io.evenkeel.market;

/** Names a security; compared and sorted as text. */
public record SecurityId(String value) implements Comparable<SecurityId> {

    private static final int LONGEST = 64;

    public SecurityId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The id of a security (%s) must have 1 to %d characters.".formatted(value, LONGEST));
        }
    }

    @Override
    public int compareTo(SecurityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
