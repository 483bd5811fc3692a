package io.evenkeel.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files of a book and their columns, as {@code docs/book-format.md} has them; a column with ! must be filled. */
enum BookFile {
    BOOK(true, "as_of! name"),
    SECURITIES(
            true, "security! name kind! asset_class! sector identity_group spread_bps average_daily_volume fractional"),
    PRICES(true, "security! date! close!"),
    MODELS(true, "model! security! weight!"),
    SUBSTITUTES(false, "security! substitute! rank"),
    CORPORATE_ACTIONS(
            false,
            "action! kind! security! effective! new_shares old_shares received basis_to_received cash_per_share"),
    PRICE_HISTORY(false, "security! date! close!"),
    RISK_FACTOR_COVARIANCES(false, "factor! other! covariance!"),
    RISK_SPECIFIC_VARIANCES(false, "security! variance!"),
    RISK_EXPOSURES(false, "security! factor! exposure!"),
    ACCOUNTS(
            true,
            "account! household! filing_status! owner! registration! model! cash! short_term_rate long_term_rate"
                    + " drift_band gain_budget cash_reserve minimum_trade whole_shares schedule lot_method"
                    + " tax_budget budget_pro_rata demanded_loss preserve_losses_until stop_at most_trades target_scope household_gain_budget"
                    + " household_tax_budget household_budget_pro_rata"
                    + " ytd_short_term_gain ytd_long_term_gain carry_short carry_long"),
    LOTS(true, "lot! account! security! quantity! basis acquired! inherited gift_value gift_date"),
    TRANSACTIONS(false, "transaction! account! date! side! kind security! quantity! amount! lot gain"),
    RESTRICTIONS(false, "account! type! security quantity lot sector weight reason! expires entered"),
    CASH_FLOWS(false, "account! type! amount! due!"),
    POSITIONS(false, "account! security quantity!");

    private final boolean required;
    private final List<String> columns = new ArrayList<>();
    private final List<String> filled = new ArrayList<>();

    BookFile(boolean required, String columns) {
        this.required = required;
        for (String column : columns.split(" ", -1)) {
            String name = column.replace("!", "");
            this.columns.add(name);
            if (column.endsWith("!")) {
                filled.add(name);
            }
        }
    }

    static Optional<BookFile> named(String name) {
        return Arrays.stream(values())
                .filter(file -> file.fileName().equals(name))
                .findFirst();
    }

    /** The files of a risk model come all together, in the order in which they refer to each other. */
    static List<BookFile> riskModel() {
        return List.of(RISK_FACTOR_COVARIANCES, RISK_SPECIFIC_VARIANCES, RISK_EXPOSURES);
    }

    String fileName() {
        return name().toLowerCase(java.util.Locale.ROOT) + ".csv";
    }

    boolean isRequired() {
        return required;
    }

    List<String> columns() {
        return columns;
    }

    /** Columns that must be there, and filled in every row. */
    List<String> filled() {
        return filled;
    }
}
