package io.evenkeel.ingest;

import io.evenkeel.book.FaultReason;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the files say of securities and their prices. References are looked at as rows come: securities come first. */
final class MarketSheets {

    private static final ColumnType<SecurityKind> KIND = ColumnType.oneOf(SecurityKind.class);
    private static final ColumnType<AssetClass> ASSET_CLASS = ColumnType.oneOf(AssetClass.class);
    private static final ColumnType<CorporateActionKind> ACTION_KIND = ColumnType.oneOf(CorporateActionKind.class);

    private final LocalDate asOf;
    private final Set<SecurityId> known = new HashSet<>();
    private final SortedMap<SecurityId, Security> securities = new TreeMap<>();
    private final Set<SecurityId> priced = new HashSet<>();
    private final SortedMap<SecurityId, QuotedPrice> prices = new TreeMap<>();
    private final SortedMap<String, CorporateAction> actions = new TreeMap<>();
    private final SortedMap<SecurityId, List<QuotedPrice>> closes = new TreeMap<>();
    private final Set<SecurityId> missedPrices = new HashSet<>();
    private boolean securitiesRead = true;
    private boolean pricesRead = true;

    MarketSheets(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** After a file that could not be read, what it should have held is not missed row by row. */
    void unread(BookFile file) {
        securitiesRead &= file != BookFile.SECURITIES;
        pricesRead &= file != BookFile.PRICES;
    }

    void security(Row row) {
        SecurityId id = row.the("security", ColumnType.SECURITY);
        SecurityKind kind = row.the("kind", KIND);
        String name = row.text("name");
        String sector = row.text("sector");
        Security security = new Security(
                id,
                name.isEmpty() ? id.value() : name,
                kind,
                row.the("asset_class", ASSET_CLASS),
                sector.isEmpty() ? null : sector,
                row.orElse("identity_group", ColumnType.ID, id.value()),
                row.orElse("spread_bps", ColumnType.SPREAD, usualSpread(kind)),
                row.optional("average_daily_volume", ColumnType.QUANTITY_POSITIVE),
                row.orElse("fractional", ColumnType.TRUE_OR_FALSE, kind == SecurityKind.MUTUAL_FUND));
        if (row.has("security") && !known.add(id)) {
            row.refuse(FaultReason.DUPLICATE_ID, "The security (%s) stands twice; expected one row.".formatted(id));
        } else if (row.isSound()) {
            securities.put(id, security);
        }
    }

    private static BasisPoints usualSpread(SecurityKind kind) {
        return switch (kind) {
            case STOCK -> BasisPoints.of("4");
            case ETF -> BasisPoints.of("2");
            case MUTUAL_FUND -> BasisPoints.ZERO;
        };
    }

    void price(Row row) {
        SecurityId id = reference(row, "security");
        LocalDate date = dateUpToNow(row, "date");
        Price close = row.the("close", ColumnType.PRICE);
        if (!priced.add(id)) {
            row.refuse(FaultReason.DUPLICATE_ID, "The security (%s) has two prices; expected one row.".formatted(id));
        } else if (row.isSound()) {
            prices.put(id, new QuotedPrice(close, date));
        }
    }

    void close(Row row) {
        SecurityId id = reference(row, "security");
        LocalDate date = dateUpToNow(row, "date");
        Price close = row.the("close", ColumnType.PRICE);
        if (row.isSound()) {
            List<QuotedPrice> quotes = closes.computeIfAbsent(id, security -> new ArrayList<>());
            quotes.add(new QuotedPrice(close, date));
        }
    }

    void action(Row row) {
        String id = row.the("action", ColumnType.ID);
        CorporateActionKind kind = row.the("kind", ACTION_KIND);
        SecurityId security = reference(row, "security");
        LocalDate effective = row.the("effective", ColumnType.DATE);
        SecurityId received = row.has("received") ? reference(row, "received") : null;
        CorporateAction action = new CorporateAction(
                id,
                kind,
                security,
                effective,
                row.orElse("new_shares", ColumnType.QUANTITY_POSITIVE, Quantity.ONE),
                row.orElse("old_shares", ColumnType.QUANTITY_POSITIVE, Quantity.ONE),
                received,
                row.optional("basis_to_received", ColumnType.PART_OF_ONE),
                row.optional("cash_per_share", ColumnType.CASH_PER_SHARE));
        if (row.isSound() && actions.put(id, action) != null) {
            row.refuse(FaultReason.DUPLICATE_ID, "The action (%s) stands twice; expected one row.".formatted(id));
        }
    }

    /** The security named in the column; a fault where the book does not have it. */
    SecurityId reference(Row row, String column) {
        SecurityId id = row.the(column, ColumnType.SECURITY);
        if (row.has(column) && securitiesRead && !known.contains(id)) {
            row.refuse(
                    FaultReason.UNKNOWN_REFERENCE,
                    "The %s (%s) is not in the book; expected a row for it in %s."
                            .formatted(column, id, BookFile.SECURITIES.fileName()));
        }
        return id;
    }

    /** Like {@link #reference}, for what may be traded: once for each security, a fault where it has no price. */
    SecurityId pricedReference(Row row, String column, String why) {
        SecurityId id = reference(row, column);
        if (known.contains(id) && pricesRead && !priced.contains(id) && missedPrices.add(id)) {
            row.refuse(
                    FaultReason.MISSING_PRICE,
                    "The security (%s) is %s but has no price; expected a row for it in %s."
                            .formatted(id, why, BookFile.PRICES.fileName()));
        }
        return id;
    }

    /** What a holding is worth; none where its security has no price, which is a fault of its own. */
    Optional<BigDecimal> worth(SecurityId id, Quantity quantity) {
        return Optional.ofNullable(prices.get(id))
                .map(quote -> quantity.decimal().multiply(quote.price().decimal()));
    }

    /** A date of something that has happened: the book knows nothing of the days after its own. */
    LocalDate dateUpToNow(Row row, String column) {
        LocalDate date = row.the(column, ColumnType.DATE);
        if (date.isAfter(asOf)) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The %s (%s) is after the book's day; expected %s or before.".formatted(column, date, asOf));
        }
        return date;
    }

    boolean areIdentical(SecurityId one, SecurityId other) {
        Security first = securities.get(one);
        Security second = securities.get(other);
        return first != null && second != null && first.identityGroup().equals(second.identityGroup());
    }

    LocalDate asOf() {
        return asOf;
    }

    SortedMap<SecurityId, Security> securities() {
        return securities;
    }

    SortedMap<SecurityId, QuotedPrice> prices() {
        return prices;
    }

    List<CorporateAction> actions() {
        return List.copyOf(actions.values());
    }

    /** Sorts the closes; two of one security on one day are a fault. */
    Map<SecurityId, List<QuotedPrice>> history(Faults faults) {
        closes.forEach((security, quotes) -> {
            quotes.sort(Comparator.comparing(QuotedPrice::date));
            for (int i = 1; i < quotes.size(); i++) {
                LocalDate date = quotes.get(i).date();
                if (quotes.get(i - 1).date().equals(date)) {
                    faults.add(
                            FaultReason.DUPLICATE_ID,
                            BookFile.PRICE_HISTORY.fileName(),
                            0,
                            security.value(),
                            "The security (%s) has two closes on %s; expected one.".formatted(security, date));
                }
            }
        });
        return closes;
    }
}
