package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.RestrictionType;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A locked holding against which a security moves: how much of that is bought to make up for it. */
class PurchasesStayNearTargetsTest {

    private static final String POLICY = "policy/trading.drl";
    private static final String FIVE_POINTS = "new MostAboveTarget( \"5%\" )";

    /** BANK is 40% of the account and stays; GRID moves against it and is at its target of 10%; $100,000 in all. */
    private static OneHousehold household() {
        return new OneHousehold()
                .security("BANK", "100.00")
                .security("GRID", "100.00")
                .security("WIDE", "100.00")
                .target("GRID", "0.1")
                .target("WIDE", "0.9")
                .riskModel(model())
                .account("A", ROTH_IRA, "0.00")
                .settings(Map.of("cashReserve", "0.00"))
                .lot("B", "BANK", "400", "1000.00", "2020-01-02")
                .lot("G", "GRID", "100", "1000.00", "2020-01-02")
                .lot("W", "WIDE", "500", "1000.00", "2020-01-02")
                .restriction(RestrictionType.NEVER_SELL, "BANK", null);
    }

    private static RiskModel model() {
        return new RiskModel(
                List.of("RATES"),
                Map.of(
                        new SecurityId("BANK"), new double[] {1.0},
                        new SecurityId("GRID"), new double[] {-1.0},
                        new SecurityId("WIDE"), new double[] {0.0}),
                new double[][] {{0.04}},
                Map.of(new SecurityId("BANK"), 0.01, new SecurityId("GRID"), 0.01, new SecurityId("WIDE"), 0.001));
    }

    @Test
    void a_purchase_stops_where_the_rule_says() {
        assertThat(Trades.bought(household().result("A"), "GRID")).isEqualTo(Quantity.ofShares(50));
        assertThat(Trades.bought(
                        household()
                                .rule(POLICY, FIVE_POINTS, "new MostAboveTarget( \"8%\" )")
                                .result("A"),
                        "GRID"))
                .isEqualTo(Quantity.ofShares(80));
    }

    @Test
    void without_the_rule_it_goes_as_far_as_risk_makes_it_worth() {
        OneHousehold free = household().rule(POLICY, FIVE_POINTS, "new MostAboveTarget( \"100%\" )");
        assertThat(Trades.bought(free.result("A"), "GRID")).isGreaterThan(Quantity.ofShares(200));
    }

    @Test
    void a_lowest_weight_goes_before_it() {
        OneHousehold agreed = household().restriction(RestrictionType.MIN_WEIGHT, "GRID", null, null, "0.3");
        assertThat(Trades.bought(agreed.result("A"), "GRID")).isGreaterThanOrEqualTo(Quantity.ofShares(200));
    }
}
