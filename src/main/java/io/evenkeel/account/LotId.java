package io.evenkeel.account;

/** Names a tax lot; compared and sorted as text. */
public record LotId(String value) implements Comparable<LotId> {

    private static final int LONGEST = 64;

    public LotId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The id of a tax lot (%s) must have 1 to %d characters.".formatted(value, LONGEST));
        }
    }

    @Override
    public int compareTo(LotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
