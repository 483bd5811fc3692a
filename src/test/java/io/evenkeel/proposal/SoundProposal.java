package io.evenkeel.proposal;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
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
import io.evenkeel.policy.Concluded;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.RuleReference;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.TargetWeight;
import io.evenkeel.tax.IdentityGroups;
import io.evenkeel.tax.WashWindows;
import io.evenkeel.tax.YearRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A sound proposal for one account, what the check finds in one, and how one is changed. */
final class SoundProposal {

    static final LocalDate AS_OF = LocalDate.of(2018, 2, 7);
    static final SecurityId STOCKS = new SecurityId("STOCKS");
    static final SecurityId BONDS = new SecurityId("BONDS");
    static final LotId OLD = new LotId("L1");
    static final LotId LOSS = new LotId("L2");
    static final YearRates RATES = YearRates.of(Rate.of("0.4"), Rate.of("0.2"), Money.ofDollars(3_000));
    static final AccountView VIEW = view();

    private SoundProposal() {}

    static List<String> findings(TradeProposal proposal, Limit... limits) {
        return findings(VIEW, proposal, limits);
    }

    static List<String> findings(AccountView view, TradeProposal proposal, Limit... limits) {
        return ProposalCheck.findings(
                view, limits(limits), proposal, RATES, IdentityGroups.of(view.market()), List.of());
    }

    static TradingLimits limits(Limit... limits) {
        List<Concluded<Limit>> concluded = new ArrayList<>();
        concluded.add(
                new Concluded<>(new Limit.WholeShares(), new RuleReference("whole shares", "policy/trading.drl")));
        for (Limit limit : limits) {
            concluded.add(new Concluded<>(limit, new RuleReference("test", "policy/test.drl")));
        }
        return new TradingLimits(concluded);
    }

    /** Sells sixty of a hundred and twenty shares at a gain and buys bonds for it. */
    static TradeProposal sound() {
        return proposal(Map.of(OLD, Quantity.of("60")), "120");
    }

    static TradeProposal proposal(Map<LotId, Quantity> sold, String bonds) {
        return proposal(VIEW, sold, bonds);
    }

    static TradeProposal proposal(AccountView view, Map<LotId, Quantity> sold, String bonds) {
        SortedMap<SecurityId, Quantity> bought = new TreeMap<>(Map.of(BONDS, Quantity.of(bonds)));
        SortedMap<SecurityId, SortedMap<LotId, Quantity>> sales = new TreeMap<>(Map.of(STOCKS, new TreeMap<>(sold)));
        ShareChanges changes = new ShareChanges(bought, sales, new Certificate(Money.ZERO, Money.ZERO, Money.ZERO));
        TaxStanding standing =
                new TaxStanding(RealisedYear.NOTHING, RATES, WashWindows.of(view.household(), view.market()));
        return new WriteProposal(view, standing, new TradeReasons(view, limits())).apply(changes, List.of());
    }

    static TradeProposal withLots(List<LotSale> lots) {
        return changed(
                STOCKS,
                trade -> new Trade(
                        trade.security(),
                        trade.side(),
                        trade.quantity(),
                        trade.price(),
                        trade.amount(),
                        lots,
                        trade.reasons()));
    }

    static TradeProposal changed(SecurityId security, UnaryOperator<Trade> change) {
        TradeProposal sound = sound();
        return with(
                sound,
                sound.trades().stream()
                        .map(trade -> trade.security().equals(security) ? change.apply(trade) : trade)
                        .toList());
    }

    static TradeProposal with(TradeProposal p, List<Trade> trades) {
        return with(p, trades, p.tax());
    }

    static TradeProposal with(TradeProposal p, TaxEffect tax) {
        return with(p, p.trades(), tax);
    }

    static TradeProposal with(TradeProposal p, List<Trade> trades, TaxEffect tax) {
        return new TradeProposal(
                p.account(),
                p.household(),
                p.asOf(),
                trades,
                p.notTraded(),
                p.before(),
                p.after(),
                tax,
                p.turnover(),
                p.certificate());
    }

    static AccountView view() {
        return view(AccountSettings.DEFAULTS, Money.of("2600.00"));
    }

    static AccountView view(AccountSettings settings, Money basisOfLoss) {
        return view(settings, basisOfLoss, Optional.empty());
    }

    static AccountView view(AccountSettings settings, Money basisOfLoss, Optional<RiskModel> risk) {
        Market market = new Market(
                AS_OF,
                Map.of(STOCKS, security(STOCKS), BONDS, security(BONDS)),
                Map.of(
                        STOCKS, new QuotedPrice(Price.of("100.00"), AS_OF),
                        BONDS, new QuotedPrice(Price.of("50.00"), AS_OF)),
                List.of(),
                List.of(),
                risk);
        ModelPortfolio model = model();
        Account account = new Account(
                new AccountId("A-1"),
                "Owner",
                Registration.TAXABLE,
                model.id(),
                Money.of("1000.00"),
                settings,
                List.of(
                        new TaxLot(OLD, STOCKS, Quantity.of("100"), Money.of("5000.00"), LocalDate.of(2015, 1, 5)),
                        new TaxLot(LOSS, STOCKS, Quantity.of("20"), basisOfLoss, LocalDate.of(2017, 11, 1))),
                List.of(),
                List.of(),
                List.of(),
                RealisedYear.NOTHING,
                List.of());
        Household household = new Household(new HouseholdId("H-1"), FilingStatus.SINGLE, List.of(account));
        return new AccountView(household, account, model, market, List.of());
    }

    static ModelPortfolio model() {
        return new ModelPortfolio(
                new ModelId("M"),
                List.of(new TargetWeight(STOCKS, Weight.of("0.5")), new TargetWeight(BONDS, Weight.of("0.45"))));
    }

    static Security security(SecurityId id) {
        return new Security(
                id,
                id.value(),
                SecurityKind.MUTUAL_FUND,
                AssetClass.US_EQUITY,
                null,
                id.value(),
                BasisPoints.of("2"),
                null,
                false);
    }
}
