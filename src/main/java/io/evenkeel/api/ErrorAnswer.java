package io.evenkeel.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The answer to what failed outside the controllers, such as a webapp that is not open to the caller's role. */
@RestController
@Hidden
class ErrorAnswer implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<?> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemKind kind = ProblemAnswers.kindOf(status instanceof Integer code ? code : 404);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(kind.status());
        return RefusalPage.isWanted(request)
                ? answer.contentType(MediaType.TEXT_HTML).body(RefusalPage.of(kind, detail(kind)))
                : answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problem.detail(kind, detail(kind)));
    }

    private static String detail(ProblemKind kind) {
        return switch (kind) {
            case NOT_ALLOWED -> "None of your roles allows this.";
            case NOT_FOUND -> "There is nothing at this address.";
            case INTERNAL_ERROR -> "The service failed at this. Its log has the cause.";
            default -> "The request was refused before it was read.";
        };
    }
}
