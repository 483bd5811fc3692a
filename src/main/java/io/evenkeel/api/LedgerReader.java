package io.evenkeel.api;

import static io.evenkeel.api.Fields.notNegative;
import static io.evenkeel.api.Fields.positive;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.api.Fields.Field;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.tax.AdjustedLedger;
import io.evenkeel.tax.IdentityGroups;
import io.evenkeel.tax.Ledger;
import io.evenkeel.tax.LedgerFault;
import io.evenkeel.tax.LedgerRefusedException;
import io.evenkeel.tax.LedgerSplit;
import io.evenkeel.tax.LedgerTrade;
import io.evenkeel.tax.LotTaken;
import io.evenkeel.tax.WashSales;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tax unit's ledger. {@code identicalGroups} is an array of groups, each an array of security ids; a security that
 * is in none is identical to itself alone. A sale's quantity is the sum over its lots; one that names no lots gives its
 * quantity and takes the first in first. A receipt's {@code amount} is the basis that it brings; left out, it has none, and
 * a sale of such shares is refused.
 */
final class LedgerReader {

    private record Owned(AccountId id, Registration registration) {}

    private final List<RequestFault> faults = new ArrayList<>();
    private final List<LedgerTrade> trades = new ArrayList<>();
    private final List<LedgerSplit> splits = new ArrayList<>();
    private final Map<LedgerTrade, Json> places = new IdentityHashMap<>();

    private LedgerReader() {}

    /** The ledger after the wash-sale rules, or a problem with every fault of the request. */
    static AdjustedLedger adjusted(Json json) {
        return read(json, WashSales::adjust);
    }

    /** What {@code answer} makes of the ledger, or a problem with every fault of the request. */
    static <T> T read(Json json, Function<Ledger, T> answer) {
        LedgerReader reader = new LedgerReader();
        Optional<Ledger> ledger = reader.ledger(json);
        Fields.refuse(reader.faults);
        try {
            return answer.apply(ledger.orElseThrow());
        } catch (LedgerRefusedException e) {
            throw Problem.of(
                    ProblemKind.INVALID_REQUEST,
                    e.faults().stream().map(reader::placed).toList());
        }
    }

    private RequestFault placed(LedgerFault fault) {
        Json trade = Objects.requireNonNull(places.get(fault.trade()));
        Json field = trade.fields().get(fieldOf(fault.reason()));
        return (field == null ? trade : field).fault(fault.reason().name(), fault.message());
    }

    /** Of a sale that names no lots, the whole trade is shown. */
    private static String fieldOf(LedgerFault.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ACCOUNT -> "account";
            case DUPLICATE_ID -> "id";
            case OTHER_SECURITY -> "security";
            case UNKNOWN_LOT, OVERSOLD_LOT, MISSING_BASIS -> "lots";
        };
    }

    private Optional<Ledger> ledger(Json json) {
        Fields fields = new Fields("request", json, faults);
        Field<Map<AccountId, Registration>> accounts = fields.requiredObject("taxUnit", this::taxUnit);
        Field<List<List<SecurityId>>> groups = fields.list("identicalGroups", this::group);
        Field<List<Boolean>> read = fields.requiredList("trades", this::entry);
        return fields.build(() -> {
            read.get();
            return new Ledger(accounts.get(), IdentityGroups.of(groups.get()), trades, splits);
        });
    }

    private Optional<Map<AccountId, Registration>> taxUnit(Json json) {
        Fields fields = new Fields("taxUnit", json, faults);
        fields.required("filingStatus", FilingStatus.class);
        Field<List<Owned>> accounts = fields.requiredList("accounts", this::account);
        return fields.build(() -> {
            Map<AccountId, Registration> byId = new LinkedHashMap<>();
            accounts.get().forEach(account -> {
                if (byId.put(account.id(), account.registration()) != null) {
                    throw new IllegalArgumentException(
                            "The account (%s) stands twice in the taxUnit.".formatted(account.id()));
                }
            });
            return byId;
        });
    }

    private Optional<Owned> account(Json json) {
        Fields fields = new Fields("account", json, faults);
        Field<AccountId> id = fields.required("id", AccountId::new);
        Field<Registration> registration = fields.required("registration", Registration.class);
        fields.optional("owner", text -> text);
        return fields.build(() -> new Owned(id.get(), registration.get()));
    }

    private Optional<List<SecurityId>> group(Json json) {
        if (json.kind() != Json.Kind.ARRAY) {
            faults.add(json.fault(
                    RequestFault.BAD_VALUE,
                    "A group of identicalGroups must be an array of security ids, not %s.".formatted(json.kind())));
            return Optional.empty();
        }
        List<SecurityId> group = new ArrayList<>();
        for (Json item : json.items()) {
            if (item.kind() == Json.Kind.STRING && !item.text().isBlank()) {
                group.add(new SecurityId(item.text()));
            } else {
                faults.add(item.fault(
                        RequestFault.BAD_VALUE,
                        "A security of identicalGroups must be an id, not %s.".formatted(item.kind())));
            }
        }
        return Optional.of(group);
    }

    /** A trade or a split; kept aside, for the ledger wants them apart. */
    private Optional<Boolean> entry(Json json) {
        Json kind = json.fields().get("kind");
        boolean isSplit = kind != null && kind.text().equals("SPLIT");
        if (isSplit) {
            return split(json).map(splits::add);
        }
        Optional<LedgerTrade> trade = trade(json);
        trade.ifPresent(known -> places.put(known, json));
        return trade.map(trades::add);
    }

    private Optional<LedgerSplit> split(Json json) {
        Fields fields = new Fields("split", json, faults);
        fields.required("kind", text -> text);
        Field<String> id = fields.required("id", text -> new LotId(text).value());
        Field<SecurityId> security = fields.required("security", SecurityId::new);
        Field<List<Quantity>> ratio = fields.required("ratio", LedgerReader::ratio);
        Field<LocalDate> effective = fields.required("effective", Fields::date);
        return fields.build(() -> new LedgerSplit(
                id.get(), security.get(), ratio.get().get(0), ratio.get().get(1), effective.get()));
    }

    private static List<Quantity> ratio(String text) {
        String[] sides = text.split(":", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(
                    "(%s) is not a ratio. Maybe it is not written as 10:1, new shares first.".formatted(text));
        }
        return List.of(
                positive(Quantity::of, Quantity::decimal).apply(sides[0].strip()),
                positive(Quantity::of, Quantity::decimal).apply(sides[1].strip()));
    }

    private Optional<LedgerTrade> trade(Json json) {
        Fields fields = new Fields("trade", json, faults);
        Field<String> id = fields.required("id", text -> new LotId(text).value());
        Field<TransactionSide> side = fields.required("side", TransactionSide.class);
        Field<TransactionKind> kind = fields.optional("kind", TransactionKind.class);
        side.found().ifPresent(known -> AccountReader.agrees(fields, known, kind));
        Field<AccountId> account = fields.required("account", AccountId::new);
        Field<SecurityId> security = fields.required("security", SecurityId::new);
        Field<Quantity> quantity = fields.optional("quantity", positive(Quantity::of, Quantity::decimal));
        Field<Money> amount = fields.optional("amount", notNegative(Money::of, Money::decimal));
        Field<LocalDate> date = fields.required("date", Fields::date);
        Field<LocalTime> time = fields.optional("time", LedgerReader::time);
        Field<List<LotTaken>> lots = fields.list("lots", this::taken);
        Field<LocalDate> original = fields.optional("originalAcquired", Fields::date);
        Field<Money> fairValue = fields.optional("fairValue", notNegative(Money::of, Money::decimal));
        if (side.value() != null) {
            checkNeeded(fields, side.get(), quantity, amount, lots);
            checkOutOfPlace(fields, side.get(), kind.orNone(), lots, original, fairValue);
        }
        return fields.build(() -> new LedgerTrade(
                id.get(),
                account.get(),
                side.get(),
                side.get() == TransactionSide.SELL ? TransactionKind.SALE : kind.get(),
                security.get(),
                quantity.or(sum(lots.get())),
                amount.orNone(),
                date.get(),
                time.orNone(),
                lots.get(),
                original.orNone(),
                fairValue.orNone()));
    }

    private static void checkNeeded(
            Fields fields,
            TransactionSide side,
            Field<Quantity> quantity,
            Field<Money> amount,
            Field<List<LotTaken>> lots) {
        boolean sells = side == TransactionSide.SELL;
        if (quantity.sound()
                && quantity.found().isEmpty()
                && lots.sound()
                && (!sells || lots.get().isEmpty())) {
            fields.fault(
                    RequestFault.MISSING_VALUE, "The field (quantity) of %s is required.".formatted(fields.label()));
        }
        if (side != TransactionSide.RECEIVE && amount.sound() && amount.found().isEmpty()) {
            fields.fault(RequestFault.MISSING_VALUE, "The field (amount) of %s is required.".formatted(fields.label()));
        }
    }

    /** A field that would be ignored is refused, so that nobody believes it was not. */
    private static void checkOutOfPlace(
            Fields fields,
            TransactionSide side,
            @Nullable TransactionKind kind,
            Field<List<LotTaken>> lots,
            Field<LocalDate> original,
            Field<Money> fairValue) {
        if (side != TransactionSide.SELL && !lots.or(List.of()).isEmpty()) {
            fields.fault(lots, "The field (lots) of %s is for sales only.");
        }
        if (side != TransactionSide.RECEIVE && original.value() != null) {
            fields.fault(original, "The field (originalAcquired) of %s is for receipts only.");
        }
        if (kind != TransactionKind.GIFT && fairValue.value() != null) {
            fields.fault(fairValue, "The field (fairValue) of %s is for gifts only.");
        }
    }

    private static Quantity sum(List<LotTaken> lots) {
        return lots.stream().map(LotTaken::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    private Optional<LotTaken> taken(Json json) {
        Fields fields = new Fields("sold lot", json, faults);
        Field<LotId> lot = fields.required("lot", LotId::new);
        Field<Quantity> quantity = fields.required("quantity", positive(Quantity::of, Quantity::decimal));
        return fields.build(() -> new LotTaken(lot.get(), quantity.get()));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "(%s) is not a time of day. Maybe it is not written as 14:30 or 14:30:05.".formatted(text), e);
        }
    }
}
