package io.evenkeel.workflow;

/** Somebody who is signed in tried to decide what another role decides. */
public final class WrongRoleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongRoleException(String message) {
        super(message);
    }
}
