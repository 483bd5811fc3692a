package io.evenkeel.api;

import static io.evenkeel.api.Fields.notNegative;
import static io.evenkeel.api.Fields.positive;

import io.evenkeel.api.Fields.Field;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.target.TargetWeight;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the market's side of a preview: securities with their prices, models, substitutes. */
final class MarketReader {

    record Listed(Security security, QuotedPrice quote) {}

    /** As the book's format has them. */
    private static final Map<SecurityKind, BasisPoints> DEFAULT_SPREADS = Map.of(
            SecurityKind.STOCK, BasisPoints.of("4"),
            SecurityKind.ETF, BasisPoints.of("2"),
            SecurityKind.MUTUAL_FUND, BasisPoints.ZERO);

    private final Optional<LocalDate> asOf;
    private final List<RequestFault> faults;
    private final Set<String> securities = new HashSet<>();
    private final Map<SecurityId, Price> prices = new HashMap<>();
    private final Set<String> models = new HashSet<>();

    MarketReader(Optional<LocalDate> asOf, List<RequestFault> faults) {
        this.asOf = asOf;
        this.faults = faults;
    }

    /** Ids of every security listed so far, sound or not: a fault in one is not a second fault where it is held. */
    boolean lists(SecurityId security) {
        return securities.contains(security.value());
    }

    /** None where the security's price is missing or refused. */
    Optional<Price> price(SecurityId security) {
        return Optional.ofNullable(prices.get(security));
    }

    boolean knows(ModelId model) {
        return models.contains(model.value());
    }

    Optional<Listed> security(Json json) {
        Fields fields = new Fields("security", json, faults);
        Field<SecurityId> id = fields.required("id", SecurityId::new);
        id.found().ifPresent(known -> unique(fields, securities, known.value()));
        Field<String> name = fields.optional("name", text -> text);
        SecurityKind kind = fields.optional("kind", SecurityKind.class).or(SecurityKind.ETF);
        Field<AssetClass> assetClass = fields.required("assetClass", AssetClass.class);
        Field<String> sector = fields.optional("sector", text -> text);
        Field<String> identityGroup = fields.optional("identityGroup", text -> text);
        Field<BasisPoints> spread = fields.optional("spreadBps", notNegative(BasisPoints::of, BasisPoints::decimal));
        Field<Quantity> volume = fields.optional("averageDailyVolume", positive(Quantity::of, Quantity::decimal));
        Field<Boolean> fractional = fields.flag("fractional");
        Optional<QuotedPrice> quote = quote(fields);
        id.found().ifPresent(known -> quote.ifPresent(quoted -> prices.put(known, quoted.price())));
        return fields.build(() -> new Listed(
                new Security(
                        id.get(),
                        name.or(id.get().value()),
                        kind,
                        assetClass.get(),
                        sector.orNone(),
                        identityGroup.or(id.get().value()),
                        spread.or(DEFAULT_SPREADS.getOrDefault(kind, BasisPoints.ZERO)),
                        volume.orNone(),
                        fractional.or(kind == SecurityKind.MUTUAL_FUND)),
                quote.orElseThrow()));
    }

    private Optional<QuotedPrice> quote(Fields fields) {
        Field<Price> price = fields.required("price", positive(Price::of, Price::decimal));
        Field<LocalDate> date = fields.optional("priceDate", Fields::date);
        Optional<LocalDate> quoted = date.found().or(() -> asOf);
        if (quoted.isPresent() && asOf.isPresent() && quoted.get().isAfter(asOf.get())) {
            fields.fault(
                    RequestFault.BAD_VALUE,
                    "The price of %s is of %s, after the request's asOf (%s)."
                            .formatted(fields.label(), quoted.get(), asOf.get()));
        }
        return price.found().flatMap(known -> quoted.map(day -> new QuotedPrice(known, day)));
    }

    Optional<ModelPortfolio> model(Json json) {
        Fields fields = new Fields("model", json, faults);
        Field<ModelId> id = fields.required("id", ModelId::new);
        id.found().ifPresent(known -> unique(fields, models, known.value()));
        Field<List<TargetWeight>> targets = fields.requiredList("targets", this::target);
        return fields.build(() -> new ModelPortfolio(id.get(), targets.get()));
    }

    private Optional<TargetWeight> target(Json json) {
        Fields fields = new Fields("target", json, faults);
        Field<SecurityId> security = fields.required("security", SecurityId::new);
        Field<Weight> weight = fields.required("weight", notNegative(Weight::of, Weight::decimal));
        return fields.build(() -> new TargetWeight(security.get(), weight.get()));
    }

    Optional<Substitute> substitute(Json json) {
        Fields fields = new Fields("substitute", json, faults);
        Field<SecurityId> security = fields.required("security", SecurityId::new);
        Field<SecurityId> substitute = fields.required("substitute", SecurityId::new);
        Field<Integer> rank = fields.optional("rank", Integer::valueOf);
        substitute
                .found()
                .filter(known -> !lists(known))
                .ifPresent(known -> fields.fault(
                        RequestFault.MISSING_PRICE,
                        "The substitute (%s) is not among the request's securities, so it has no price."
                                .formatted(known)));
        return fields.build(() -> new Substitute(security.get(), substitute.get(), rank.or(1)));
    }

    private static void unique(Fields fields, Set<String> seen, String id) {
        if (!seen.add(id)) {
            fields.fault(RequestFault.DUPLICATE_ID, "The %s stands twice in the request.".formatted(fields.label()));
        }
    }
}
