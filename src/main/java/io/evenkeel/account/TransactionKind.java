package io.evenkeel.account;

/** How shares were bought or received; a sale's kind is {@link #SALE}. */
public enum TransactionKind {
    PURCHASE(true),
    DIVIDEND_REINVESTMENT(true),
    AUTO_INVEST(true),
    TRANSFER_IN_KIND(false),
    INHERITANCE(false),
    GIFT(false),
    STOCK_SPLIT(false),
    SALE(false);

    private final boolean replaces;

    TransactionKind(boolean replaces) {
        this.replaces = replaces;
    }

    /** Whether such shares can replace ones sold at a loss (IRC 1091(a): acquired by purchase or taxable exchange). */
    public boolean canReplace() {
        return replaces;
    }
}
