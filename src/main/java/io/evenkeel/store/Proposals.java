package io.evenkeel.store;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.review.Decision;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The results of runs, the proposals in them, and what was decided on those. */
@Component
public class Proposals {

    /** What is already there for an account stays; the answer is what now stands, in the order given. */
    public List<StoredResult> save(String runId, List<AccountResult> results) {
        throw new UnsupportedOperationException();
    }

    /** A new revision that refers to the old one, which from now on is replaced. */
    public StoredResult replace(StoredResult old, AccountResult result) {
        throw new UnsupportedOperationException();
    }

    public Optional<StoredResult> find(String proposalId) {
        throw new UnsupportedOperationException();
    }

    /** The newest revision. */
    public Optional<StoredResult> latest(String runId, AccountId account) {
        throw new UnsupportedOperationException();
    }

    /** The newest revision of each of its accounts, sorted by account. */
    public List<StoredResult> ofHousehold(String runId, HouseholdId id) {
        throw new UnsupportedOperationException();
    }

    /** Newest revisions, sorted by account. */
    public ProposalPage page(String runId, ProposalFilter filter) {
        throw new UnsupportedOperationException();
    }

    /** Every account's newest revision that the rules cleared, released or not, sorted by account. */
    public List<StoredResult> cleared(String runId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Approves, rejects, or notes that the account is run again; in the last case the proposal waits for its replacement.
     *
     * @throws DecidedAlready where the proposal does not wait for a decision
     */
    public void decide(String proposalId, Decision decision) {
        throw new UnsupportedOperationException();
    }

    public Optional<Decision> decisionOn(String proposalId) {
        throw new UnsupportedOperationException();
    }

    public void mark(String proposalId, ReviewState state) {
        throw new UnsupportedOperationException();
    }

    /** Every revision's id, sorted by account, then by revision. */
    public List<String> idsInOrder(String runId) {
        throw new UnsupportedOperationException();
    }
}
