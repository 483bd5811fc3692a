package io.evenkeel.workflow;

/** Whoever asked for a run tried to approve one of its large proposals. */
public final class FourEyesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FourEyesException(String message) {
        super(message);
    }
}
