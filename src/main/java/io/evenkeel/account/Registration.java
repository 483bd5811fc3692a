package io.evenkeel.account;

/** How an account is taxed. */
public enum Registration {
    TAXABLE,
    TRADITIONAL_IRA,
    ROTH_IRA,
    /** Charities, pension plans: no tax, and not a part of anybody's wash sales. */
    TAX_EXEMPT;

    public boolean isTaxable() {
        return this == TAXABLE;
    }

    /** Whether a loss replaced here is gone for good (Rev. Rul. 2008-5). */
    public boolean isIra() {
        return this == TRADITIONAL_IRA || this == ROTH_IRA;
    }
}
