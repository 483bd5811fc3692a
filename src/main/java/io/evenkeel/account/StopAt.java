package io.evenkeel.account;

/** Where trading ends once a security has left its band. */
public enum StopAt {
    /** At the target, as far as that is worth its cost. */
    TARGET,
    /** Half-way between the target and the edge of the band. */
    HALF_WAY,
    /** Where the band begins: no more is traded than has to be. */
    EDGE
}
