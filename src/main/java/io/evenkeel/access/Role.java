package io.evenkeel.access;

/** What somebody may do. The lower-case name is the group in the process engine. */
public enum Role {
    /** Edits the rules. */
    COMPLIANCE,
    /** Decides on proposals, and may ask for a run. */
    REVIEWERS,
    /** Starts runs, watches processes, resolves data holds. */
    OPERATIONS,
    /** Everything that the others may see, and users. */
    ADMINS;

    public String group() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
