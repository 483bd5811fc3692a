package io.evenkeel.account;

/** Names a household; compared and sorted as text. */
public record HouseholdId(String value) implements Comparable<HouseholdId> {

    private static final int LONGEST = 64;

    public HouseholdId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The id of a household (%s) must have 1 to %d characters.".formatted(value, LONGEST));
        }
    }

    @Override
    public int compareTo(HouseholdId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
