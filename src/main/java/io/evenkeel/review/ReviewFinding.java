package io.evenkeel.review;

/** A conclusion of the review rules. */
public sealed interface ReviewFinding {

    /** With the account's numbers. */
    String message();

    /** A person has to see it. */
    record NeedsReview(String message) implements ReviewFinding {}

    /** Nobody may let it through. */
    record Blocked(String message) implements ReviewFinding {}
}
