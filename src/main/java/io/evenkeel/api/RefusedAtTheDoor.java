package io.evenkeel.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
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
        write(response, ProblemKind.NOT_ALLOWED, "None of your roles allows this call.");
    }

    private void write(HttpServletResponse response, ProblemKind kind, String detail) throws IOException {
        response.setStatus(kind.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problem.detail(kind, detail));
    }
}
