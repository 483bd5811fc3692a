package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.Market;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.rulebook.RulebookCompiler;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.TargetWeight;
import io.evenkeel.workflow.Evaluation;
import io.evenkeel.workflow.OptimizerKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Accounts of a single taxpayer that hold OLD at $100 and are to hold 60% VTI at $250 and 40% BND at $75, seen on
 * 2026-03-31 under the project's own rules. Short-term gains are taxed at 40%, long-term ones at 20%.
 */
final class LegacyHousehold {

    static final LocalDate TODAY = LocalDate.parse("2026-03-31");

    private static final ModelId MODEL = new ModelId("BALANCED");
    private static final Rulebook RULEBOOK = new RulebookCompiler().compile(RuleFiles.read(Path.of("rules")));
    private static final PlanTransition PLAN = Evaluation.transitionUnder(RULEBOOK, OptimizerKind.STRUCTURED);

    private static final AccountSettings SETTINGS =
            new AccountSettings(Rate.of("0.4"), Rate.of("0.2"), null, null, Money.ZERO, null, null, null, null);

    private final Map<SecurityId, Security> securities = new TreeMap<>();
    private final Map<SecurityId, QuotedPrice> prices = new TreeMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final List<TaxLot> lots = new ArrayList<>();
    private final List<Restriction> restrictions = new ArrayList<>();
    private final List<CashFlow> flows = new ArrayList<>();
    private AccountSettings settings = SETTINGS;
    private RealisedYear year = RealisedYear.NOTHING;
    private Optional<RiskModel> riskModel = Optional.empty();

    LegacyHousehold() {
        security("OLD", "100");
        security("VTI", "250");
        security("BND", "75");
    }

    private void security(String id, String price) {
        SecurityId security = new SecurityId(id);
        securities.put(
                security,
                new Security(
                        security,
                        id,
                        SecurityKind.ETF,
                        AssetClass.US_EQUITY,
                        null,
                        id,
                        BasisPoints.of("2"),
                        null,
                        false));
        prices.put(security, new QuotedPrice(Price.of(price), TODAY));
    }

    LegacyHousehold lot(String id, String quantity, String basis, String acquired) {
        lots.add(new TaxLot(
                new LotId(id),
                new SecurityId("OLD"),
                Quantity.of(quantity),
                Money.of(basis),
                LocalDate.parse(acquired)));
        return this;
    }

    LegacyHousehold lotWithoutBasis(String id, String quantity) {
        lots.add(new TaxLot(
                new LotId(id), new SecurityId("OLD"), Quantity.of(quantity), null, LocalDate.parse("2020-01-02")));
        return this;
    }

    LegacyHousehold restricted(Restriction restriction) {
        restrictions.add(restriction);
        return this;
    }

    LegacyHousehold withdrawal(String amount, String due) {
        flows.add(new CashFlow(CashFlowType.WITHDRAWAL, Money.of(amount), LocalDate.parse(due)));
        return this;
    }

    LegacyHousehold carriedLoss(String longTerm) {
        year = new RealisedYear(Money.ZERO, Money.ZERO, Money.ZERO, Money.of(longTerm));
        return this;
    }

    LegacyHousehold gainBudget(String amount) {
        settings = settings.overlaidBy(
                new AccountSettings(null, null, null, Money.of(amount), null, null, null, null, null));
        return this;
    }

    LegacyHousehold riskModel(RiskModel model) {
        riskModel = Optional.of(model);
        return this;
    }

    /** Ends the account; the next lots belong to another one. */
    LegacyHousehold account(String id, Registration registration) {
        accounts.add(new Account(
                new AccountId(id),
                "T-1",
                registration,
                MODEL,
                Money.ZERO,
                settings,
                lots,
                restrictions,
                flows,
                List.of(),
                year,
                List.of()));
        lots.clear();
        restrictions.clear();
        flows.clear();
        settings = SETTINGS;
        year = RealisedYear.NOTHING;
        return this;
    }

    Household household() {
        return new Household(new HouseholdId("H-1"), FilingStatus.SINGLE, accounts);
    }

    Market market() {
        return new Market(TODAY, securities, prices, List.of(), List.of(), riskModel);
    }

    List<Transition> transitions(TransitionLimits limits) {
        ModelPortfolio model = new ModelPortfolio(
                MODEL,
                List.of(
                        new TargetWeight(new SecurityId("BND"), Weight.of("0.4")),
                        new TargetWeight(new SecurityId("VTI"), Weight.of("0.6"))));
        return PLAN.apply(household(), market(), Map.of(MODEL, model), List.of(), limits);
    }
}
