package io.evenkeel.store;

public enum RunStatus {
    RUNNING,
    FINISHED,
    FAILED
}
