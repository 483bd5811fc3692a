package io.evenkeel.api;

import io.evenkeel.account.Account;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.TargetScope;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.api.Fields.Field;
import io.evenkeel.api.MarketReader.Listed;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.Market;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Reads a preview's request whole, or refuses it with every fault in it. */
final class PreviewReader {

    private final List<RequestFault> faults = new ArrayList<>();

    private PreviewReader() {}

    static PreviewRequest read(Json json) {
        return read(json, (fields, riskModel) -> {});
    }

    /** @param more reads what the request has besides, given whether there is a risk model */
    static PreviewRequest read(Json json, BiConsumer<Fields, Boolean> more) {
        PreviewReader reader = new PreviewReader();
        Optional<PreviewRequest> request = reader.request(json, more);
        Fields.refuse(reader.faults);
        return request.orElseThrow();
    }

    /** The market's side is read first, wherever it stands: accounts refer to it. */
    private Optional<PreviewRequest> request(Json json, BiConsumer<Fields, Boolean> more) {
        Fields fields = new Fields("request", json, faults);
        Field<LocalDate> asOf = fields.required("asOf", Fields::date);
        MarketReader reader = new MarketReader(asOf.found(), faults);
        Field<List<Listed>> securities = fields.requiredList("securities", reader::security);
        Field<List<ModelPortfolio>> models = fields.requiredList("models", reader::model);
        Field<List<Substitute>> substitutes = fields.list("substitutes", reader::substitute);
        List<SecurityId> listed = securities.or(List.of()).stream()
                .map(entry -> entry.security().id())
                .toList();
        RiskModelReader risks = new RiskModelReader(listed, faults);
        Field<RiskModel> riskModel = fields.object("riskModel", risks::riskModel);
        AccountReader accounts = new AccountReader(asOf.found(), reader, faults);
        Field<Household> household = fields.requiredObject("household", part -> household(part, accounts));
        more.accept(fields, !riskModel.sound() || riskModel.found().isPresent());
        return fields.build(() -> whole(
                household.get(),
                market(asOf.get(), household.get(), securities.get(), riskModel.found()),
                models.get(),
                substitutes.get()));
    }

    private Optional<Household> household(Json json, AccountReader reader) {
        Fields fields = new Fields("household", json, faults);
        Field<HouseholdId> id = fields.required("id", HouseholdId::new);
        Field<FilingStatus> filingStatus = fields.required("filingStatus", FilingStatus.class);
        Field<Money> gains = fields.optional("gainBudget", Fields.notNegative(Money::of, Money::decimal));
        Field<Money> tax = fields.optional("taxBudget", Fields.notNegative(Money::of, Money::decimal));
        Field<Boolean> proRata = fields.flag("budgetProRata");
        Field<TargetScope> scope = fields.optional("targetScope", TargetScope.class);
        Field<List<Account>> accounts = fields.requiredList("accounts", reader::account);
        if (accounts.sound() && accounts.get().isEmpty()) {
            fields.fault(RequestFault.MISSING_VALUE, "The %s has no accounts.".formatted(fields.label()));
        }
        List<ModelId> models =
                accounts.or(List.of()).stream().map(Account::model).distinct().toList();
        if (scope.or(TargetScope.ACCOUNT) == TargetScope.HOUSEHOLD && models.size() > 1) {
            fields.fault(
                    scope,
                    "The %%s is steered as one (targetScope), but its accounts have the models %s. Maybe they should have one."
                            .formatted(models));
        }
        return fields.build(() -> new Household(
                id.get(),
                filingStatus.get(),
                accounts.get().stream()
                        .sorted(Comparator.comparing(Account::id))
                        .toList(),
                new YearlyBudgets(gains.orNone(), tax.orNone(), proRata.or(false)),
                scope.or(TargetScope.ACCOUNT)));
    }

    private static PreviewRequest whole(
            Household household, Market market, List<ModelPortfolio> models, List<Substitute> substitutes) {
        SortedMap<ModelId, ModelPortfolio> buyable = new TreeMap<>();
        SortedMap<ModelId, SortedSet<SecurityId>> unlisted = new TreeMap<>();
        for (ModelPortfolio model : models) {
            buyable.put(
                    model.id(),
                    new ModelPortfolio(
                            model.id(),
                            model.targets().stream()
                                    .filter(target -> market.prices().containsKey(target.security()))
                                    .toList()));
            SortedSet<SecurityId> without = new TreeSet<>();
            model.targets().forEach(target -> without.add(target.security()));
            without.removeAll(market.prices().keySet());
            unlisted.put(model.id(), without);
        }
        return new PreviewRequest(household, market, buyable, substitutes, unlisted);
    }

    private static Market market(
            LocalDate asOf, Household household, List<Listed> listed, Optional<RiskModel> riskModel) {
        SortedMap<SecurityId, Security> securities = new TreeMap<>();
        mentioned(household).forEach(id -> securities.put(id, unlisted(id)));
        SortedMap<SecurityId, QuotedPrice> prices = new TreeMap<>();
        for (Listed entry : listed) {
            securities.put(entry.security().id(), entry.security());
            prices.put(entry.security().id(), entry.quote());
        }
        return new Market(asOf, securities, prices, List.of(), List.of(), riskModel);
    }

    /** Securities of restrictions and past trades: they need no price, for nobody is going to trade them. */
    private static Stream<SecurityId> mentioned(Household household) {
        return household.accounts().stream()
                .flatMap(account -> Stream.concat(
                        account.restrictions().stream()
                                .map(restriction -> restriction.security())
                                .filter(Objects::nonNull),
                        account.transactions().stream().map(transaction -> transaction.security())));
    }

    private static Security unlisted(SecurityId id) {
        return new Security(
                id, id.value(), SecurityKind.STOCK, AssetClass.OTHER, null, id.value(), BasisPoints.ZERO, null, false);
    }
}
