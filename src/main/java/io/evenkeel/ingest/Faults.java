package io.evenkeel.ingest;

import io.evenkeel.book.Fault;
import io.evenkeel.book.FaultReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything wrong with a book, in the order in which it was found; beyond the limit counted only. */
final class Faults {

    private final int listedMost;
    private final List<Fault> listed = new ArrayList<>();
    private long further;

    Faults(int listedMost) {
        this.listedMost = listedMost;
    }

    void add(FaultReason reason, String file, long line, @Nullable String id, String message) {
        if (listed.size() < listedMost) {
            listed.add(new Fault(reason, file, line, id, message));
        } else {
            further++;
        }
    }

    /** About a file as a whole. */
    void add(FaultReason reason, String file, String message) {
        add(reason, file, 0, null, message);
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    /** Where there are more than the limit, a last one says how many. */
    List<Fault> list() {
        List<Fault> all = new ArrayList<>(listed);
        if (further > 0) {
            all.add(new Fault(
                    FaultReason.TOO_LARGE,
                    "",
                    0,
                    null,
                    "%d more faults are not listed. Maybe one of the first is the cause of many.".formatted(further)));
        }
        return List.copyOf(all);
    }
}
