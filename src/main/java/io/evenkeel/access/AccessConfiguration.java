package io.evenkeel.access;

import io.evenkeel.api.RefusedAtTheDoor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Sign-in for everything. Two chains: callers that bring credentials with each request, and browsers with a session. */
@Configuration
class AccessConfiguration {

    private static final CacheControlHeadersWriter NEVER_KEPT = new CacheControlHeadersWriter();

    private static final String[] READERS = {"COMPLIANCE", "REVIEWERS", "OPERATIONS", "ADMINS"};

    /** bcrypt costs a tenth of a second on purpose; a caller that sends credentials with each call is told so in docs. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /** Callers with an Authorization header: no session, and so nothing that another site could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain callers(HttpSecurity http, RefusedAtTheDoor refused, Environment environment) throws Exception {
        RequestMatcher bringsCredentials = new RequestHeaderRequestMatcher(HttpHeaders.AUTHORIZATION);
        http.securityMatcher(bringsCredentials)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(refused));
        if (environment.containsProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(refused)
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(rolesFromGroups())));
        }
        return permissions(http).build();
    }

    /** Browsers: form, session, CSRF token in a cookie that the desk's pages send back as a header. */
    @Bean
    @Order(2)
    SecurityFilterChain browsers(HttpSecurity http, RefusedAtTheDoor refused) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("EVENKEEL-XSRF-TOKEN");
        tokens.setHeaderName("X-EVENKEEL-XSRF-TOKEN");
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        // The process engine's webapps bring a CSRF filter and a token of their own.
                        .ignoringRequestMatchers("/camunda/**"))
                .formLogin(form ->
                        form.loginPage("/login").defaultSuccessUrl("/", false).permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?goodbye").permitAll())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(AccessConfiguration::limitCaching)
                        .frameOptions(frame -> frame.sameOrigin())
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                                                + " img-src 'self' data:; font-src 'self' data:; frame-ancestors 'self'; form-action 'self'; base-uri 'self'"))
                        .referrerPolicy(Customizer.withDefaults()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(refused)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), AccessConfiguration::wantsAPage)
                        .defaultAuthenticationEntryPointFor(refused, request -> true));
        return permissions(http).build();
    }

    /**
     * Nothing is kept by a browser but the webapps' own program text, whose addresses name their version: a megabyte that
     * nobody should wait for on every page.
     */
    private static void limitCaching(HttpServletRequest request, HttpServletResponse response) {
        boolean program = request.getServletPath().startsWith("/camunda/") && request.getParameter("bust") != null;
        if (program) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=600");
        } else {
            NEVER_KEPT.writeHeaders(request, response);
        }
    }

    /** Only a browser that navigates is sent to the form; everything else is told in its own format. */
    private static boolean wantsAPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static HttpSecurity permissions(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/login", "/desk/sign-in.css", "/favicon.svg", "/error")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole("OPERATIONS", "ADMINS")
                        .requestMatchers("/engine-rest/**")
                        .hasAnyRole("OPERATIONS", "ADMINS")
                        .requestMatchers(HttpMethod.POST, "/api/books")
                        .hasAnyRole("OPERATIONS", "ADMINS")
                        // A reviewer may ask for a run too; four eyes then keep them from approving it.
                        .requestMatchers(HttpMethod.POST, "/api/runs")
                        .hasAnyRole("OPERATIONS", "ADMINS", "REVIEWERS")
                        .requestMatchers(HttpMethod.POST, "/api/proposals/*/decision")
                        .hasRole("REVIEWERS")
                        .anyRequest()
                        .hasAnyRole(READERS));
    }

    /** OIDC: the claim {@code groups} lists the roles by their group names. */
    private static JwtAuthenticationConverter rolesFromGroups() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> {
            java.util.List<String> groups = token.getClaimAsStringList("groups");
            java.util.List<org.springframework.security.core.GrantedAuthority> roles = new java.util.ArrayList<>();
            for (Role role : Role.values()) {
                if (groups != null && groups.contains(role.group())) {
                    roles.add(new SimpleGrantedAuthority("ROLE_" + role.name()));
                }
            }
            return roles;
        });
        return converter;
    }
}
