package io.evenkeel.proposal;

import java.util.ArrayList;
import java.util.List;

/** What an independent check found, in the order in which it looked. */
final class Findings {

    private final List<String> found = new ArrayList<>();

    void demand(boolean holds, String message, Object... values) {
        if (!holds) {
            found.add(message.formatted(values));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
