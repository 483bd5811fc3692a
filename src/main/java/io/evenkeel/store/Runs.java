package io.evenkeel.store;

import io.evenkeel.account.HouseholdId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The runs, their pins and their counts. */
@Component
public class Runs {

    /** The same key again gives the run that was started with it. */
    public Run start(
            String bookId,
            String rulebookSha256,
            String rulebookVersion,
            String requestedBy,
            @Nullable String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    public Optional<Run> find(String runId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Run> byKey(String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    public List<Run> newestFirst() {
        throw new UnsupportedOperationException();
    }

    public void finished(String runId) {
        throw new UnsupportedOperationException();
    }

    public void failed(String runId) {
        throw new UnsupportedOperationException();
    }

    /** Whether the chunk that begins with this household has its results; a chunk's results are saved all together. */
    public boolean chunkDone(String runId, HouseholdId first) {
        throw new UnsupportedOperationException();
    }
}
