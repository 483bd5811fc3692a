package io.evenkeel.api;

import static io.evenkeel.api.Fields.notNegative;
import static io.evenkeel.api.Fields.positive;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.account.Gift;
import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.Schedule;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.StopAt;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.api.Fields.Field;
import io.evenkeel.book.Plausible;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelId;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads an account of a preview. */
final class AccountReader {

    private final Optional<LocalDate> asOf;
    private final MarketReader market;
    private final List<RequestFault> faults;
    private final Set<String> accounts = new HashSet<>();
    private Set<String> lots = new HashSet<>();
    private Set<String> transactions = new HashSet<>();

    /** @param market has read the securities and models */
    AccountReader(Optional<LocalDate> asOf, MarketReader market, List<RequestFault> faults) {
        this.asOf = asOf;
        this.market = market;
        this.faults = faults;
    }

    Optional<Account> account(Json json) {
        lots = new HashSet<>();
        transactions = new HashSet<>();
        Fields fields = new Fields("account", json, faults);
        Field<AccountId> id = fields.required("id", AccountId::new);
        id.found().ifPresent(known -> unique(fields, accounts, known.value()));
        Field<String> owner = fields.required("owner", text -> text);
        Field<Registration> registration = fields.required("registration", Registration.class);
        Field<ModelId> model = fields.required("model", ModelId::new);
        model.found()
                .filter(known -> !market.knows(known))
                .ifPresent(known -> fields.fault(
                        RequestFault.UNKNOWN_REFERENCE,
                        "The model (%s) of %s is not among the request's models.".formatted(known, fields.label())));
        Field<Money> cash = fields.required("cash", Money::of);
        Field<List<TaxLot>> held = fields.list("lots", this::lot);
        Field<AccountSettings> settings = fields.object("settings", part -> settings(part, faults));
        Field<List<Restriction>> restrictions = fields.list("restrictions", this::restriction);
        Field<List<CashFlow>> cashFlows = fields.list("cashFlows", this::cashFlow);
        Field<List<AccountTransaction>> past = fields.list("transactions", this::transaction);
        Field<RealisedYear> year = fields.object("yearToDate", this::yearToDate);
        return fields.build(() -> new Account(
                id.get(),
                owner.get(),
                registration.get(),
                model.get(),
                cash.get(),
                settings.or(AccountSettings.DEFAULTS),
                held.get(),
                restrictions.get(),
                cashFlows.get(),
                past.get(),
                year.or(RealisedYear.NOTHING),
                List.of()));
    }

    private Optional<TaxLot> lot(Json json) {
        Fields fields = new Fields("lot", json, faults);
        Field<LotId> id = fields.required("id", LotId::new);
        id.found().ifPresent(known -> unique(fields, lots, known.value()));
        Field<SecurityId> security = fields.required("security", SecurityId::new);
        security.found()
                .filter(known -> !market.lists(known))
                .ifPresent(known -> fields.fault(
                        RequestFault.MISSING_PRICE,
                        "The security (%s) of %s has no price: it is not among the request's securities."
                                .formatted(known, fields.label())));
        Field<Quantity> quantity = fields.required("quantity", positive(Quantity::of, Quantity::decimal));
        Field<Price> cost = fields.optional("costPerShare", notNegative(Price::of, Price::decimal));
        quantity.found().ifPresent(shares -> {
            limited(fields, "cost", shares, cost.found());
            limited(fields, "value", shares, security.found().flatMap(market::price));
        });
        Field<LocalDate> acquired = pastDate(fields, "acquired");
        Field<Boolean> inherited = fields.flag("inherited");
        Field<Gift> gift = fields.object("gift", this::gift);
        return fields.build(() -> new TaxLot(
                id.get(),
                security.get(),
                quantity.get(),
                cost.found()
                        .map(price -> quantity.get().at(price, RoundingMode.HALF_UP))
                        .orElse(null),
                acquired.get(),
                inherited.or(false),
                gift.orNone()));
    }

    /** What is past it would end the range of amounts somewhere in a sum, and be told as our defect. */
    private static void limited(Fields fields, String what, Quantity shares, Optional<Price> each) {
        each.filter(price -> shares.decimal().multiply(price.decimal()).compareTo(Plausible.MOST_DOLLARS.decimal()) > 0)
                .ifPresent(price -> fields.fault(
                        RequestFault.BAD_VALUE,
                        "The %s of %s is above %s (%s shares at %s). Maybe one of them has digits too many."
                                .formatted(what, fields.label(), Plausible.MOST_DOLLARS.dollars(), shares, price)));
    }

    private Optional<Gift> gift(Json json) {
        Fields fields = new Fields("gift", json, faults);
        Field<Money> value = fields.required("value", notNegative(Money::of, Money::decimal));
        Field<LocalDate> given = pastDate(fields, "given");
        return fields.build(() -> new Gift(value.get(), given.get()));
    }

    static Optional<AccountSettings> settings(Json json, List<RequestFault> faults) {
        Fields fields = new Fields("settings", json, faults);
        Field<Rate> shortTerm = fields.optional("shortTermRate", rate());
        Field<Rate> longTerm = fields.optional("longTermRate", rate());
        Field<Weight> band = fields.optional("driftBand", partOfOne());
        Field<Money> budget = fields.optional("gainBudget", notNegative(Money::of, Money::decimal));
        Field<Money> reserve = fields.optional("cashReserve", notNegative(Money::of, Money::decimal));
        Field<Money> minimum = fields.optional("minimumTrade", notNegative(Money::of, Money::decimal));
        Field<Boolean> whole = fields.flag("wholeShares");
        Field<Schedule> schedule = fields.optional("schedule", Schedule.class);
        Field<LotMethod> method = fields.optional("lotMethod", LotMethod.class);
        Field<Money> taxBudget = fields.optional("taxBudget", notNegative(Money::of, Money::decimal));
        Field<Boolean> proRata = fields.flag("budgetProRata");
        Field<Money> demanded = fields.optional("demandedLoss", positive(Money::of, Money::decimal));
        Field<LocalDate> preserve = fields.optional("preserveLossesUntil", Fields::date);
        Field<StopAt> stopAt = fields.optional("stopAt", StopAt.class);
        Field<Integer> mostTrades = fields.optional("mostTrades", AccountReader::positiveWhole);
        return fields.build(() -> new AccountSettings(
                shortTerm.orNone(),
                longTerm.orNone(),
                band.orNone(),
                budget.orNone(),
                reserve.orNone(),
                minimum.orNone(),
                whole.orNone(),
                schedule.orNone(),
                method.orNone(),
                taxBudget.orNone(),
                proRata.orNone(),
                demanded.orNone(),
                preserve.orNone(),
                stopAt.orNone(),
                mostTrades.orNone()));
    }

    /** A rate of 1 would leave nothing of a gain, and what a sale is worth could not be told. */
    private static Function<String, Rate> rate() {
        Function<String, Rate> read = notNegative(Rate::of, Rate::decimal);
        return text -> {
            Rate rate = read.apply(text);
            if (rate.compareTo(Rate.of("1")) >= 0) {
                throw new IllegalArgumentException(
                        "(%s) must be less than 1. Maybe it is a percentage: 23.8%% is 0.238.".formatted(text));
            }
            return rate;
        };
    }

    private static Function<String, Weight> partOfOne() {
        Function<String, Weight> read = notNegative(Weight::of, Weight::decimal);
        return text -> {
            Weight part = read.apply(text);
            if (part.compareTo(Weight.ONE) > 0) {
                throw new IllegalArgumentException(
                        "(%s) must be at most 1. Maybe it is a percentage: 5%% is 0.05.".formatted(text));
            }
            return part;
        };
    }

    private static Integer positiveWhole(String text) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("(%s) is no whole number.".formatted(text), e);
        }
        if (number < 1) {
            throw new IllegalArgumentException("(%s) must be at least 1.".formatted(text));
        }
        return number;
    }

    private Optional<Restriction> restriction(Json json) {
        Fields fields = new Fields("restriction", json, faults);
        Field<RestrictionType> type = fields.required("type", RestrictionType.class);
        Field<SecurityId> security = fields.optional("security", SecurityId::new);
        Field<Quantity> quantity = fields.optional("quantity", positive(Quantity::of, Quantity::decimal));
        Field<LotId> lot = fields.optional("lot", LotId::new);
        Field<String> sector = fields.optional("sector", text -> text);
        Field<Weight> weight = fields.optional("weight", partOfOne());
        Field<String> reason = fields.required("reason", text -> text);
        Field<LocalDate> expires = fields.optional("expires", Fields::date);
        Field<LocalDate> entered = fields.optional("entered", Fields::date);
        type.found().ifPresent(known -> {
            boolean ofSector = known == RestrictionType.EXCLUDE_SECTOR;
            boolean ofWeight = known == RestrictionType.MIN_WEIGHT || known == RestrictionType.MAX_WEIGHT;
            needed(fields, known, !ofSector, "security", security);
            needed(fields, known, ofSector, "sector", sector);
            needed(fields, known, known == RestrictionType.LOCK_QUANTITY, "quantity", quantity);
            needed(fields, known, known == RestrictionType.LOCK_LOT, "lot", lot);
            needed(fields, known, ofWeight, "weight", weight);
        });
        return fields.build(() -> new Restriction(
                type.get(),
                security.orNone(),
                quantity.orNone(),
                lot.orNone(),
                sector.orNone(),
                weight.orNone(),
                reason.get(),
                expires.orNone(),
                entered.orNone()));
    }

    private static void needed(Fields fields, RestrictionType type, boolean needed, String name, Field<?> field) {
        if (needed && field.sound() && field.found().isEmpty()) {
            fields.fault(
                    RequestFault.MISSING_VALUE,
                    "A restriction of type (%s) needs the field (%s).".formatted(type, name));
        }
    }

    private Optional<CashFlow> cashFlow(Json json) {
        Fields fields = new Fields("cash flow", json, faults);
        Field<CashFlowType> type = fields.required("type", CashFlowType.class);
        Field<Money> amount = fields.required("amount", positive(Money::of, Money::decimal));
        Field<LocalDate> due = fields.required("due", Fields::date);
        return fields.build(() -> new CashFlow(type.get(), amount.get(), due.get()));
    }

    private Optional<AccountTransaction> transaction(Json json) {
        Fields fields = new Fields("transaction", json, faults);
        Field<String> id = fields.required("id", text -> new LotId(text).value());
        id.found().ifPresent(known -> unique(fields, transactions, known));
        Field<TransactionSide> side = fields.required("side", TransactionSide.class);
        Field<TransactionKind> kind = fields.optional("kind", TransactionKind.class);
        side.found().ifPresent(known -> agrees(fields, known, kind));
        Field<SecurityId> security = fields.required("security", SecurityId::new);
        Field<Quantity> quantity = fields.required("quantity", positive(Quantity::of, Quantity::decimal));
        Field<Money> amount = fields.optional("amount", notNegative(Money::of, Money::decimal));
        Field<LocalDate> date = pastDate(fields, "date");
        Field<List<SoldLot>> sold = fields.list("lots", this::soldLot);
        return fields.build(() -> new AccountTransaction(
                id.get(),
                side.get(),
                side.get() == TransactionSide.SELL ? TransactionKind.SALE : kind.get(),
                security.get(),
                quantity.get(),
                amount.or(Money.ZERO),
                date.get(),
                sold.get()));
    }

    /** A sale's kind says nothing and is not looked at; the others' must fit their side. */
    static void agrees(Fields fields, TransactionSide side, Field<TransactionKind> kind) {
        if (side == TransactionSide.SELL || !kind.sound()) {
            return;
        }
        boolean fits = kind.found()
                .map(known -> known != TransactionKind.SALE && known.canReplace() == (side == TransactionSide.BUY))
                .orElse(false);
        if (!fits) {
            fields.fault(
                    kind.found().isPresent() ? RequestFault.BAD_VALUE : RequestFault.MISSING_VALUE,
                    "The kind (%s) of %s does not go with its side (%s). Maybe the side is wrong."
                            .formatted(kind.found().map(Enum::name).orElse("none"), fields.label(), side));
        }
    }

    private Optional<SoldLot> soldLot(Json json) {
        Fields fields = new Fields("sold lot", json, faults);
        Field<LotId> lot = fields.required("lot", LotId::new);
        Field<Quantity> quantity = fields.required("quantity", positive(Quantity::of, Quantity::decimal));
        Field<Money> gain = fields.optional("gain", Money::of);
        return fields.build(() -> new SoldLot(lot.get(), quantity.get(), gain.orNone()));
    }

    private Optional<RealisedYear> yearToDate(Json json) {
        Fields fields = new Fields("yearToDate", json, faults);
        Field<Money> shortTerm = fields.optional("shortTermGain", Money::of);
        Field<Money> longTerm = fields.optional("longTermGain", Money::of);
        Field<Money> carryShort = fields.optional("carryShort", notNegative(Money::of, Money::decimal));
        Field<Money> carryLong = fields.optional("carryLong", notNegative(Money::of, Money::decimal));
        return fields.build(() -> new RealisedYear(
                shortTerm.or(Money.ZERO),
                longTerm.or(Money.ZERO),
                carryShort.or(Money.ZERO),
                carryLong.or(Money.ZERO)));
    }

    private Field<LocalDate> pastDate(Fields fields, String name) {
        Field<LocalDate> date = fields.required(name, Fields::date);
        if (date.value() != null && asOf.isPresent() && date.get().isAfter(asOf.get())) {
            fields.fault(
                    RequestFault.BAD_VALUE,
                    "The field (%s) of %s is %s, after the request's asOf (%s)."
                            .formatted(name, fields.label(), date.get(), asOf.get()));
        }
        return date;
    }

    private static void unique(Fields fields, Set<String> seen, String id) {
        if (!seen.add(id)) {
            fields.fault(RequestFault.DUPLICATE_ID, "The %s stands twice in the request.".formatted(fields.label()));
        }
    }
}
