package io.evenkeel.account;

/** When an account is looked at for drift; cash flows are looked at every day. */
public enum Schedule {
    DAILY,
    /** On the first trading day of each calendar quarter. */
    QUARTERLY
}
