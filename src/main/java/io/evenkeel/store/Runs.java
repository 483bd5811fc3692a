package io.evenkeel.store;

import io.evenkeel.account.HouseholdId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The runs, their pins and their counts. */
@Component
public class Runs {

    private static final String RUNS =
            """
            select run.run_id, run.book_id, run.as_of, run.rulebook_version, run.rulebook_sha256, run.build_id, run.status,
                   run.requested_by, run.started_at, run.finished_at, book.accounts
            from run join book on book.book_id = run.book_id""";

    /** Runs of one book are of one day, so the day's sequence is theirs. */
    private static final String OTHERS =
            """
            select run.run_id, other.run_id as other_id
            from run join run other on other.book_id = run.book_id and other.day_sequence %s run.day_sequence
            where exists (select 1 from block_order where block_order.run_id = other.run_id)""";

    private static final String EARLIER = OTHERS.formatted("<");
    private static final String LATER = OTHERS.formatted(">");
    private static final String NEWEST_FIRST = " order by other.day_sequence desc";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Build build;
    private final Locks locks;
    private final Counts counts;

    Runs(JdbcClient jdbc, Clock clock, Build build) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.build = build;
        this.locks = new Locks(jdbc);
        this.counts = new Counts(jdbc);
    }

    /** The same key again gives the run that was started with it. Refuses a book that is not there. */
    @Transactional
    public Run start(
            String bookId,
            String rulebookSha256,
            String rulebookVersion,
            String requestedBy,
            @Nullable String idempotencyKey) {
        locks.take(Locks.RUN);
        Optional<Run> there = idempotencyKey == null ? Optional.empty() : byKey(idempotencyKey);
        return there.orElseGet(() -> insert(bookId, rulebookSha256, rulebookVersion, requestedBy, idempotencyKey));
    }

    private Run insert(
            String bookId,
            String rulebookSha256,
            String rulebookVersion,
            String requestedBy,
            @Nullable String idempotencyKey) {
        LocalDate asOf = asOf(bookId);
        int sequence = jdbc.sql("select coalesce(max(day_sequence), 0) + 1 from run where as_of = ?")
                .param(asOf)
                .query(Integer.class)
                .single();
        String runId = "R-%s-%d".formatted(asOf, sequence);
        jdbc.sql(
                        """
                        insert into run (run_id, book_id, as_of, day_sequence, rulebook_version, rulebook_sha256, build_id,
                                         status, requested_by, idempotency_key, started_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        runId,
                        bookId,
                        asOf,
                        sequence,
                        rulebookVersion,
                        rulebookSha256,
                        build.id(),
                        RunStatus.RUNNING.name(),
                        requestedBy,
                        idempotencyKey,
                        Instants.column(Instants.now(clock)))
                .update();
        return find(runId).orElseThrow();
    }

    private LocalDate asOf(String bookId) {
        return jdbc.sql("select as_of from book where book_id = ?")
                .param(bookId)
                .query(LocalDate.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no book (%s).".formatted(bookId)));
    }

    public Optional<Run> find(String runId) {
        return jdbc.sql(RUNS + " where run.run_id = ?")
                .param(runId)
                .query((row, number) -> run(row, counts.of(runId)))
                .optional();
    }

    public Optional<Run> byKey(String idempotencyKey) {
        return jdbc.sql("select run_id from run where idempotency_key = ?")
                .param(idempotencyKey)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    public List<Run> newestFirst() {
        Map<String, Counts.Tally> tallies = counts.ofAll();
        return jdbc.sql(RUNS + " order by run.started_at desc, run.as_of desc, run.day_sequence desc")
                .query((row, number) ->
                        run(row, tallies.getOrDefault(row.getString("run_id"), Counts.Tally.NOTHING_YET)))
                .list();
    }

    /** Earlier runs of the same book whose orders have left, newest first: sent together, they place its trades twice. */
    public List<String> earlierWithOrders(String runId) {
        return others(EARLIER, runId);
    }

    /** The same of every run that has such earlier ones. */
    public Map<String, List<String>> earlierWithOrders() {
        return byRun(EARLIER + NEWEST_FIRST);
    }

    /** Later runs of the same book whose orders have left, newest first: whoever still sends this one's repeats them. */
    public List<String> laterWithOrders(String runId) {
        return others(LATER, runId);
    }

    /** The same of every run that has such later ones. */
    public Map<String, List<String>> laterWithOrders() {
        return byRun(LATER + NEWEST_FIRST);
    }

    private List<String> others(String which, String runId) {
        return byRun(which + " and run.run_id = ?" + NEWEST_FIRST, runId).getOrDefault(runId, List.of());
    }

    private Map<String, List<String>> byRun(String query, Object... parameters) {
        Map<String, List<String>> others = new HashMap<>();
        jdbc.sql(query).params(parameters).query(row -> {
            others.computeIfAbsent(row.getString("run_id"), run -> new ArrayList<>())
                    .add(row.getString("other_id"));
        });
        return others;
    }

    private static Run run(ResultSet row, Counts.Tally tally) throws SQLException {
        return new Run(
                row.getString("run_id"),
                row.getString("book_id"),
                row.getObject("as_of", LocalDate.class),
                row.getString("rulebook_version"),
                row.getString("rulebook_sha256"),
                row.getString("build_id"),
                RunStatus.valueOf(row.getString("status")),
                row.getString("requested_by"),
                tally.counts(row.getInt("accounts")),
                Instants.of(row, "started_at"),
                Instants.orNone(row, "finished_at"));
    }

    /** A run that ended stays as it ended. */
    @Transactional
    public void finished(String runId) {
        end(runId, RunStatus.FINISHED);
    }

    /** A run that ended stays as it ended. */
    @Transactional
    public void failed(String runId) {
        end(runId, RunStatus.FAILED);
    }

    private void end(String runId, RunStatus status) {
        jdbc.sql("update run set status = ?, finished_at = ? where run_id = ? and status = ?")
                .params(status.name(), Instants.column(Instants.now(clock)), runId, RunStatus.RUNNING.name())
                .update();
    }

    /** Whether the chunk that begins with this household has its results; a chunk's results are saved all together. */
    public boolean chunkDone(String runId, HouseholdId first) {
        return jdbc.sql("select count(*) from proposal where run_id = ? and household_id = ?")
                        .params(runId, first.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
