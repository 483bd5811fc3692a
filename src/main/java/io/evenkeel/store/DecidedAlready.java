package io.evenkeel.store;

/** A decision came on a proposal that does not wait for one. */
public final class DecidedAlready extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String proposalId;

    public DecidedAlready(String proposalId, String why) {
        super("The proposal (%s) does not wait for a decision: %s.".formatted(proposalId, why));
        this.proposalId = proposalId;
    }

    public String proposalId() {
        return proposalId;
    }
}
