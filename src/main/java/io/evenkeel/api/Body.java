package io.evenkeel.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which schema of {@code openapi/requests.yaml} describes the JSON body that a call reads by hand. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Body {

    String schema();
}
