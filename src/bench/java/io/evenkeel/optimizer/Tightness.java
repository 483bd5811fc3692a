package io.evenkeel.optimizer;

/** What makes an account harder than it usually is. */
public enum Tightness {
    USUAL,
    /** Drift costs next to nothing: taxes decide. */
    CAREFREE,
    /** Drift costs all: everything moves. */
    ANXIOUS,
    /** Sectors within a tenth of a percent of their targets, where they are not outside already. */
    NARROW_BANDS,
    /** A tenth of the gains that going to the target would realise. */
    TIGHT_BUDGET,
    /** Not a cent more or less cash than asked for. */
    FIXED_CASH,
    /** A third of the names moves with the factors alone. */
    HARDLY_SPECIFIC;

    double riskAversion() {
        return switch (this) {
            case CAREFREE -> 0.1;
            case ANXIOUS -> 20;
            default -> 1;
        };
    }
}
