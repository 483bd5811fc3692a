package io.evenkeel.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what a list does not ask for: a filter with a slip in its name would answer with everything. */
final class UnknownParameters implements HandlerInterceptor {

    /** Put behind the address by Spring Security where a browser returns to it from signing in. */
    private static final String SIGNED_IN = "continue";

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && HttpMethod.GET.matches(request.getMethod())) {
            List<String> known = known(method);
            request.getParameterMap().keySet().stream()
                    .filter(name -> !known.contains(name) && !name.equals(SIGNED_IN))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw unknown(name, known);
                    });
        }
        return true;
    }

    private static List<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(UnknownParameters::name)
                .sorted()
                .toList();
    }

    private static String name(MethodParameter parameter) {
        String given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .name();
        parameter.initParameterNameDiscovery(NAMES);
        return given.isEmpty() ? String.valueOf(parameter.getParameterName()) : given;
    }

    private static Problem unknown(String name, List<String> known) {
        return new Problem(
                ProblemKind.MALFORMED_REQUEST,
                "The parameter (%s) is not known here; expected one of %s.".formatted(name, known));
    }
}
