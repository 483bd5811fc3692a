package io.evenkeel.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of problem that the service answers with; the {@code type} of each is stable. */
enum ProblemKind {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "Sign in first"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "Your role does not allow this"),
    FOUR_EYES(HttpStatus.FORBIDDEN, "Somebody else has to decide"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not supported here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer has another content type"),
    ALREADY_DECIDED(HttpStatus.CONFLICT, "It is decided already"),
    CONFLICT(HttpStatus.CONFLICT, "It does not go with what is there"),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_CONTENT_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request has a content type that is not read here"),
    INVALID_REQUEST(HttpStatus.UNPROCESSABLE_ENTITY, "The request has faults"),
    INVALID_BOOK(HttpStatus.UNPROCESSABLE_ENTITY, "The book has faults"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot do this now"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");

    private static final String NAMESPACE = "urn:evenkeel:problem:";

    private final HttpStatus status;
    private final String title;

    ProblemKind(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    URI type() {
        return URI.create(NAMESPACE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
