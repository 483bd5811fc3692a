package io.evenkeel.ingest;

import java.io.IOException;

/** Stops reading at a limit; becomes a fault. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }
}
