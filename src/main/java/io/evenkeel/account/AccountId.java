package io.evenkeel.account;

/** Names an account; compared and sorted as text. */
public record AccountId(String value) implements Comparable<AccountId> {

    private static final int LONGEST = 64;

    public AccountId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The id of an account (%s) must have 1 to %d characters.".formatted(value, LONGEST));
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
