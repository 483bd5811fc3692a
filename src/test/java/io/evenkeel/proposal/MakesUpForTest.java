package io.evenkeel.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.tax.WashWindows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MakesUpForTest {

    /** Of $13,000, half is to be stocks and 45% bonds; 60 of 120 shares are sold and so many bonds bought. */
    private static List<String> reasons(SecurityId security, Optional<RiskModel> risk, String bonds) {
        return reasons(security, risk, Map.of(SoundProposal.OLD, Quantity.of("60")), "2600.00", bonds);
    }

    private static List<String> reasons(
            SecurityId security,
            Optional<RiskModel> risk,
            Map<LotId, Quantity> sold,
            String basisOfLoss,
            String bonds) {
        return SoundProposal.proposal(
                        SoundProposal.view(AccountSettings.DEFAULTS, Money.of(basisOfLoss), risk), sold, bonds)
                .trades()
                .stream()
                .filter(trade -> trade.security().equals(security))
                .findFirst()
                .orElseThrow()
                .reasons();
    }

    private static Optional<RiskModel> market(double stocks, double bonds) {
        return Optional.of(new RiskModel(
                List.of("market"),
                Map.of(SoundProposal.STOCKS, new double[] {stocks}, SoundProposal.BONDS, new double[] {bonds}),
                new double[][] {{0.04}},
                Map.of(SoundProposal.STOCKS, 0.01, SoundProposal.BONDS, 0.01)));
    }

    private static final Map<LotId, Quantity> FOR_THEIR_LOSS =
            Map.of(SoundProposal.OLD, Quantity.of("40"), SoundProposal.LOSS, Quantity.of("20"));

    @Test
    void what_is_bought_beyond_its_target_says_what_it_makes_up_for() {
        assertThat(reasons(SoundProposal.BONDS, market(1, 0.5), FOR_THEIR_LOSS, "9000.00", "120"))
                .last()
                .isEqualTo("Goes 1.2 points above its target: it makes up for STOCKS, which moves like it and stays 3.8"
                        + " points below");
    }

    /** So many bonds are held already and not traded; 75 of 120 shares of stock are sold for cash. */
    private static List<String> whyStocksAreSold(String bondsHeld, double stocks, double bonds) {
        AccountView sound = SoundProposal.view(AccountSettings.DEFAULTS, Money.of("2600.00"), market(stocks, bonds));
        AccountView holding = holding(sound, bondsHeld);
        SortedMap<SecurityId, SortedMap<LotId, Quantity>> sales = new TreeMap<>(
                Map.of(SoundProposal.STOCKS, new TreeMap<>(Map.of(SoundProposal.OLD, Quantity.of("75")))));
        ShareChanges changes =
                new ShareChanges(new TreeMap<>(), sales, new Certificate(Money.ZERO, Money.ZERO, Money.ZERO));
        TaxStanding standing = new TaxStanding(
                RealisedYear.NOTHING, SoundProposal.RATES, WashWindows.of(holding.household(), holding.market()));
        return new WriteProposal(holding, standing, new TradeReasons(holding, SoundProposal.limits()))
                .apply(changes, List.of())
                .trades()
                .get(0)
                .reasons();
    }

    private static AccountView holding(AccountView view, String bonds) {
        Account account = view.account();
        List<TaxLot> lots = new ArrayList<>(account.lots());
        lots.add(new TaxLot(
                new LotId("B"),
                SoundProposal.BONDS,
                Quantity.of(bonds),
                Money.of("1000.00"),
                LocalDate.of(2015, 1, 5)));
        Account holding = new Account(
                account.id(),
                account.owner(),
                account.registration(),
                account.model(),
                account.cash(),
                account.settings(),
                lots,
                account.restrictions(),
                account.cashFlows(),
                account.transactions(),
                account.yearToDate(),
                account.positions());
        return new AccountView(
                view.household().with(List.of(holding)),
                holding,
                SoundProposal.model(),
                view.market(),
                view.substitutes());
    }

    @Test
    void so_does_what_is_sold_beyond_it() {
        assertThat(whyStocksAreSold("600", 1, 1))
                .last()
                .isEqualTo(
                        "Goes 39.5 points below its target: it makes up for BONDS, which moves like it and stays 24.8"
                                + " points above");
    }

    @Test
    void two_trades_of_a_day_are_no_reason_for_each_other() {
        assertThat(reasons(SoundProposal.BONDS, market(1, 0.5), "120")).noneMatch(reason -> reason.startsWith("Goes"));
        assertThat(reasons(SoundProposal.STOCKS, market(1, 0.5), "120")).noneMatch(reason -> reason.startsWith("Goes"));
    }

    @Test
    void what_is_made_up_for_is_half_of_what_the_trade_adds_at_least() {
        assertThat(whyStocksAreSold("280", 1, 1)).noneMatch(reason -> reason.startsWith("Goes"));
    }

    @Test
    void what_moves_the_other_way_and_stays_on_the_same_side_is_made_up_for() {
        assertThat(whyStocksAreSold("40", 0.5, -1))
                .last()
                .isEqualTo(
                        "Goes 20.0 points below its target: it makes up for BONDS, which moves against it and stays 31.7"
                                + " points below");
    }

    @Test
    void what_is_sold_for_its_loss_needs_no_other_reason() {
        assertThat(reasons(SoundProposal.STOCKS, market(1, 0.5), FOR_THEIR_LOSS, "9000.00", "120"))
                .noneMatch(reason -> reason.startsWith("Goes"));
    }

    @Test
    void a_loss_of_less_than_a_cent_in_a_dollar_does_not_explain_a_sale() {
        Map<LotId, Quantity> sold = FOR_THEIR_LOSS;

        assertThat(reasons(SoundProposal.STOCKS, Optional.empty(), sold, "4010.00", "120"))
                .contains("Sold to pay for today's purchases");
        assertThat(reasons(SoundProposal.STOCKS, Optional.empty(), sold, "9000.00", "120"))
                .doesNotContain("Sold to pay for today's purchases");
    }

    @Test
    void distances_below_a_tenth_of_a_point_are_told_to_a_hundredth() {
        assertThat(TradeReasons.points(Weight.of("0.071"))).isEqualTo("7.1");
        assertThat(TradeReasons.points(Weight.of("0.001"))).isEqualTo("0.1");
        assertThat(TradeReasons.points(Weight.of("0.0004"))).isEqualTo("0.04");
    }

    @Test
    void what_moves_the_other_way_makes_up_for_nothing() {
        assertThat(reasons(SoundProposal.BONDS, market(1, -0.5), "120")).noneMatch(reason -> reason.startsWith("Goes"));
    }

    @Test
    void nothing_is_said_short_of_the_target_or_without_a_risk_model() {
        assertThat(reasons(SoundProposal.BONDS, market(1, 0.5), "110")).noneMatch(reason -> reason.startsWith("Goes"));
        assertThat(reasons(SoundProposal.BONDS, Optional.empty(), "120"))
                .noneMatch(reason -> reason.startsWith("Goes"));
    }
}
