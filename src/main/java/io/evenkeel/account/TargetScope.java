package io.evenkeel.account;

/** What is to look like the model. */
public enum TargetScope {
    /** Each account by itself. */
    ACCOUNT,
    /** All accounts of the household together; none of them need do so by itself. */
    HOUSEHOLD
}
