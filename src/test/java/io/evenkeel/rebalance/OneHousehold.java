package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TargetScope;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.Market;
import io.evenkeel.market.PriceMove;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.LotOptimizer;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.rulebook.RulebookCompiler;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.target.TargetWeight;
import io.evenkeel.workflow.Evaluation;
import io.evenkeel.workflow.OptimizerKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A household written line by line and put through all steps under the project's own rules. Every account follows one
 * model; the day is 2024-07-01, a Monday that opens no quarter of the market's: accounts are looked at daily.
 */
final class OneHousehold {

    static final LocalDate TODAY = LocalDate.parse("2024-07-01");

    private static final RuleFiles FILES = RuleFiles.read(Path.of("rules"));
    private static final ModelId MODEL = new ModelId("MODEL");
    private static final ModelId OTHER = new ModelId("OTHER");

    private final Map<SecurityId, Security> securities = new TreeMap<>();
    private final Map<SecurityId, QuotedPrice> prices = new TreeMap<>();
    private final List<TargetWeight> targets = new ArrayList<>();
    private final List<Substitute> substitutes = new ArrayList<>();
    private final Map<AccountId, Opened> accounts = new TreeMap<>();
    private final List<CorporateAction> actions = new ArrayList<>();
    private final List<PriceMove> moves = new ArrayList<>();
    private final Map<String, String> rules = new TreeMap<>(FILES.content());
    private FilingStatus status = FilingStatus.SINGLE;
    private YearlyBudgets budgets = YearlyBudgets.NONE;
    private TargetScope scope = TargetScope.ACCOUNT;
    private Optimizer optimizer = new LotOptimizer();

    private @Nullable RiskModel riskModel;
    private @Nullable Opened last;

    /** Stocks at 100 and bonds at 50, with these targets. */
    static OneHousehold ofStocksAndBonds(String stocks, String bonds) {
        return new OneHousehold()
                .security("STOCKS", "100.00")
                .security("BONDS", "50.00")
                .target("STOCKS", stocks)
                .target("BONDS", bonds);
    }

    private static final class Opened {
        final AccountId id;
        final Registration registration;
        final Money cash;
        AccountSettings settings = AccountSettings.DEFAULTS;
        RealisedYear year = RealisedYear.NOTHING;
        final List<TaxLot> lots = new ArrayList<>();
        final List<Restriction> restrictions = new ArrayList<>();
        final List<CashFlow> flows = new ArrayList<>();
        final List<AccountTransaction> transactions = new ArrayList<>();

        Opened(AccountId id, Registration registration, Money cash) {
            this.id = id;
            this.registration = registration;
            this.cash = cash;
        }

        Account build() {
            return new Account(
                    id,
                    "Owner",
                    registration,
                    MODEL,
                    cash,
                    settings,
                    lots,
                    restrictions,
                    flows,
                    transactions,
                    year,
                    List.of());
        }
    }

    OneHousehold security(String id, String price) {
        return security(id, price, SecurityKind.ETF, id);
    }

    OneHousehold security(String id, String price, SecurityKind kind, String group) {
        SecurityId security = new SecurityId(id);
        securities.put(
                security,
                new Security(security, id, kind, AssetClass.US_EQUITY, null, group, BasisPoints.of("2"), null, false));
        prices.put(security, new QuotedPrice(Price.of(price), TODAY));
        return this;
    }

    OneHousehold security(String id, String price, AssetClass assetClass) {
        security(id, price);
        SecurityId security = new SecurityId(id);
        securities.put(
                security,
                new Security(security, id, SecurityKind.ETF, assetClass, null, id, BasisPoints.of("2"), null, false));
        return this;
    }

    OneHousehold target(String id, String weight) {
        targets.add(new TargetWeight(new SecurityId(id), Weight.of(weight)));
        return this;
    }

    OneHousehold substitute(String id, String substitute) {
        substitutes.add(new Substitute(new SecurityId(id), new SecurityId(substitute), 1));
        return this;
    }

    OneHousehold riskModel(RiskModel model) {
        riskModel = model;
        return this;
    }

    OneHousehold filing(FilingStatus filing) {
        status = filing;
        return this;
    }

    OneHousehold by(Optimizer other) {
        optimizer = other;
        return this;
    }

    /** All accounts have one target. */
    OneHousehold asOne() {
        scope = TargetScope.HOUSEHOLD;
        return this;
    }

    OneHousehold budgets(YearlyBudgets agreed) {
        budgets = agreed;
        return this;
    }

    /** Instead of what the file says; the text must be there. */
    OneHousehold rule(String file, String text, String instead) {
        String before = Objects.requireNonNull(rules.get(file), file);
        if (!before.contains(text)) {
            throw new IllegalArgumentException("%s does not say (%s).".formatted(file, text));
        }
        rules.put(file, before.replace(text, instead));
        return this;
    }

    OneHousehold action(CorporateAction action) {
        actions.add(action);
        return this;
    }

    OneHousehold move(PriceMove move) {
        moves.add(move);
        return this;
    }

    /** What follows is about this account. */
    OneHousehold account(String id, Registration registration, String cash) {
        last = new Opened(new AccountId(id), registration, Money.of(cash));
        accounts.put(last.id, last);
        return this;
    }

    private Opened last() {
        return Objects.requireNonNull(last, "an account was opened");
    }

    OneHousehold settings(Map<String, String> settings) {
        last().settings = AccountSettings.fromTexts(settings);
        return this;
    }

    OneHousehold year(String shortGain, String longGain, String carryShort, String carryLong) {
        last().year =
                new RealisedYear(Money.of(shortGain), Money.of(longGain), Money.of(carryShort), Money.of(carryLong));
        return this;
    }

    OneHousehold lot(String id, String security, String quantity, @Nullable String basis, String acquired) {
        last().lots
                .add(new TaxLot(
                        new LotId(id),
                        new SecurityId(security),
                        Quantity.of(quantity),
                        basis == null ? null : Money.of(basis),
                        LocalDate.parse(acquired)));
        return this;
    }

    /** A purchase of the last weeks, and the lot that it opened. */
    OneHousehold bought(String id, String security, String quantity, String cost, String day) {
        return bought(TransactionKind.PURCHASE, id, security, quantity, cost, day);
    }

    OneHousehold bought(TransactionKind kind, String id, String security, String quantity, String cost, String day) {
        lot(id, security, quantity, cost, day);
        last().transactions
                .add(new AccountTransaction(
                        id,
                        TransactionSide.BUY,
                        kind,
                        new SecurityId(security),
                        Quantity.of(quantity),
                        Money.of(cost),
                        LocalDate.parse(day),
                        List.of()));
        return this;
    }

    OneHousehold received(TransactionKind kind, String id, String security, String quantity, String day) {
        last().transactions
                .add(new AccountTransaction(
                        id,
                        TransactionSide.RECEIVE,
                        kind,
                        new SecurityId(security),
                        Quantity.of(quantity),
                        Money.ZERO,
                        LocalDate.parse(day),
                        List.of()));
        return this;
    }

    /** A sale of the last weeks out of a lot that is gone. */
    OneHousehold sold(String id, String security, String quantity, String proceeds, String gain, String day) {
        last().transactions
                .add(new AccountTransaction(
                        id,
                        TransactionSide.SELL,
                        TransactionKind.SALE,
                        new SecurityId(security),
                        Quantity.of(quantity),
                        Money.of(proceeds),
                        LocalDate.parse(day),
                        List.of(new SoldLot(new LotId("GONE-" + id), Quantity.of(quantity), Money.of(gain)))));
        return this;
    }

    OneHousehold restriction(RestrictionType type, @Nullable String security, @Nullable String quantity) {
        return restriction(type, security, quantity, null, null);
    }

    OneHousehold restriction(
            RestrictionType type,
            @Nullable String security,
            @Nullable String quantity,
            @Nullable String lot,
            @Nullable String weight) {
        last().restrictions
                .add(new Restriction(
                        type,
                        security == null ? null : new SecurityId(security),
                        quantity == null ? null : Quantity.of(quantity),
                        lot == null ? null : new LotId(lot),
                        null,
                        weight == null ? null : Weight.of(weight),
                        "The client's wish",
                        null,
                        null));
        return this;
    }

    OneHousehold restriction(RestrictionType type, String security, String quantity, LocalDate entered) {
        last().restrictions
                .add(new Restriction(
                        type,
                        new SecurityId(security),
                        Quantity.of(quantity),
                        null,
                        null,
                        null,
                        "The client's wish",
                        null,
                        entered));
        return this;
    }

    OneHousehold withdrawal(String amount, String due) {
        last().flows.add(new CashFlow(CashFlowType.WITHDRAWAL, Money.of(amount), LocalDate.parse(due)));
        return this;
    }

    Household household() {
        return new Household(
                new HouseholdId("H-1"),
                status,
                accounts.values().stream().map(Opened::build).toList(),
                budgets,
                scope);
    }

    Market market() {
        return new Market(TODAY, securities, prices, actions, moves, Optional.ofNullable(riskModel));
    }

    Rulebook rulebook() {
        return COMPILED.computeIfAbsent(RuleFiles.of(rules), files -> new RulebookCompiler().compile(files));
    }

    private static final Map<RuleFiles, Rulebook> COMPILED = new java.util.concurrent.ConcurrentHashMap<>();

    /** Today's frontier of one account, the others doing nothing. */
    Optional<TransitionFrontier> frontier(String account) {
        Rulebook rulebook = rulebook();
        return Evaluation.transitionUnder(rulebook, OptimizerKind.STRUCTURED)
                .frontier(
                        household(),
                        market(),
                        Map.of(MODEL, new ModelPortfolio(MODEL, targets)),
                        substitutes,
                        new AccountId(account),
                        List.of());
    }

    Map<AccountId, AccountResult> evaluated() {
        return evaluated(EvaluationRequest.DAILY);
    }

    Map<AccountId, AccountResult> evaluated(EvaluationRequest request) {
        return evaluated(household(), request);
    }

    /** Another household in the place of this one. */
    Map<AccountId, AccountResult> evaluated(Household other) {
        return evaluated(other, EvaluationRequest.DAILY);
    }

    private Map<AccountId, AccountResult> evaluated(Household household, EvaluationRequest request) {
        Rulebook rulebook = rulebook();
        RebalanceHousehold rebalance = new RebalanceHousehold(
                rulebook.data(),
                rulebook.policy(),
                rulebook.review(),
                rulebook.taxRates(),
                rulebook.identity(),
                rulebook.location(),
                optimizer);
        Map<AccountId, AccountResult> results = new TreeMap<>();
        rebalance
                .evaluate(
                        household,
                        market(),
                        Map.of(MODEL, new ModelPortfolio(MODEL, targets), OTHER, new ModelPortfolio(OTHER, targets)),
                        substitutes,
                        request)
                .forEach(result -> results.put(result.account(), result));
        return results;
    }

    /** Of the only account, or the one named. */
    AccountResult result(String account) {
        return result(EvaluationRequest.DAILY, account);
    }

    AccountResult result(EvaluationRequest request, String account) {
        return Objects.requireNonNull(evaluated(request).get(new AccountId(account)), account);
    }
}
