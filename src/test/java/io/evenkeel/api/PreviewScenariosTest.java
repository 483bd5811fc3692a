package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.api.Asked.One;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.TaxEffect;
import io.evenkeel.proposal.Trade;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an outsider may expect of a preview, under the project's own rules. */
class PreviewScenariosTest {

    /** 79.2% stocks and 19.8% bonds, of $100,950. */
    private static One drifted(One account) {
        return account.lot("L1", "VTI", "320", "100.00").lot("L2", "BND", "266", "70.00");
    }

    /** 60% stocks and 39% bonds, of $100,000. */
    private static One level(One account) {
        return account.lot("L1", "VTI", "240", "100.00").lot("L2", "BND", "520", "70.00");
    }

    /** 79.2% stocks, all of them below cost. */
    private static One losing(One account) {
        return account.lot("L1", "VTI", "320", "300.00").lot("L2", "BND", "266", "70.00");
    }

    private static Optional<Trade> trade(AccountAnswer account, String security) {
        return account.trades().stream()
                .filter(trade -> trade.security().equals(new SecurityId(security)))
                .findFirst();
    }

    private static Weight weightAfter(AccountAnswer account, String security, String held, String price) {
        Quantity quantity = trade(account, security)
                .map(trade -> trade.side() == Side.BUY
                        ? Quantity.of(held).plus(trade.quantity())
                        : Quantity.of(held).minus(trade.quantity()))
                .orElse(Quantity.of(held));
        return quantity.at(io.evenkeel.money.Price.of(price), RoundingMode.HALF_UP)
                .partOf(after(account).value(), RoundingMode.HALF_UP);
    }

    private static Figures after(AccountAnswer account) {
        return Objects.requireNonNull(account.after());
    }

    private static TaxEffect tax(AccountAnswer account) {
        return Objects.requireNonNull(account.tax());
    }

    private static String told(AccountAnswer account) {
        return String.join(
                "; ", account.exceptions().stream().map(note -> note.message()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRADITIONAL_IRA", "ROTH_IRA", "TAX_EXEMPT"})
    void an_account_outside_its_band_goes_back_to_target_where_nothing_is_taxed(String registration) {
        AccountAnswer account =
                Asked.of(drifted(One.of(registration, "1000.00"))).answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(account.route()).isEqualTo(Route.CLEARED);
        assertThat(trade(account, "VTI").orElseThrow().side()).isEqualTo(Side.SELL);
        assertThat(trade(account, "BND").orElseThrow().side()).isEqualTo(Side.BUY);
        assertThat(after(account).drift()).isLessThan(Weight.of("0.005"));
        assertThat(tax(account).estimatedTax()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_taxable_account_outside_its_band_trades_towards_its_target_as_far_as_the_tax_is_worth_it() {
        AccountAnswer account = Asked.of(drifted(One.taxable("1000.00"))).answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(after(account).drift()).isLessThan(Weight.of("0.06"));
        assertThat(tax(account).longTermGain()).isGreaterThan(Money.ZERO);
        assertThat(tax(account).estimatedTax())
                .isEqualTo(tax(account).longTermGain().times(io.evenkeel.money.Rate.of("0.238"), RoundingMode.HALF_UP));
    }

    @Test
    void three_accounts_with_one_target_are_steered_as_one() {
        List<AccountAnswer> answers = Asked.of(
                        One.taxable("1000.00").lot("L1", "VTI", "320", "100.00").lot("L2", "BND", "266", "70.00"),
                        One.ira("1000.00").lot("L1", "VTI", "320", "100.00").lot("L2", "BND", "266", "70.00"),
                        One.of("ROTH_IRA", "1000.00").lot("L1", "VTI", "100", "100.00"))
                .asOne()
                .answers();

        assertThat(answers).extracting(account -> account.account().value()).containsExactly("A-1", "A-2", "A-3");
        AccountAnswer taxable = answers.get(0);
        assertThat(taxable.trades()).extracting(Trade::side).doesNotContain(Side.SELL);
        assertThat(tax(taxable).estimatedTax()).isEqualTo(Money.ZERO);
        assertThat(trade(answers.get(1), "VTI").orElseThrow().side()).isEqualTo(Side.SELL);
        assertThat(trade(answers.get(1), "BND").orElseThrow().side()).isEqualTo(Side.BUY);
        assertThat(answers).allSatisfy(account -> assertThat(
                        Objects.requireNonNull(account.explanation()).notes())
                .last()
                .asString()
                .startsWith("The household's accounts are steered as one: its drift goes from "));
        assertThat(answers).extracting(AccountAnswer::route).doesNotContain(Route.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAXABLE", "TRADITIONAL_IRA", "ROTH_IRA", "TAX_EXEMPT"})
    void an_account_within_its_bands_is_left_alone(String registration) {
        AccountAnswer account = Asked.of(level(One.of(registration, "1000.00"))).answer();

        assertThat(account.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(account.route()).isNull();
        assertThat(account.trades()).isEmpty();
        assertThat(account.turnover()).isEqualTo(Weight.ZERO);
        assertThat(account.after()).isEqualTo(account.before());
    }

    @Test
    void no_cash_at_all_is_no_reason_to_trade() {
        assertThat(Asked.of(level(One.taxable("0.00"))).answer().outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(Asked.of(One.ira("0.00").lot("L1", "VTI", "1", "100.00"))
                        .model("{ \"security\": \"VTI\", \"weight\": \"1\" }")
                        .answer()
                        .outcome())
                .isEqualTo(Outcome.WITHIN_BANDS);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-27, TRADE", "2026-03-26, HELD", "2026-03-02, HELD"})
    void a_price_older_than_four_days_holds_the_account(String date, Outcome expected) {
        AccountAnswer account = Asked.of(drifted(One.ira("1000.00")))
                .securities(
                        "{ \"id\": \"VTI\", \"assetClass\": \"US_EQUITY\", \"price\": \"250.00\", \"priceDate\": \"%s\" }"
                                .formatted(date),
                        "{ \"id\": \"BND\", \"assetClass\": \"US_BOND\", \"price\": \"75.00\" }")
                .answer();

        assertThat(account.outcome()).isEqualTo(expected);
        if (expected == Outcome.HELD) {
            assertThat(told(account)).contains("VTI", date);
            assertThat(account.trades()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER_BUY, BND, '', BND, BUY",
        "NEVER_OWN, BND, '', BND, BUY",
        "NEVER_TRADE, BND, '', BND, BUY",
        "NEVER_SELL, VTI, '', VTI, SELL",
        "NEVER_TRADE, VTI, '', VTI, SELL",
        "LOCK_QUANTITY, VTI, '\"quantity\": \"320\"', VTI, SELL",
        "LOCK_LOT, VTI, '\"lot\": \"L1\"', VTI, SELL",
    })
    void what_a_restriction_forbids_is_not_traded_and_told(
            String type, String security, String more, String untraded, Side side) {
        AccountAnswer account = Asked.of(drifted(One.ira("1000.00")).restricted(type, security, more))
                .answer();

        assertThat(trade(account, untraded)
                        .filter(trade -> trade.side() == side)
                        .isPresent())
                .isFalse();
        if (!type.equals("NEVER_OWN")) {
            assertThat(account.notTraded()).anySatisfy(note -> {
                assertThat(note.security().value()).isEqualTo(security);
                assertThat(note.reason()).contains("asked");
            });
        }
    }

    @Test
    void locked_shares_stay_and_the_others_are_sold() {
        AccountAnswer account = Asked.of(
                        drifted(One.ira("1000.00")).restricted("LOCK_QUANTITY", "VTI", "\"quantity\": \"300\""))
                .answer();

        assertThat(trade(account, "VTI").orElseThrow().quantity()).isEqualTo(Quantity.of("20"));
    }

    @Test
    void what_must_not_be_owned_is_sold_whole() {
        AccountAnswer named = Asked.of(level(One.ira("1000.00")).restricted("NEVER_OWN", "VTI", ""))
                .answer();
        assertThat(trade(named, "VTI").orElseThrow().quantity()).isEqualTo(Quantity.of("240"));

        AccountAnswer sector = Asked.of(level(One.ira("1000.00")).excludes("ENERGY"))
                .securities(
                        "{ \"id\": \"VTI\", \"assetClass\": \"US_EQUITY\", \"sector\": \"ENERGY\", \"price\": \"250.00\" }",
                        "{ \"id\": \"BND\", \"assetClass\": \"US_BOND\", \"price\": \"75.00\" }")
                .answer();
        assertThat(trade(sector, "VTI").orElseThrow().quantity()).isEqualTo(Quantity.of("240"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-30, true", "2026-03-31, false", "2026-04-01, false"})
    void a_restriction_binds_until_its_last_day(String expires, boolean sold) {
        AccountAnswer account = Asked.of(drifted(One.ira("1000.00"))
                        .restricted("NEVER_SELL", "VTI", "\"expires\": \"%s\"".formatted(expires)))
                .answer();

        assertThat(trade(account, "VTI").isPresent()).isEqualTo(sold);
    }

    @ParameterizedTest
    @CsvSource({"0.57", "0.50", "0.30"})
    void a_security_ends_at_most_at_its_highest_weight_even_inside_its_band(String highest) {
        AccountAnswer account = Asked.of(level(One.ira("1000.00"))
                        .restricted("MAX_WEIGHT", "VTI", "\"weight\": \"%s\"".formatted(highest)))
                .answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(weightAfter(account, "VTI", "240", "250.00"))
                .isBetween(Weight.of(highest).minus(Weight.of("0.01")), Weight.of(highest));
    }

    @ParameterizedTest
    @CsvSource({"TRADITIONAL_IRA, 0.63", "TRADITIONAL_IRA, 0.70", "TAXABLE, 0.70"})
    void a_security_ends_at_least_at_its_lowest_weight(String registration, String lowest) {
        AccountAnswer account = Asked.of(level(One.of(registration, "1000.00"))
                        .restricted("MIN_WEIGHT", "VTI", "\"weight\": \"%s\"".formatted(lowest)))
                .answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(weightAfter(account, "VTI", "240", "250.00"))
                .isBetween(Weight.of(lowest), Weight.of(lowest).plus(Weight.of("0.01")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIN_WEIGHT | VTI | \"weight\": \"0.50\" | MAX_WEIGHT | VTI | \"weight\": \"0.30\" | VTI must be at least 50.0% (asked) and at most 30.0% (asked)",
                "MIN_WEIGHT | VTI | \"weight\": \"0.50\" | NEVER_OWN  | VTI | \"quantity\": null   | VTI must be at least 50.0% (asked) and must not be owned (asked)",
                "NEVER_SELL | VTI | \"quantity\": null   | MAX_WEIGHT | VTI | \"weight\": \"0.30\" | VTI must be at most 30.0% (asked) and 60.0% of it may not be sold (asked)",
                "LOCK_LOT   | VTI | \"lot\": \"L1\"      | MAX_WEIGHT | VTI | \"weight\": \"0.30\" | VTI must be at most 30.0% (asked) and 60.0% of it may not be sold (asked)",
                "NEVER_SELL | VTI | \"quantity\": null   | NEVER_OWN  | VTI | \"quantity\": null   | VTI must not be owned (asked) and may not be sold (asked)",
                "NEVER_BUY  | VTI | \"quantity\": null   | MIN_WEIGHT | VTI | \"weight\": \"0.70\" | VTI must be at least 70.0% (asked), is at 60.0%, and may not be bought (asked)",
                "MIN_WEIGHT | VTI | \"weight\": \"0.70\" | MIN_WEIGHT | BND | \"weight\": \"0.50\" | The lowest weights of [BND, VTI] add up to 120.0% of the account",
                "MIN_WEIGHT | VTI | \"weight\": \"0.70\" | NEVER_SELL | BND | \"quantity\": null   | The lowest weight of VTI cannot be kept"
            })
    void limits_that_contradict_each_other_are_named(
            String one,
            String security,
            String more,
            String other,
            String otherSecurity,
            String otherMore,
            String told) {
        AccountAnswer account = Asked.of(level(One.ira("1000.00"))
                        .restricted(one, security, more)
                        .restricted(other, otherSecurity, otherMore))
                .answer();

        assertThat(account.outcome()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(account.route()).isNull();
        assertThat(account.trades()).isEmpty();
        assertThat(told(account)).contains(told);
    }

    @Test
    void a_reserve_or_a_payment_that_cannot_be_raised_is_told_with_what_is_in_its_way() {
        AccountAnswer locked = Asked.of(level(One.ira("1000.00"))
                        .pays("5000.00", "2026-04-02")
                        .restricted("NEVER_SELL", "VTI", "")
                        .restricted("NEVER_SELL", "BND", ""))
                .answer();
        assertThat(locked.outcome()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(told(locked))
                .contains(
                        "The cash reserve of $100.00 beside payments of $5,000.00 that are due cannot be kept",
                        "$4,100.00 is missing",
                        "May not be sold: VTI (asked), BND (asked)");

        AccountAnswer poor = Asked.of(level(One.ira("1000.00")).settings("\"cashReserve\": \"200000.00\""))
                .answer();
        assertThat(poor.outcome()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(told(poor)).contains("The cash reserve of $200,000.00 cannot be kept", "worth $100,000.00");

        AccountAnswer budget = Asked.of(One.taxable("1000.00")
                        .lot("L1", "VTI", "400", "100.00")
                        .settings("\"gainBudget\": \"0.00\"")
                        .pays("5000.00", "2026-04-02"))
                .answer();
        assertThat(budget.outcome()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(told(budget)).contains("The gain budget of $0.00 cannot be kept");
    }

    @ParameterizedTest
    @CsvSource({
        "5000.00, 2026-04-02, 5100.00",
        "5000.00, 2026-03-02, 5100.00",
        "5000.00, 2026-04-10, 5100.00",
        "900.00, 2026-04-02, 1000.00",
        "5000.00, 2026-04-11, 1000.00"
    })
    void payments_due_within_ten_days_are_raised_beside_the_reserve(String amount, String due, String least) {
        AccountAnswer account =
                Asked.of(level(One.taxable("1000.00")).pays(amount, due)).answer();

        assertThat(account.outcome()).isIn(Outcome.TRADE, Outcome.WITHIN_BANDS);
        assertThat(after(account).cash()).isGreaterThanOrEqualTo(Money.of(least));
    }

    @Test
    void a_payment_is_raised_where_one_security_stands_at_a_loss() {
        AccountAnswer account = Asked.of(One.taxable("1000.00")
                        .lot("L1", "VTI", "240", "100.00")
                        .lot("L2", "BND", "520", "100.00")
                        .pays("5000.00", "2026-04-02"))
                .answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(after(account).cash()).isGreaterThanOrEqualTo(Money.of("5100.00"));
    }

    @ParameterizedTest
    @CsvSource({"2500.00, 2500.00", "1000.00, 1000.00"})
    void an_accounts_own_reserve_is_raised_and_stays(String reserve, String least) {
        AccountAnswer account = Asked.of(
                        level(One.ira("999.00")).settings("\"cashReserve\": \"%s\"".formatted(reserve)))
                .answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(after(account).cash()).isGreaterThanOrEqualTo(Money.of(least));
    }

    @ParameterizedTest
    @CsvSource({"3000.00, 3000.00", "0.00, 0.00", "100000.00, 20000.00"})
    void gains_stay_within_their_budget(String budget, String most) {
        AccountAnswer account = Asked.of(
                        drifted(One.taxable("1000.00")).settings("\"gainBudget\": \"%s\"".formatted(budget)))
                .answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(tax(account).shortTermGain().plus(tax(account).longTermGain()))
                .isLessThanOrEqualTo(Money.of(most));
    }

    @Test
    void losses_make_room_in_the_gain_budget() {
        AccountAnswer account = Asked.of(One.taxable("1000.00")
                        .lot("L1", "VTI", "320", "100.00")
                        .lot("L2", "BND", "266", "60.00")
                        .lot("L3", "VTI", "50", "300.00")
                        .settings("\"gainBudget\": \"0.00\""))
                .answer();

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(tax(account).shortTermGain().plus(tax(account).longTermGain()))
                .isLessThanOrEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"250.00", "5000.00"})
    void no_trade_is_below_the_minimum(String minimum) {
        AccountAnswer account = Asked.of(drifted(One.ira("1000.00"))
                        .lot("L3", "IBM", "3", "100.00")
                        .settings("\"minimumTrade\": \"%s\"".formatted(minimum)))
                .security("{ \"id\": \"IBM\", \"assetClass\": \"US_EQUITY\", \"price\": \"200.00\" }")
                .answer();

        assertThat(account.trades()).isNotEmpty().allSatisfy(trade -> {
            boolean closes = trade.security().equals(new SecurityId("IBM"))
                    && trade.quantity().equals(Quantity.of("3"));
            assertThat(closes || trade.amount().compareTo(Money.of(minimum)) >= 0)
                    .as("%s", trade)
                    .isTrue();
        });
    }

    @Test
    void a_minimum_above_every_trade_leaves_the_account_alone() {
        AccountAnswer account = Asked.of(drifted(One.ira("1000.00")).settings("\"minimumTrade\": \"50000.00\""))
                .answer();

        assertThat(account.trades()).isEmpty();
        assertThat(account.outcome()).isEqualTo(Outcome.WITHIN_BANDS);
    }

    @Test
    void only_whole_shares_are_traded_unless_fractions_are_agreed_on() {
        AccountAnswer whole = Asked.of(
                        One.ira("1000.00").lot("L1", "VTI", "320.5", "100.00").lot("L2", "BND", "266.123456", "70.00"))
                .answer();
        assertThat(whole.trades())
                .isNotEmpty()
                .allSatisfy(trade -> assertThat(trade.quantity().isWhole()).isTrue());

        AccountAnswer closed = Asked.of(
                        One.ira("1000.00").lot("L1", "VTI", "320.5", "100.00").restricted("NEVER_OWN", "VTI", ""))
                .answer();
        assertThat(trade(closed, "VTI").orElseThrow().quantity()).isEqualTo(Quantity.of("320.5"));

        AccountAnswer fractions = Asked.of(drifted(One.ira("1000.00")).settings("\"wholeShares\": false"))
                .answer();
        assertThat(fractions.trades())
                .anySatisfy(trade -> assertThat(trade.quantity().isWhole()).isFalse());
        assertThat(after(fractions).drift()).isLessThan(Weight.of("0.0011"));
    }

    /** Twenty securities of 5% each; half of them heavier by as much as the others are lighter. */
    private static AccountAnswer spread(int heavy, int light, String cash) {
        One account = One.ira(cash).settings("\"cashReserve\": \"0.00\", \"driftBand\": \"0.01\"");
        List<String> securities = new java.util.ArrayList<>();
        List<String> targets = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            account.lot("L" + i, "S" + i, String.valueOf(i < 10 ? heavy : light), "90.00");
            securities.add("{ \"id\": \"S%d\", \"assetClass\": \"US_EQUITY\", \"price\": \"100.00\" }".formatted(i));
            targets.add("{ \"security\": \"S%d\", \"weight\": \"0.05\" }".formatted(i));
        }
        return Asked.of(account)
                .securities(securities.toArray(String[]::new))
                .model(String.join(", ", targets))
                .answer();
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 2000, 0.00, 10000000.00, CLEARED",
        "8000, 2000, 0.01, 10000000.01, REVIEW",
        "8400, 3600, 0.00, 12000000.00, CLEARED",
        "8410, 3590, 0.00, 12000000.00, REVIEW",
        "12000, 0, 0.00, 12000000.00, REVIEW"
    })
    void an_account_above_ten_million_whose_turnover_exceeds_a_fifth_is_reviewed(
            int heavy, int light, String cash, String value, Route expected) {
        AccountAnswer account = light == 0 ? spread(heavy - 1, 1, cash) : spread(heavy, light, cash);

        assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
        assertThat(account.route()).as("turnover %s", account.turnover()).isEqualTo(expected);
        assertThat(Objects.requireNonNull(account.turnover()).compareTo(Weight.of("0.2")) > 0
                        && Objects.requireNonNull(account.before()).value().compareTo(Money.of("10000000")) > 0)
                .isEqualTo(expected == Route.REVIEW);
        if (light != 0) {
            assertThat(Objects.requireNonNull(account.before()).value()).isEqualTo(Money.of(value));
        }
        if (expected == Route.REVIEW) {
            assertThat(account.exceptions()).anySatisfy(note -> {
                assertThat(note.rule()).contains("large account whose proposed turnover is high");
                assertThat(note.message()).contains("Turnover is");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PURCHASE, 2026-03-15, false",
        "DIVIDEND_REINVESTMENT, 2026-03-15, false",
        "AUTO_INVEST, 2026-03-31, false",
        "PURCHASE, 2026-03-01, false",
        "PURCHASE, 2026-02-28, true"
    })
    void no_loss_is_sold_within_thirty_days_of_a_purchase_anywhere_in_the_household(
            String kind, String date, boolean sold) {
        Asked own = Asked.of(losing(One.taxable("1000.00")).bought(kind, "VTI", "320", date));
        assertThat(trade(own.answer(), "VTI").isPresent()).isEqualTo(sold);

        Asked other = Asked.of(
                losing(One.taxable("1000.00")), level(One.ira("1000.00")).bought(kind, "VTI", "320", date));
        assertThat(trade(other.answer(), "VTI").isPresent()).isEqualTo(sold);
    }

    @Test
    void shares_received_as_a_gift_or_a_transfer_wash_nothing() {
        for (String kind : List.of("TRANSFER_IN_KIND", "INHERITANCE", "GIFT", "STOCK_SPLIT")) {
            AccountAnswer account = Asked.of(losing(One.taxable("1000.00")).received(kind, "VTI", "10", "2026-03-15"))
                    .answer();
            assertThat(tax(account).lossesHarvested()).as(kind).isGreaterThan(Money.ZERO);
        }
    }

    @Test
    void what_the_household_sold_at_a_loss_is_not_bought_back_in_any_account() {
        One seller =
                One.taxable("50000.00").lot("L2", "BND", "266", "70.00").sold("VTI", "500", "-120.00", "2026-03-15");
        List<AccountAnswer> answers = Asked.of(seller, One.ira("50000.00").lot("L3", "BND", "100", "70.00"))
                .answers();

        assertThat(answers)
                .allSatisfy(account -> assertThat(trade(account, "VTI")).isEmpty());
        assertThat(answers).allSatisfy(account -> assertThat(account.notTraded())
                .anySatisfy(note -> assertThat(note.reason()).contains("at a loss")));
    }

    @Test
    void what_was_sold_at_a_gain_or_in_an_ira_may_be_bought_back() {
        One gain = One.taxable("50000.00").lot("L2", "BND", "266", "70.00").sold("VTI", "500", "120.00", "2026-03-15");
        assertThat(trade(Asked.of(gain).answer(), "VTI")).isPresent();

        One ira = One.ira("50000.00").lot("L2", "BND", "266", "70.00").sold("VTI", "500", "-120.00", "2026-03-15");
        assertThat(trade(Asked.of(ira).answer(), "VTI")).isPresent();
    }

    @Test
    void one_account_does_not_buy_what_another_sells_at_a_loss_today() {
        List<AccountAnswer> answers = Asked.of(
                        losing(One.taxable("1000.00")), One.ira("50000.00").lot("L3", "BND", "10", "60.00"))
                .answers();

        assertThat(trade(answers.get(0), "VTI").orElseThrow().side()).isEqualTo(Side.SELL);
        assertThat(tax(answers.get(0)).lossesHarvested()).isGreaterThan(Money.ZERO);
        assertThat(trade(answers.get(1), "VTI")).isEmpty();
    }

    @Test
    void substantially_identical_securities_wash_each_other() {
        AccountAnswer account = Asked.of(losing(One.taxable("1000.00")).bought("PURCHASE", "TWIN", "500", "2026-03-15"))
                .securities(
                        "{ \"id\": \"VTI\", \"assetClass\": \"US_EQUITY\", \"price\": \"250.00\", \"identityGroup\": \"G\" }",
                        "{ \"id\": \"TWIN\", \"assetClass\": \"US_EQUITY\", \"price\": \"100.00\", \"identityGroup\": \"G\" }",
                        "{ \"id\": \"BND\", \"assetClass\": \"US_BOND\", \"price\": \"75.00\" }")
                .answer();

        assertThat(trade(account, "VTI")).isEmpty();
    }

    /** What $9,900 of long-term gain adds to the year, by what the year holds already. */
    @ParameterizedTest
    @CsvSource({
        "'', 0.238",
        "'\"longTermGain\": \"5000.00\"', 0.238",
        "'\"carryShort\": \"500000.00\"', 0",
        "'\"longTermGain\": \"-500000.00\"', 0"
    })
    void tax_is_what_the_trades_add_to_the_year(String year, String rate) {
        AccountAnswer account = Asked.of(drifted(One.taxable("1000.00"))
                        .settings("\"shortTermRate\": \"0.408\", \"longTermRate\": \"0.238\"")
                        .year(year))
                .answer();

        Money gain = tax(account).longTermGain();
        assertThat(gain).isGreaterThan(Money.ZERO);
        assertThat(tax(account).estimatedTax())
                .isEqualTo(gain.times(io.evenkeel.money.Rate.of(rate), RoundingMode.HALF_UP));
    }

    @Test
    void an_account_with_nothing_in_it_is_held_and_one_with_cash_alone_is_invested() {
        assertThat(Asked.of(One.taxable("0.00")).answer().outcome()).isEqualTo(Outcome.HELD);

        AccountAnswer invested = Asked.of(One.taxable("100000.00")).answer();
        assertThat(invested.trades()).hasSize(2).allSatisfy(trade -> assertThat(trade.side())
                .isEqualTo(Side.BUY));
        assertThat(after(invested).drift()).isLessThan(Weight.of("0.005"));
        assertThat(invested.turnover()).isEqualTo(Weight.ZERO);
    }

    @Test
    void figures_are_what_the_contract_says_they_are() {
        AccountAnswer account = Asked.of(drifted(One.taxable("1000.00"))).answer();
        Trade sale = trade(account, "VTI").orElseThrow();
        Trade purchase = trade(account, "BND").orElseThrow();
        Figures before = Objects.requireNonNull(account.before());

        assertThat(before.value()).isEqualTo(Money.of("100950.00"));
        // |80,000 / 100,950 - 0.6| + |19,950 / 100,950 - 0.4| + 1,000 / 100,950, halved.
        assertThat(before.drift()).isEqualTo(Weight.of("0.20237741"));
        assertThat(account.turnover())
                .isEqualTo(sale.amount().min(purchase.amount()).partOf(before.value(), RoundingMode.HALF_UP));
        assertThat(after(account).cash())
                .isEqualTo(before.cash().plus(sale.amount()).minus(purchase.amount()));
        LotSale lot = sale.lots().get(0);
        assertThat(lot.gain()).isEqualTo(lot.quantity().at(io.evenkeel.money.Price.of("150.00"), RoundingMode.HALF_UP));
        assertThat(before.trackingError()).isNull();
        assertThat(Objects.requireNonNull(account.certificate()).gap()).isBetween(Money.ZERO, Money.of("10.00"));
    }
}
