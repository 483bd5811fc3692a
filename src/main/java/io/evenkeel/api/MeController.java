package io.evenkeel.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is asking: a page shows people what they may do, and nothing else. */
@RestController
@Tag(name = "Me", description = "The caller's own name and roles")
class MeController {

    private static final String ROLE = "ROLE_";

    /** @param roles such as reviewers, sorted */
    record Me(String name, List<String> roles) {}

    @Operation(summary = "The caller's name and roles")
    @GetMapping(path = "/api/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Me me(Authentication caller, HttpServletRequest request) {
        // Sends the token's cookie along: signing in made a new one, and a page that is going to post needs it.
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
        return new Me(
                caller.getName(),
                caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority.startsWith(ROLE))
                        .map(authority -> authority.substring(ROLE.length()).toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
    }
}
