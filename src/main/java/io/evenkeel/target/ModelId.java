package io.evenkeel.target;

/** Names a model portfolio; compared and sorted as text. */
public record ModelId(String value) implements Comparable<ModelId> {

    private static final int LONGEST = 64;

    public ModelId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The id of a model portfolio (%s) must have 1 to %d characters.".formatted(value, LONGEST));
        }
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
