package io.evenkeel.workflow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets every request to the engine's webapps keep the nonce of its content security policy to itself. The webapps leave it
 * in the servlet context, which is everybody's: of two requests at once, the page of one would carry the nonce of the
 * other, and the browser would refuse all its scripts and show nothing.
 */
final class NoncePerRequest extends OncePerRequestFilter {

    static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext context = withOwnNonce(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return context;
                    }
                },
                response);
    }

    /** The servlet context in all but the nonce. */
    private static ServletContext withOwnNonce(ServletContext shared) {
        @Nullable Object[] nonce = new @Nullable Object[1];
        return (ServletContext) Proxy.newProxyInstance(
                NoncePerRequest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, given) -> {
                    if (given == null || !NONCE.equals(given[0])) {
                        return invoke(shared, method, given);
                    }
                    switch (method.getName()) {
                        case "setAttribute" -> nonce[0] = given[1];
                        case "removeAttribute" -> nonce[0] = null;
                        case "getAttribute" -> {
                            return nonce[0];
                        }
                        default -> {
                            return invoke(shared, method, given);
                        }
                    }
                    return null;
                });
    }

    private static @Nullable Object invoke(ServletContext shared, Method method, Object @Nullable [] given)
            throws Throwable {
        try {
            return method.invoke(shared, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
