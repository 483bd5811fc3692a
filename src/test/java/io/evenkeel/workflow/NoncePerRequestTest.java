package io.evenkeel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import org.camunda.bpm.webapp.impl.security.filter.headersec.HttpHeaderSecurityFilter;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterConfig;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class NoncePerRequestTest {

    private final MockServletContext shared = new MockServletContext();

    /** Through our filter and the webapps' own, which writes the policy. */
    private MockHttpServletResponse answer(FilterChain page) throws ServletException, IOException {
        HttpHeaderSecurityFilter policy = new HttpHeaderSecurityFilter();
        policy.init(new MockFilterConfig(shared));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new NoncePerRequest()
                .doFilter(
                        new MockHttpServletRequest(shared),
                        response,
                        (request, answer) -> policy.doFilter(request, answer, page));
        return response;
    }

    @Test
    void a_page_carries_the_nonce_of_its_own_policy_whatever_is_asked_meanwhile() throws Exception {
        Object[] ofPage = new Object[1];
        MockHttpServletResponse response = answer((request, ignored) -> {
            MockHttpServletResponse other = answer((asked, alsoIgnored) -> {});
            assertThat(other.getHeader("Content-Security-Policy")).contains("'nonce-");
            ofPage[0] = request.getServletContext().getAttribute(NoncePerRequest.NONCE);
        });

        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("'nonce-" + Objects.requireNonNull(ofPage[0]) + "'");
    }

    @Test
    void everything_else_in_the_servlet_context_is_everybodys() throws Exception {
        shared.setAttribute("before", "seen");
        answer((request, ignored) -> {
            assertThat(request.getServletContext().getAttribute("before")).isEqualTo("seen");
            request.getServletContext().setAttribute("during", "kept");
        });

        assertThat(shared.getAttribute("during")).isEqualTo("kept");
        assertThat(shared.getAttribute(NoncePerRequest.NONCE)).isNull();
    }
}
