package io.evenkeel.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.Market;
import io.evenkeel.market.QuotedPrice;
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
import io.evenkeel.tax.Term;
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
import org.junit.jupiter.api.Test;

/** Every defect is put into a sound proposal on purpose, and has to be found. */
class ProposalCheckTest {

    private static final LocalDate AS_OF = LocalDate.of(2018, 2, 7);
    private static final SecurityId STOCKS = new SecurityId("STOCKS");
    private static final SecurityId BONDS = new SecurityId("BONDS");
    private static final LotId OLD = new LotId("L1");
    private static final LotId LOSS = new LotId("L2");
    private static final Money NOTHING_DUE = Money.ZERO;
    private static final YearRates RATES = YearRates.of(Rate.of("0.4"), Rate.of("0.2"), Money.ofDollars(3_000));

    private final AccountView view = view();

    @Test
    void a_sound_proposal_passes() {
        assertThat(findings(sound())).isEmpty();
    }

    @Test
    void shares_that_are_not_there_are_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "101", "5050.00")))))
                .anySatisfy(f -> assertThat(f).contains("oversold"));
    }

    @Test
    void a_lot_of_another_security_is_found() {
        assertThat(findings(withLots(List.of(sale(new LotId("L9"), "60", "0.00")))))
                .anySatisfy(f -> assertThat(f).contains("not in the account"));
    }

    /** Sixty shares all the same. */
    @Test
    void a_part_of_a_share_out_of_a_whole_lot_is_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "59.5", "2975.00"), sale(LOSS, "0.5", "-5.00")))))
                .anySatisfy(f -> assertThat(f).isEqualTo("lot L1 sells 59.5 shares, not a whole number"))
                .anySatisfy(f -> assertThat(f).isEqualTo("lot L2 sells 0.5 shares, not a whole number"));
    }

    @Test
    void lots_that_do_not_add_up_are_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "59", "2950.00")))))
                .anySatisfy(f -> assertThat(f).contains("add up to 59"));
    }

    @Test
    void a_gain_that_is_off_by_more_than_a_cent_is_found() {
        assertThat(findings(withLots(List.of(sale(OLD, "60", "3000.02")))))
                .anySatisfy(f -> assertThat(f).contains("gains 3000.02"));
    }

    @Test
    void a_price_that_is_not_the_books_is_found() {
        assertThat(findings(changed(
                        STOCKS,
                        trade -> new Trade(
                                trade.security(),
                                trade.side(),
                                trade.quantity(),
                                Price.of("101.00"),
                                trade.amount(),
                                trade.lots(),
                                trade.reasons()))))
                .anySatisfy(f -> assertThat(f).contains("priced at 101.00"));
    }

    @Test
    void an_amount_that_is_not_quantity_times_price_is_found() {
        assertThat(findings(changed(
                        BONDS,
                        trade -> new Trade(
                                trade.security(),
                                trade.side(),
                                trade.quantity(),
                                trade.price(),
                                Money.of("1.00"),
                                trade.lots(),
                                trade.reasons()))))
                .anySatisfy(f -> assertThat(f).contains("do not cost 1.00"));
    }

    @Test
    void a_part_of_a_share_is_found() {
        assertThat(findings(changed(
                        BONDS,
                        trade -> new Trade(
                                trade.security(),
                                trade.side(),
                                Quantity.of("50.5"),
                                trade.price(),
                                Money.of("2525.00"),
                                trade.lots(),
                                trade.reasons()))))
                .anySatisfy(f -> assertThat(f).contains("not a whole number"));
    }

    @Test
    void a_security_that_trades_twice_is_found() {
        TradeProposal sound = sound();
        List<Trade> twice = new ArrayList<>(sound.trades());
        twice.add(sound.trades().get(0));
        assertThat(findings(with(sound, twice))).anySatisfy(f -> assertThat(f).contains("traded twice"));
    }

    @Test
    void cash_below_its_reserve_is_found_and_cash_at_it_is_not() {
        assertThat(findings(sound(), new Limit.CashReserve("$1,000"))).isEmpty();
        assertThat(findings(sound(), new Limit.CashReserve("$1,000.01")))
                .anySatisfy(f -> assertThat(f).contains("below the reserve"));
    }

    @Test
    void a_trade_below_the_minimum_is_found_and_one_at_it_is_not() {
        assertThat(findings(sound(), new Limit.MinimumTrade("$6,000"))).isEmpty();
        assertThat(findings(sound(), new Limit.MinimumTrade("$6,000.01")))
                .anySatisfy(f -> assertThat(f).contains("below the minimum"));
    }

    @Test
    void gains_above_the_budget_are_found_and_gains_at_it_are_not() {
        assertThat(findings(sound(), new Limit.GainBudget("$3,000"))).isEmpty();
        assertThat(findings(sound(), new Limit.GainBudget("$2,999.99")))
                .anySatisfy(f -> assertThat(f).contains("exceed the budget"));
    }

    @Test
    void what_may_not_be_bought_or_sold_is_found() {
        assertThat(findings(sound(), new Limit.NoBuy(BONDS, "x")))
                .anySatisfy(f -> assertThat(f).contains("BONDS may not be bought"));
        assertThat(findings(sound(), new Limit.NoSell(STOCKS, "x")))
                .anySatisfy(f -> assertThat(f).contains("STOCKS may not be sold"));
        assertThat(findings(sound(), new Limit.NeverOwn(BONDS, "x")))
                .anySatisfy(f -> assertThat(f).contains("BONDS may not be owned"));
    }

    @Test
    void a_locked_lot_and_locked_shares_are_found() {
        assertThat(findings(sound(), new Limit.KeepLot(STOCKS, OLD, "x")))
                .anySatisfy(f -> assertThat(f).contains("lot L1 is locked"));
        assertThat(findings(sound(), new Limit.KeepQuantity(STOCKS, Quantity.of("60"), "x")))
                .isEmpty();
        assertThat(findings(sound(), new Limit.KeepQuantity(STOCKS, Quantity.of("61"), "x")))
                .anySatisfy(f -> assertThat(f).contains("fewer than the 61 locked"));
    }

    @Test
    void a_loss_that_would_be_washed_is_found() {
        TradeProposal lossTaken = proposal(Map.of(LOSS, Quantity.of("20")), "20");
        assertThat(findings(lossTaken)).isEmpty();
        assertThat(findings(lossTaken, washed(List.of())))
                .anySatisfy(f -> assertThat(f).contains("would be washed"));
    }

    /** A hundred and twenty are bought. */
    @Test
    void more_bought_back_than_may_be_washed_is_found() {
        assertThat(findings(sound(), boughtBack("120"))).isEmpty();
        assertThat(findings(sound(), boughtBack("119")))
                .containsExactly(
                        "BONDS is bought by 120 shares, of which 119 may be before too much of a loss is washed");
    }

    private static Limit.NoBuyback boughtBack(String atMost) {
        return new Limit.NoBuyback(
                BONDS,
                "BONDS",
                Quantity.of("200"),
                Money.of("400.00"),
                Optional.of(Quantity.of(atMost)),
                LocalDate.of(2018, 3, 1),
                "x");
    }

    /** Of twenty shares sold at a loss of 600, another account has bought five. */
    @Test
    void more_of_a_loss_washed_than_may_be_is_found() {
        AccountView five = withAnotherAccount();
        TradeProposal taken = proposal(five, Map.of(LOSS, Quantity.of("20")), "20");
        assertThat(taken.tax().disallowed()).isEqualTo(Money.of("150.00"));
        assertThat(findings(five, taken, inPart("0.25"))).isEmpty();
        assertThat(findings(five, taken, inPart("0.24")))
                .containsExactly("lot L2 is sold at a loss of 600.00 of which 150.00 would be washed, more than 24.0%");
    }

    private static Limit.NoLossSale inPart(String atMost) {
        return new Limit.NoLossSale(
                STOCKS,
                LOSS,
                Quantity.of("5"),
                Money.of("150.00"),
                Weight.of("0.1"),
                Weight.of(atMost),
                LocalDate.of(2018, 3, 1),
                List.of(),
                "x");
    }

    private static AccountView withAnotherAccount() {
        AccountView alone = view();
        Account other = new Account(
                new AccountId("A-2"),
                "Spouse",
                Registration.TAXABLE,
                alone.account().model(),
                Money.ZERO,
                AccountSettings.DEFAULTS,
                List.of(new TaxLot(
                        new LotId("N"), STOCKS, Quantity.of("5"), Money.of("500.00"), LocalDate.of(2018, 2, 6))),
                List.of(),
                List.of(),
                List.of(),
                RealisedYear.NOTHING,
                List.of());
        Household both = new Household(new HouseholdId("H-1"), FilingStatus.SINGLE, List.of(alone.account(), other));
        return new AccountView(both, alone.account(), model(), alone.market(), List.of());
    }

    private static Limit.NoLossSale washed(List<LotId> unlessSold) {
        return new Limit.NoLossSale(
                STOCKS,
                LOSS,
                Quantity.ONE,
                Money.of("30.00"),
                Weight.ONE,
                Weight.ZERO,
                LocalDate.of(2018, 3, 1),
                unlessSold,
                "x");
    }

    @Test
    void a_loss_is_free_once_what_would_wash_it_is_sold_whole() {
        Map<LotId, Quantity> both = Map.of(LOSS, Quantity.of("20"), OLD, Quantity.of("100"));
        assertThat(findings(proposal(both, "220"), washed(List.of(OLD)))).isEmpty();
        Map<LotId, Quantity> not = Map.of(LOSS, Quantity.of("20"), OLD, Quantity.of("99"));
        assertThat(findings(proposal(not, "220"), washed(List.of(OLD))))
                .anySatisfy(f -> assertThat(f).contains("would be washed"));
    }

    @Test
    void a_term_that_is_not_the_lots_is_found() {
        LotSale off =
                new LotSale(OLD, Quantity.of("60"), Term.SHORT, Money.of("3000.00"), Money.ZERO, Money.of("1200.00"));
        assertThat(findings(withLots(List.of(off))))
                .anySatisfy(f -> assertThat(f).contains("is LONG, not SHORT"));
    }

    @Test
    void tax_that_is_a_cent_off_is_found() {
        TradeProposal sound = sound();
        assertThat(sound.tax().estimatedTax()).isEqualTo(Money.of("600.00"));
        TaxEffect off = new TaxEffect(Money.ZERO, Money.of("3000.00"), Money.of("600.01"), Money.ZERO, Money.ZERO);
        assertThat(findings(with(sound, off))).singleElement().satisfies(f -> assertThat(f)
                .isEqualTo("the trades add tax of 600.00, the report says 600.01"));
    }

    /** The year holds nothing else: $3,000 of the loss save at the ordinary rate, the rest is carried. */
    @Test
    void the_years_limit_on_losses_is_recomputed() {
        AccountView deep = view(AccountSettings.DEFAULTS, Money.of("9000.00"));
        TradeProposal taken = proposal(deep, Map.of(LOSS, Quantity.of("20")), "20");
        assertThat(taken.tax().shortTermGain()).isEqualTo(Money.of("-7000.00"));
        assertThat(taken.tax().estimatedTax()).isEqualTo(Money.of("-1200.00"));
        assertThat(findings(deep, taken)).isEmpty();
        TaxEffect wholly =
                new TaxEffect(Money.of("-7000.00"), Money.ZERO, Money.of("-2800.00"), Money.of("7000.00"), Money.ZERO);
        assertThat(findings(deep, with(taken, wholly)))
                .containsExactly("the trades add tax of -1200.00, the report says -2800.00");
    }

    @Test
    void a_wash_sale_that_is_not_reported_is_found() {
        TradeProposal sound = sound();
        TaxEffect off =
                new TaxEffect(Money.ZERO, Money.of("3000.00"), Money.of("600.00"), Money.ZERO, Money.of("0.01"));
        assertThat(findings(with(sound, off))).containsExactly("the trades wash losses of 0.00, the report says 0.01");
    }

    @Test
    void a_lot_before_its_turn_is_found() {
        for (LotMethod method : List.of(LotMethod.FIFO, LotMethod.AVERAGE_COST)) {
            AccountView view = view(settings(method), Money.of("2600.00"));
            assertThat(findings(view, proposal(view, Map.of(OLD, Quantity.of("60")), "120")))
                    .isEmpty();
            assertThat(findings(view, proposal(view, Map.of(LOSS, Quantity.of("20")), "20")))
                    .anySatisfy(f -> assertThat(f).contains("lot L2 is sold before its turn"));
        }
        for (LotMethod method : List.of(LotMethod.LIFO, LotMethod.HIGHEST_COST)) {
            AccountView view = view(settings(method), Money.of("2600.00"));
            assertThat(findings(view, proposal(view, Map.of(LOSS, Quantity.of("20")), "20")))
                    .isEmpty();
            assertThat(findings(view, proposal(view, Map.of(OLD, Quantity.of("60")), "120")))
                    .anySatisfy(f -> assertThat(f).contains("lot L1 is sold before its turn"));
        }
    }

    /** A hundred shares for 5,000 and twenty for 2,600: 63.333 a share. */
    @Test
    void average_cost_is_recomputed() {
        AccountView view = view(settings(LotMethod.AVERAGE_COST), Money.of("2600.00"));
        TradeProposal sixty = proposal(view, Map.of(OLD, Quantity.of("60")), "120");
        assertThat(sixty.tax().longTermGain()).isEqualTo(Money.of("2200.00"));
        assertThat(findings(view, sixty)).isEmpty();
        assertThat(findings(this.view, sixty)).anySatisfy(f -> assertThat(f).contains("lot L1 gains 2200.00"));
    }

    private static AccountSettings settings(LotMethod method) {
        return AccountSettings.fromTexts(Map.of("lotMethod", method.name()));
    }

    /** The sound proposal ends with 6,000 of 13,000 in each: 46.153846%. */
    @Test
    void a_weight_beyond_its_limit_is_found_and_one_at_it_is_not() {
        Weight ends = Weight.of("0.46153846");
        assertThat(findings(
                        sound(), new Limit.HighestWeight(BONDS, ends, "x"), new Limit.LowestWeight(STOCKS, ends, "x")))
                .isEmpty();
        assertThat(findings(sound(), new Limit.HighestWeight(BONDS, Weight.of("0.46153845"), "x")))
                .anySatisfy(f -> assertThat(f).contains("above its highest weight"));
        assertThat(findings(sound(), new Limit.LowestWeight(STOCKS, Weight.of("0.46153847"), "x")))
                .anySatisfy(f -> assertThat(f).contains("below its lowest weight"));
    }

    @Test
    void a_figure_that_is_not_what_the_trades_give_is_found() {
        TradeProposal sound = sound();
        Figures off = new Figures(
                sound.after().value(),
                sound.after().cash().plus(Money.of("0.01")),
                sound.after().drift(),
                null);
        TradeProposal wrong = new TradeProposal(
                sound.account(),
                sound.household(),
                sound.asOf(),
                sound.trades(),
                sound.notTraded(),
                sound.before(),
                off,
                sound.tax(),
                sound.turnover(),
                sound.certificate());
        assertThat(findings(wrong)).anySatisfy(f -> assertThat(f).contains("the cash after is"));
    }

    private List<String> findings(TradeProposal proposal, Limit... limits) {
        return findings(view, proposal, limits);
    }

    private static List<String> findings(AccountView view, TradeProposal proposal, Limit... limits) {
        return ProposalCheck.findings(
                view, limits(limits), proposal, NOTHING_DUE, RATES, IdentityGroups.of(view.market()), List.of());
    }

    private static TradingLimits limits(Limit... limits) {
        List<Concluded<Limit>> concluded = new ArrayList<>();
        concluded.add(
                new Concluded<>(new Limit.WholeShares(), new RuleReference("whole shares", "policy/trading.drl")));
        for (Limit limit : limits) {
            concluded.add(new Concluded<>(limit, new RuleReference("test", "policy/test.drl")));
        }
        return new TradingLimits(concluded);
    }

    /** Sells sixty of a hundred and twenty shares at a gain and buys bonds for it. */
    private TradeProposal sound() {
        return proposal(Map.of(OLD, Quantity.of("60")), "120");
    }

    private TradeProposal proposal(Map<LotId, Quantity> sold, String bonds) {
        return proposal(view, sold, bonds);
    }

    private static TradeProposal proposal(AccountView view, Map<LotId, Quantity> sold, String bonds) {
        SortedMap<SecurityId, Quantity> bought = new TreeMap<>(Map.of(BONDS, Quantity.of(bonds)));
        SortedMap<SecurityId, SortedMap<LotId, Quantity>> sales = new TreeMap<>(Map.of(STOCKS, new TreeMap<>(sold)));
        ShareChanges changes = new ShareChanges(bought, sales, new Certificate(Money.ZERO, Money.ZERO, Money.ZERO));
        TaxStanding standing =
                new TaxStanding(RealisedYear.NOTHING, RATES, WashWindows.of(view.household(), view.market()));
        return new WriteProposal(view, standing, new TradeReasons(view, limits())).apply(changes, List.of());
    }

    private TradeProposal withLots(List<LotSale> lots) {
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

    private TradeProposal changed(SecurityId security, UnaryOperator<Trade> change) {
        TradeProposal sound = sound();
        return with(
                sound,
                sound.trades().stream()
                        .map(trade -> trade.security().equals(security) ? change.apply(trade) : trade)
                        .toList());
    }

    private static TradeProposal with(TradeProposal p, List<Trade> trades) {
        return with(p, trades, p.tax());
    }

    private static TradeProposal with(TradeProposal p, TaxEffect tax) {
        return with(p, p.trades(), tax);
    }

    private static TradeProposal with(TradeProposal p, List<Trade> trades, TaxEffect tax) {
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

    private static LotSale sale(LotId lot, String quantity, String gain) {
        return new LotSale(lot, Quantity.of(quantity), Term.LONG, Money.of(gain), Money.ZERO, Money.ZERO);
    }

    private static AccountView view() {
        return view(AccountSettings.DEFAULTS, Money.of("2600.00"));
    }

    private static AccountView view(AccountSettings settings, Money basisOfLoss) {
        Market market = new Market(
                AS_OF,
                Map.of(STOCKS, security(STOCKS), BONDS, security(BONDS)),
                Map.of(
                        STOCKS, new QuotedPrice(Price.of("100.00"), AS_OF),
                        BONDS, new QuotedPrice(Price.of("50.00"), AS_OF)),
                List.of(),
                List.of(),
                Optional.empty());
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

    private static ModelPortfolio model() {
        return new ModelPortfolio(
                new ModelId("M"),
                List.of(new TargetWeight(STOCKS, Weight.of("0.5")), new TargetWeight(BONDS, Weight.of("0.45"))));
    }

    private static Security security(SecurityId id) {
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
