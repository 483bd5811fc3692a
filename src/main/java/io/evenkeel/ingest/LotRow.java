package io.evenkeel.ingest;

import io.evenkeel.account.Gift;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.FaultReason;
import io.evenkeel.book.Plausible;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One row of {@code lots.csv}. */
final class LotRow {

    private LotRow() {}

    static TaxLot read(Row row, MarketSheets market) {
        SecurityId security = market.pricedReference(row, "security", "held");
        LocalDate acquired = market.dateUpToNow(row, "acquired");
        Quantity quantity = row.the("quantity", ColumnType.QUANTITY_POSITIVE);
        market.worth(security, quantity)
                .filter(worth -> worth.compareTo(Plausible.MOST_DOLLARS.decimal()) > 0)
                .ifPresent(worth -> row.refuse(
                        FaultReason.BAD_VALUE,
                        "The quantity (%s) at the price of %s is worth more than %s; expected less. Maybe the quantity or the price has digits too many."
                                .formatted(row.text("quantity"), security, Plausible.MOST_DOLLARS.dollars())));
        boolean inherited = row.orElse("inherited", ColumnType.TRUE_OR_FALSE, false);
        return new TaxLot(
                row.the("lot", ColumnType.LOT),
                security,
                quantity,
                row.optional("basis", ColumnType.MONEY_NOT_NEGATIVE),
                acquired,
                inherited,
                gift(row, market, acquired, inherited));
    }

    /** None where there is none, and where it is refused. */
    private static @Nullable Gift gift(Row row, MarketSheets market, LocalDate acquired, boolean inherited) {
        if (row.has("gift_value") != row.has("gift_date")) {
            row.refuse(
                    FaultReason.MISSING_VALUE, "One of gift_value and gift_date is empty; expected both or neither.");
            return null;
        }
        if (!row.has("gift_value")) {
            return null;
        }
        Money value = row.the("gift_value", ColumnType.MONEY_NOT_NEGATIVE);
        LocalDate given = market.dateUpToNow(row, "gift_date");
        if (inherited || given.isBefore(acquired)) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The gift of %s is %s; expected a gift on or after the donor's acquisition (%s) that is not inherited."
                            .formatted(given, inherited ? "inherited" : "before its acquisition", acquired));
            return null;
        }
        return new Gift(value, given);
    }
}
