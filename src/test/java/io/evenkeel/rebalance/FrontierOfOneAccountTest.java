package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.TradeProposal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What else an account could have done today. */
class FrontierOfOneAccountTest {

    private static OneHousehold legacy() {
        return new OneHousehold()
                .security("STOCKS", "100.00")
                .security("BONDS", "50.00")
                .target("STOCKS", "0.5")
                .target("BONDS", "0.5")
                .account("A", TAXABLE, "0.00")
                .lot("S1", "STOCKS", "400", "36000.00", "2020-01-02")
                .lot("S2", "STOCKS", "500", "5000.00", "2019-01-02")
                .lot("B", "BONDS", "200", "10000.00", "2020-01-02");
    }

    @Test
    void along_the_points_tax_rises_and_the_distance_falls_and_the_proposal_stands_among_them() {
        TransitionFrontier frontier = legacy().frontier("A").orElseThrow();

        List<TransitionPoint> points = frontier.points();
        assertThat(points).hasSizeGreaterThan(4);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).tax())
                    .isGreaterThanOrEqualTo(points.get(i - 1).tax());
            assertThat(points.get(i).drift()).isLessThan(points.get(i - 1).drift());
        }
        assertThat(frontier.doingNothing().tax()).isEqualTo(Money.ZERO);
        assertThat(frontier.doingNothing().drift()).isEqualTo(Weight.of("0.4"));
        assertThat(frontier.allTheWay().tax()).isGreaterThan(Money.of("900.00"));

        TradeProposal proposal = Trades.proposal(legacy().result("A"));
        TransitionPoint proposed = frontier.placeOf(proposal);
        assertThat(points).contains(proposed);
        assertThat(proposed.tax()).isEqualTo(proposal.tax().estimatedTax()).isGreaterThan(Money.ZERO);
    }

    /** Six points of stocks without basis: all of the drift costs $864 a year, and the tax on going back $1,428. */
    @Test
    void all_the_way_is_a_point_even_where_it_costs_more_than_it_saves() {
        TransitionFrontier frontier = OneHousehold.ofStocksAndBonds("0.5", "0.5")
                .account("A", TAXABLE, "0.00")
                .settings(Map.of("cashReserve", "0.00", "longTermRate", "0.238"))
                .lot("S", "STOCKS", "560", "0.00", "2019-01-02")
                .lot("B", "BONDS", "880", "44000.00", "2020-01-02")
                .frontier("A")
                .orElseThrow();

        assertThat(frontier.allTheWay().tax()).isBetween(Money.of("1400.00"), Money.of("1430.00"));
        assertThat(frontier.points()).hasSizeGreaterThan(2);
    }

    @Test
    void an_account_that_may_not_sell_has_nowhere_to_go() {
        TransitionFrontier frontier = legacy().restriction(RestrictionType.NEVER_SELL, "STOCKS", null)
                .frontier("A")
                .orElseThrow();
        assertThat(frontier.allTheWay().drift())
                .isEqualTo(frontier.doingNothing().drift());
    }

    @Test
    void an_account_that_has_its_target_with_others_has_no_frontier_of_its_own() {
        assertThat(legacy().account("I", ROTH_IRA, "1000.00").asOne().frontier("A"))
                .isEmpty();
    }

    @Test
    void an_account_that_is_held_has_none() {
        assertThat(legacy().lot("X", "BONDS", "10", null, "2020-01-02").frontier("A"))
                .isEmpty();
    }
}
