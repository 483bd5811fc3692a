package io.evenkeel.store;

/** What a list of proposals is sorted by; then, and where figures are equal or missing, by account. */
public enum ProposalOrder {
    ACCOUNT(""),
    VALUE("market_value"),
    TURNOVER("turnover"),
    TAX("estimated_tax"),
    DRIFT_BEFORE("drift_before"),
    DRIFT_AFTER("drift_after"),
    TRACKING_ERROR_BEFORE("tracking_error_before"),
    TRACKING_ERROR_AFTER("tracking_error_after"),
    TRADES("trades");

    private final String column;

    ProposalOrder(String column) {
        this.column = column;
    }

    /** Figures are kept as text, exactly as they were; what is missing comes last either way. */
    String clause(boolean descending) {
        String direction = descending ? " desc" : "";
        return this == ACCOUNT
                ? " order by account_id" + direction
                : " order by cast(%s as numeric(32, 8))%s nulls last, account_id".formatted(column, direction);
    }
}
