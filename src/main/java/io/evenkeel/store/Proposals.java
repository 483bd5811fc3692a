package io.evenkeel.store;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Route;
import io.evenkeel.review.Decision;
import io.evenkeel.review.DecisionKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The results of runs, the proposals in them, and what was decided on those. */
@Component
public class Proposals {

    private static final Comparator<StoredResult> BY_ACCOUNT =
            Comparator.comparing(stored -> stored.result().account());

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProposalRows rows;
    private final Headlines headlines;

    Proposals(JdbcTemplate batches, Clock clock) {
        this.jdbc = JdbcClient.create(batches);
        this.clock = clock;
        this.rows = new ProposalRows(jdbc, batches);
        this.headlines = new Headlines(jdbc);
    }

    /** What is already there for an account stays; the answer is what now stands, in the order given. */
    @Transactional
    public List<StoredResult> save(String runId, List<AccountResult> results) {
        String bookId = bookOf(runId);
        Map<AccountId, StoredResult> standing = results.stream()
                .map(AccountResult::household)
                .distinct()
                .flatMap(household -> ofHousehold(runId, household).stream())
                .collect(Collectors.toMap(stored -> stored.result().account(), Function.identity()));
        List<StoredResult> answer = new ArrayList<>();
        List<StoredResult> fresh = new ArrayList<>();
        for (AccountResult result : results) {
            StoredResult stored = standing.get(result.account());
            if (stored == null) {
                stored = firstOf(runId, bookId, result);
                fresh.add(stored);
            }
            answer.add(stored);
        }
        rows.insert(fresh);
        return answer;
    }

    private String bookOf(String runId) {
        return jdbc.sql("select book_id from run where run_id = ?")
                .param(runId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no run (%s).".formatted(runId)));
    }

    private StoredResult firstOf(String runId, String bookId, AccountResult result) {
        return new StoredResult(
                proposalId(runId, result.account(), 1),
                runId,
                bookId,
                1,
                result,
                Digests.sha256(Documents.canonical(result)),
                stateOf(result),
                null,
                Instants.now(clock));
    }

    private static String proposalId(String runId, AccountId account, int revision) {
        return "%s.%s.%d".formatted(runId, account, revision);
    }

    private static ReviewState stateOf(AccountResult result) {
        return result.route() == Route.REVIEW ? ReviewState.OPEN : ReviewState.NONE;
    }

    /**
     * A new revision that refers to the old one, which from now on is replaced. The old one asked for again gives the
     * revision that replaced it.
     */
    @Transactional
    public StoredResult replace(StoredResult old, AccountResult result) {
        requireSameAccount(old, result);
        ReviewState state = lockedState(old.proposalId());
        if (state == ReviewState.REPLACED) {
            return rows.replacing(old.proposalId()).orElseThrow();
        }
        if (state == ReviewState.RELEASED || state == ReviewState.APPROVED) {
            throw new IllegalStateException("The proposal (%s) is %s; what may have left cannot be replaced."
                    .formatted(old.proposalId(), state));
        }
        mark(old.proposalId(), ReviewState.REPLACED);
        StoredResult next = new StoredResult(
                proposalId(old.runId(), result.account(), old.revision() + 1),
                old.runId(),
                old.bookId(),
                old.revision() + 1,
                result,
                Digests.sha256(Documents.canonical(result)),
                stateOf(result),
                old.proposalId(),
                Instants.now(clock));
        rows.insert(List.of(next));
        return next;
    }

    private static void requireSameAccount(StoredResult old, AccountResult result) {
        if (!old.result().account().equals(result.account())) {
            throw new IllegalArgumentException(
                    "The proposal (%s) is not of account (%s).".formatted(old.proposalId(), result.account()));
        }
    }

    public Optional<StoredResult> find(String proposalId) {
        return rows.find(proposalId);
    }

    /** The id of the revision that replaced it. */
    public Optional<String> replacementOf(String proposalId) {
        return jdbc.sql("select proposal_id from proposal where replaces = ?")
                .param(proposalId)
                .query(String.class)
                .optional();
    }

    /** The newest revision. */
    public Optional<StoredResult> latest(String runId, AccountId account) {
        return rows.newest(runId, "and account_id = ?", account.value()).stream()
                .findFirst();
    }

    /** The newest revision of each of its accounts, sorted by account. */
    public List<StoredResult> ofHousehold(String runId, HouseholdId id) {
        return rows.newest(runId, "and household_id = ?", id.value()).stream()
                .sorted(BY_ACCOUNT)
                .toList();
    }

    /** Newest revisions, sorted by account. */
    public ProposalPage page(String runId, ProposalFilter filter) {
        return headlines.page(runId, filter);
    }

    /** Every account's newest revision that the rules cleared, released or not, sorted by account. */
    public List<StoredResult> cleared(String runId) {
        return rows.newest(runId, "and route = ?", Route.CLEARED.name()).stream()
                .sorted(BY_ACCOUNT)
                .toList();
    }

    /**
     * Approves, rejects, or notes that the account is run again; in the last case the proposal waits for its replacement.
     *
     * @throws DecidedAlready where the proposal does not wait for a decision
     */
    @Transactional
    public void decide(String proposalId, Decision decision) {
        ReviewState state = lockedState(proposalId);
        if (state != ReviewState.OPEN) {
            throw new DecidedAlready(proposalId, "it is " + state);
        }
        decisionOn(proposalId).ifPresent(earlier -> {
            throw new DecidedAlready(proposalId, earlier.by() + " decided " + earlier.kind());
        });
        jdbc.sql("insert into decision (proposal_id, kind, decided_by, note, decided_at) values (?, ?, ?, ?, ?)")
                .params(
                        proposalId,
                        decision.kind().name(),
                        decision.by(),
                        decision.note(),
                        Instants.column(decision.at()))
                .update();
        if (decision.kind() != DecisionKind.RERUN) {
            mark(proposalId, decision.kind() == DecisionKind.APPROVE ? ReviewState.APPROVED : ReviewState.REJECTED);
        }
    }

    /** Alone with the proposal until the transaction ends. */
    private ReviewState lockedState(String proposalId) {
        return jdbc.sql("select state from proposal where proposal_id = ? for update")
                .param(proposalId)
                .query((row, number) -> ReviewState.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> noProposal(proposalId));
    }

    private static IllegalArgumentException noProposal(String proposalId) {
        return new IllegalArgumentException("There is no proposal (%s).".formatted(proposalId));
    }

    public Optional<Decision> decisionOn(String proposalId) {
        return jdbc.sql("select kind, decided_by, note, decided_at from decision where proposal_id = ?")
                .param(proposalId)
                .query((row, number) -> new Decision(
                        DecisionKind.valueOf(row.getString("kind")),
                        row.getString("decided_by"),
                        row.getString("note"),
                        Instants.of(row, "decided_at")))
                .optional();
    }

    @Transactional
    public void mark(String proposalId, ReviewState state) {
        int changed = jdbc.sql("update proposal set state = ? where proposal_id = ?")
                .params(state.name(), proposalId)
                .update();
        if (changed == 0) {
            throw noProposal(proposalId);
        }
    }

    /** Every revision's id, sorted by account, then by revision. */
    public List<String> idsInOrder(String runId) {
        record Key(String account, int revision, String id) {}
        return jdbc
                .sql("select account_id, revision, proposal_id from proposal where run_id = ?")
                .param(runId)
                .query((row, number) -> new Key(row.getString(1), row.getInt(2), row.getString(3)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Key::account).thenComparing(Key::revision))
                .map(Key::id)
                .toList();
    }
}
