package io.evenkeel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns everything that ends a request early into a problem detail; a defect is logged whole and told without its insides. */
@RestControllerAdvice
class ProblemAnswers extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem) {
        return answer(problem.detail(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException e) {
        return answer(
                Problem.detail(ProblemKind.NOT_ALLOWED, "None of your roles allows this call."), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> unknownCaller(AuthenticationException e) {
        return answer(
                Problem.detail(ProblemKind.NOT_SIGNED_IN, "The name or the password is not right."), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> defect(Exception e, HttpServletRequest request) {
        LOG.error("{} {} failed.", request.getMethod(), request.getRequestURI(), e);
        return answer(
                Problem.detail(ProblemKind.INTERNAL_ERROR, "The service failed at this. Its log has the cause."),
                HttpHeaders.EMPTY);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                Problem.detail(ProblemKind.NOT_FOUND, "There is nothing at /%s.".formatted(e.getResourcePath())),
                headers);
    }

    /** A parameter that is no number, or none of the words it may be. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        return answer(
                Problem.detail(
                        ProblemKind.MALFORMED_REQUEST,
                        "The parameter (%s) is (%s); expected %s.".formatted(name, e.getValue(), expected(e))),
                headers);
    }

    private static String expected(TypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        if (type != null && type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "a whole number below 2147483648";
    }

    /** A body that is not JSON is told by its reader; what comes here has none. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                Problem.detail(
                        ProblemKind.MALFORMED_REQUEST,
                        "The request has no body that can be read; expected one as /v3/api-docs describes it."),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String[] supported = e.getSupportedMethods();
        return answer(
                Problem.detail(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        "The method %s is not supported here; expected %s."
                                .formatted(
                                        e.getMethod(), supported == null ? "another" : String.join(" or ", supported))),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        MediaType sent = e.getContentType();
        String expected = e.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .sorted()
                .collect(Collectors.joining(" or "));
        boolean form = sent != null && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(sent);
        return answer(
                Problem.detail(
                        ProblemKind.UNSUPPORTED_CONTENT_TYPE,
                        "The content type (%s) is not read here; expected %s.%s"
                                .formatted(
                                        sent == null ? "" : sent.getType() + "/" + sent.getSubtype(),
                                        expected.isEmpty() ? "another" : expected,
                                        form ? " Maybe a file was put into a form: send its bytes as the body." : "")),
                headers);
    }

    /** Spring's own refusals: their status and words, our type. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Object told = e instanceof ErrorResponse response ? response.getBody() : body;
        String words = told instanceof ProblemDetail detail && detail.getDetail() != null
                ? detail.getDetail()
                : "The request was refused with status %d.".formatted(status.value());
        return answer(Problem.detail(kindOf(status.value()), words), headers);
    }

    static ProblemKind kindOf(int status) {
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.status().value() == status)
                .findFirst()
                .orElse(status < 500 ? ProblemKind.MALFORMED_REQUEST : ProblemKind.INTERNAL_ERROR);
    }

    private static ResponseEntity<Object> answer(ProblemDetail detail, HttpHeaders headers) {
        return ResponseEntity.status(detail.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
