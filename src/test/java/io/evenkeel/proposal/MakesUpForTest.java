package io.evenkeel.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.LotId;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void what_is_bought_beyond_its_target_says_what_it_makes_up_for() {
        assertThat(reasons(SoundProposal.BONDS, market(1, 0.5), "120"))
                .last()
                .isEqualTo("Goes 1.2 points above its target: it makes up for STOCKS, which moves like it and stays 3.8"
                        + " points below");
    }

    @Test
    void so_does_what_is_sold_beyond_it() {
        assertThat(reasons(SoundProposal.STOCKS, market(1, 0.5), "120"))
                .last()
                .isEqualTo("Goes 3.8 points below its target: it makes up for BONDS, which moves like it and stays 1.2"
                        + " points above");
    }

    @Test
    void what_is_sold_for_its_loss_needs_no_other_reason() {
        Map<LotId, Quantity> sold = Map.of(SoundProposal.OLD, Quantity.of("40"), SoundProposal.LOSS, Quantity.of("20"));

        assertThat(reasons(SoundProposal.STOCKS, market(1, 0.5), sold, "9000.00", "120"))
                .noneMatch(reason -> reason.startsWith("Goes"));
        assertThat(reasons(SoundProposal.STOCKS, market(1, 0.5), sold, "2600.00", "120"))
                .anyMatch(reason -> reason.startsWith("Goes"));
    }

    @Test
    void a_loss_of_less_than_a_cent_in_a_dollar_does_not_explain_a_sale() {
        Map<LotId, Quantity> sold = Map.of(SoundProposal.OLD, Quantity.of("40"), SoundProposal.LOSS, Quantity.of("20"));

        assertThat(reasons(SoundProposal.STOCKS, market(1, 0.5), sold, "4010.00", "120"))
                .contains("Realises a loss of $2,010.00")
                .anyMatch(reason -> reason.startsWith("Goes"));
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
