package io.evenkeel.workflow;

/** Process variables: ids and routing scalars only. */
final class Variables {

    static final String RUN = "runId";
    static final String CHUNKS = "chunkCount";
    /** Set by the engine for each instance of a multi-instance task. */
    static final String LOOP_COUNTER = "loopCounter";

    static final String PROPOSAL = "proposalId";
    static final String ACCOUNT = "account";
    static final String HOUSEHOLD = "household";
    static final String PRIORITY = "priority";
    static final String DECISION = "decision";
    static final String NOTE = "note";
    static final String OVERRIDES = "overrides";
    static final String STILL_TO_BE_REVIEWED = "stillToBeReviewed";
    /** The account's value in whole dollars, to sort tasks by. */
    static final String VALUE = "value";

    static final String REASON = "reason";

    private Variables() {}
}
