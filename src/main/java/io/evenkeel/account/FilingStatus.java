package io.evenkeel.account;

/** Federal filing status: decides brackets and the yearly limit on net capital losses (IRC 1211(b)). */
public enum FilingStatus {
    SINGLE,
    MARRIED_JOINT,
    MARRIED_SEPARATE,
    HEAD_OF_HOUSEHOLD,
    TRUST
}
