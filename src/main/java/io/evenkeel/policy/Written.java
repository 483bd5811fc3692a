package io.evenkeel.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which number a conclusion reads of a text that compliance writes into a rule. It is read when the rule fires, in the
 * first account that meets it; a rule file is held against this when it is saved.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Written {

    /** What the text is read as: a type of {@code io.evenkeel.money} that has {@code fromText}. */
    Class<? extends Comparable<?>> as();

    /** How people write such a number, for the refusal of one that cannot be read. */
    String like();

    /** The least that it may be; empty where the conclusion itself says so, or nothing is too little. */
    String from() default "";

    /** The most that it may be; empty where the conclusion itself says so, or nothing is too much. */
    String to() default "";
}
