package io.evenkeel.store;

import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.TradeProposal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proposals to rows and back: the document, and beside it the columns that lists are made from. */
final class ProposalRows {

    private static final String COLUMNS =
            """
            select p.proposal_id, p.run_id, run.book_id, p.revision, p.sha256, p.state, p.replaces, p.created_at, p.document
            from proposal p join run on run.run_id = p.run_id""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ProposalRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(List<StoredResult> stored) {
        batches.batchUpdate(
                """
                insert into proposal (proposal_id, run_id, account_id, household_id, revision, outcome, route, state, replaces,
                                      market_value, turnover, estimated_tax, drift_before, drift_after,
                                      tracking_error_before, tracking_error_after, trades, sha256, document, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                stored.stream().map(ProposalRows::row).toList());
        batches.batchUpdate(
                "insert into proposal_rule (proposal_id, ordinal, rule_name) values (?, ?, ?)",
                stored.stream().flatMap(one -> rules(one).stream()).toList());
    }

    private static Object[] row(StoredResult stored) {
        AccountResult result = stored.result();
        TradeProposal proposal = result.proposal();
        return new Object[] {
            stored.proposalId(),
            stored.runId(),
            result.account().value(),
            result.household().value(),
            stored.revision(),
            result.outcome().name(),
            text(result.route()),
            stored.state().name(),
            stored.replaces(),
            proposal == null ? null : proposal.before().value().toString(),
            proposal == null ? null : proposal.turnover().toString(),
            proposal == null ? null : proposal.tax().estimatedTax().toString(),
            proposal == null ? null : proposal.before().drift().toString(),
            proposal == null ? null : proposal.after().drift().toString(),
            proposal == null ? null : text(proposal.before().trackingError()),
            proposal == null ? null : text(proposal.after().trackingError()),
            proposal == null ? 0 : proposal.trades().size(),
            stored.sha256(),
            Documents.stored(result),
            Instants.column(stored.createdAt())
        };
    }

    private static @Nullable String text(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String text(@Nullable Weight value) {
        return value == null ? null : value.toString();
    }

    private static List<Object[]> rules(StoredResult stored) {
        List<Object[]> rows = new ArrayList<>();
        List<String> rules = stored.result().exceptions().stream()
                .map(note -> note.rule())
                .distinct()
                .toList();
        for (String rule : rules) {
            rows.add(new Object[] {stored.proposalId(), rows.size(), rule});
        }
        return rows;
    }

    Optional<StoredResult> find(String proposalId) {
        return jdbc.sql(COLUMNS + " where p.proposal_id = ?")
                .param(proposalId)
                .query(ProposalRows::stored)
                .optional();
    }

    Optional<StoredResult> replacing(String proposalId) {
        return jdbc.sql(COLUMNS + " where p.replaces = ?")
                .param(proposalId)
                .query(ProposalRows::stored)
                .optional();
    }

    /** Newest revisions: those that no other replaced. */
    List<StoredResult> newest(String runId, String narrowing, String value) {
        return jdbc.sql(COLUMNS + " where p.run_id = ? and p.state <> 'REPLACED' " + narrowing)
                .params(runId, value)
                .query(ProposalRows::stored)
                .list();
    }

    private static StoredResult stored(ResultSet row, int number) throws SQLException {
        return new StoredResult(
                row.getString("proposal_id"),
                row.getString("run_id"),
                row.getString("book_id"),
                row.getInt("revision"),
                Documents.read(row.getBytes("document"), AccountResult.class),
                row.getString("sha256"),
                ReviewState.valueOf(row.getString("state")),
                row.getString("replaces"),
                Instants.of(row, "created_at"));
    }
}
