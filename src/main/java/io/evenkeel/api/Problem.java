package io.evenkeel.api;

import java.util.List;
import org.springframework.http.ProblemDetail;

/** Ends a request with a problem detail. Not a defect: the caller can do something about it. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemKind kind;
    private final transient List<RequestFault> faults;

    /** @param detail what it was this time, as people read it */
    Problem(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    Problem(ProblemKind kind, String detail, List<RequestFault> faults) {
        super(detail);
        this.kind = kind;
        this.faults = List.copyOf(faults);
    }

    static Problem notFound(String noun, String id) {
        return new Problem(ProblemKind.NOT_FOUND, "There is no %s (%s).".formatted(noun, id));
    }

    /** All the faults of one request; the detail tells the first and how many there are. */
    static Problem of(ProblemKind kind, List<RequestFault> faults) {
        String first = faults.get(0).message();
        String detail = faults.size() == 1 ? first : "%s And %d more.".formatted(first, faults.size() - 1);
        return new Problem(kind, detail, faults);
    }

    ProblemKind kind() {
        return kind;
    }

    List<RequestFault> faults() {
        return faults;
    }

    ProblemDetail detail() {
        ProblemDetail detail = detail(kind, String.valueOf(getMessage()));
        if (!faults.isEmpty()) {
            detail.setProperty("faults", faults);
        }
        return detail;
    }

    static ProblemDetail detail(ProblemKind kind, String message) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(kind.status(), message);
        detail.setType(kind.type());
        detail.setTitle(kind.title());
        return detail;
    }
}
