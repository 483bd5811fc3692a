package io.evenkeel.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What a caller without a name or without the role is told, before any controller has seen the request. */
@Component
public class RefusedAtTheDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    RefusedAtTheDoor(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"evenkeel\"");
        write(response, ProblemKind.NOT_SIGNED_IN, "Call with HTTP Basic or a bearer token.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            refuseForgery(request, response);
            return;
        }
        if (RefusalPage.isWanted(request)) {
            response.setStatus(ProblemKind.NOT_ALLOWED.status().value());
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream()
                    .write(RefusalPage.of(ProblemKind.NOT_ALLOWED, "None of your roles allows this" + needed(e)));
            return;
        }
        write(response, ProblemKind.NOT_ALLOWED, "None of your roles allows this call" + needed(e));
    }

    /** The roles that would do; nothing of them where it was not a role that was missing. */
    private static String needed(AccessDeniedException e) {
        if (e instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
            return decision.getAuthorities().stream()
                    .map(role -> role.getAuthority().replaceFirst("^ROLE_", "").toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(" or ", "; it needs ", "."));
        }
        return ".";
    }

    /** The token is looked for before the name: without a name, that is what is missing. */
    private void refuseForgery(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            commence(request, response, new InsufficientAuthenticationException("no credentials"));
        } else {
            write(
                    response,
                    ProblemKind.NOT_ALLOWED,
                    "The CSRF token is missing. Maybe call with HTTP Basic or a bearer token instead of a session.");
        }
    }

    private void write(HttpServletResponse response, ProblemKind kind, String detail) throws IOException {
        response.setStatus(kind.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problem.detail(kind, detail));
    }
}
