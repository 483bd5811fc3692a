package io.evenkeel.tax;

/** Whether a gain or loss is short-term or long-term (IRC 1222). */
public enum Term {
    SHORT,
    LONG
}
