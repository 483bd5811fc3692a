package io.evenkeel.ingest;

import io.evenkeel.account.LotId;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.book.FaultReason;
import io.evenkeel.market.SecurityId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of {@code restrictions.csv}: which columns it fills depends on its type, and a misread one costs money. */
final class RestrictionRow {

    private static final ColumnType<RestrictionType> TYPE = ColumnType.oneOf(RestrictionType.class);
    private static final List<String> SUBJECTS = List.of("security", "quantity", "lot", "sector", "weight");

    private RestrictionRow() {}

    static void read(Row row, MarketSheets market, @Nullable AccountDraft account, boolean lotsRead) {
        RestrictionType type = row.the("type", TYPE);
        SecurityId security = row.has("security") ? market.reference(row, "security") : null;
        LotId lot = row.optional("lot", ColumnType.LOT);
        Restriction restriction = new Restriction(
                type,
                security,
                row.optional("quantity", ColumnType.QUANTITY_NOT_NEGATIVE),
                lot,
                row.has("sector") ? row.text("sector") : null,
                row.optional("weight", ColumnType.PART_OF_ONE),
                row.text("reason"),
                row.optional("expires", ColumnType.DATE),
                row.optional("entered", ColumnType.DATE));
        if (row.isSound()) {
            requireSubjects(row, type);
        }
        if (account != null && lot != null && lotsRead && !account.hasNamed(lot)) {
            row.refuse(
                    FaultReason.UNKNOWN_REFERENCE,
                    "The lot (%s) is not in account (%s); expected one of its lots in %s."
                            .formatted(lot, row.text("account"), BookFile.LOTS.fileName()));
        }
        if (account != null && row.isSound()) {
            account.add(restriction);
        }
    }

    private static void requireSubjects(Row row, RestrictionType type) {
        Set<String> expected = subjects(type);
        for (String column : SUBJECTS) {
            if (expected.contains(column) && !row.has(column)) {
                row.refuse(
                        FaultReason.MISSING_VALUE,
                        "The %s of a %s is empty; expected a value.".formatted(column, type));
            } else if (!expected.contains(column) && row.has(column)) {
                row.refuse(
                        FaultReason.BAD_VALUE,
                        "The %s (%s) does not belong to a %s; expected it empty. Maybe another type is meant."
                                .formatted(column, Row.shown(row.text(column)), type));
            }
        }
    }

    private static Set<String> subjects(RestrictionType type) {
        return switch (type) {
            case NEVER_BUY, NEVER_SELL, NEVER_OWN, NEVER_TRADE -> Set.of("security");
            case LOCK_QUANTITY -> Set.of("security", "quantity");
            case LOCK_LOT -> Set.of("security", "lot");
            case MIN_WEIGHT, MAX_WEIGHT -> Set.of("security", "weight");
            case EXCLUDE_SECTOR -> Set.of("sector");
        };
    }
}
