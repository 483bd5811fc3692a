package io.evenkeel.workflow;

import jakarta.servlet.Filter;
import java.util.Map;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in front of the engine's webapps and its REST API: {@link SignedInPerson} and {@link NoncePerRequest}. */
@Configuration
class WebappSignIn {

    /** After Spring Security's own filter, before the webapps'. */
    private static final int AFTER_SECURITY = 201;

    private static final Map<String, String> PROVIDER =
            Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, SignedInPerson.class.getName());

    @Bean
    FilterRegistrationBean<Filter> webappSignInFilter() {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(PROVIDER);
        registration.setOrder(AFTER_SECURITY);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return registration;
    }

    @Bean
    FilterRegistrationBean<NoncePerRequest> noncePerRequestFilter() {
        FilterRegistrationBean<NoncePerRequest> registration = new FilterRegistrationBean<>(new NoncePerRequest());
        registration.setOrder(AFTER_SECURITY);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> engineRestSignIn() {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        registration.setInitParameters(PROVIDER);
        registration.setOrder(AFTER_SECURITY);
        registration.addUrlPatterns("/engine-rest/*");
        return registration;
    }
}
